package metric

import (
	"math"
	"slices"
	"strings"

	"evpkit/evp"
)

// A Range is the range that a metric cannot leave, by its definition. The zero value
// is that of a metric which has none or whose definitions differ.
type Range struct {
	// Low and High are its ends, in the metric's plain scale; infinite where it has
	// none.
	Low, High float64
	// Percent says that the name is of percent: the ends are 100 times as far.
	Percent bool
}

// Known reports whether there is a range.
func (r Range) Known() bool { return r.Low < r.High }

// InPercent reports whether some report the metric from 0 to 1 and others in
// percent: all whose largest value is 1.
func (r Range) InPercent() bool { return r.Known() && r.High == 1 }

// Within returns the range as that of scores in the log, either in the metric's plain
// scale or in percent.
func (r Range) Within(percent bool) evp.Support {
	scale := 1.
	if percent {
		scale = 100
	}
	return evp.Support{Low: scale * r.Low, High: scale * r.High}
}

// reversed returns the range of the negative of the metric.
func (r Range) reversed() Range { return Range{Low: 0 - r.High, High: 0 - r.Low, Percent: r.Percent} }

var inf = math.Inf(1)

// ranges are the metrics whose range is known, a list of words for each. In none are
// those that some define otherwise, or whose estimates leave the range of what they
// estimate: likelihoods and nll (of densities), kid and mmd (unbiased), bertscore
// (rescaled), mpe (signed).
var ranges = []struct {
	Range
	words []string
}{
	{Range{Low: 0, High: 1}, append(strings.Fields(`
	meanreciprocalrank mauve concordanceindex cindex gmean geometricmeanscore nmi normalizedmutualinfo
	vmeasure purity homogeneity completeness pq nds hota pck pckh oks lddt plddt tmscore gdtts far frr collisionrate
	ece calibrationerror`), boundedShares...)},
	{Range{Low: -1, High: 1}, strings.Fields(`
	mcc matthews matthewscorrcoef matthewscorrelationcoefficient matthewscorrelation kappa cohenkappa cohenskappa
	kappascore quadraticweightedkappa qwk corr correlation correlationcoefficient corrcoef pearson spearman kendall
	kendalltau pearsonr spearmanr ccc cosinesimilarity cossim silhouette silhouettescore silhouettecoefficient
	ari adjustedrandindex adjustedrandscore giou diou youden ssim`)},
	{Range{Low: -inf, High: 1}, strings.Fields(`
	r2 r2score rsquared explainedvariance varianceexplained explainedvariancescore nse kge brierskillscore crpss
	skillscore bss mota ami adjustedmutualinfo`)},
	{Range{Low: 0, High: inf}, strings.Fields(`
	loss losses logloss mlogloss lloss crossentropy bce xent crossentropyloss ce hinge huber logcosh
	error errors err errs regret mse rmse mae mape smape wape wmape mase msle rmsle medae mdae medape nrmse nmse rmsse
	mspe rmspe mrae mdape irmse imae meansquarederror rootmeansquarederror meansquaredlogerror
	rootmeansquaredlogerror absoluteerror squarederror percentageerror maxerror sse rse rae brier brierscore crps
	pinball wql msis owa winklerscore intervalscore
	bpc bpb bpp bitsbyte bitschar bitsperchar bitspercharacter bitsperbyte bitsperpixel bitspertoken bitsperword
	wer cer ter per mer der worderrorrate charactererrorrate charerrorrate phoneerrorrate tokenerrorrate
	diarizationerrorrate translationeditrate
	fid fvd fad lpips frechetinceptiondistance frechetaudiodistance hausdorff hausdorffdistance hd95 hd assd
	chamferdistance chamfer wassersteindistance wasserstein emd earthmoversdistance editdistance levenshteindistance
	levenshtein hammingdistance daviesbouldin daviesbouldinindex daviesbouldinscore kldivergence kldiv kld kl
	jsdivergence jensenshannondivergence jsd mpjpe pampjpe absrel sqrel rmsd epe ade fde minade minfde rpe mcd inertia
	dcg calinskiharabasz calinskiharabaszscore calinskiharabaszindex`)},
	{Range{Low: 1, High: inf}, strings.Fields(`ppl perplexity inceptionscore`)},
}

var (
	// percentMetrics are always in percent.
	percentMetrics = strings.Fields(`sacrebleu`)
	// percentWords are words beside a metric that say that it is in percent.
	percentWords = strings.Fields(`pct percent percentage`)
	// logWords are words beside a metric whose logarithm the name is of.
	logWords = strings.Fields(`log log10 ln log2`)
	// scalingWords are words beside a metric which say that it is not in its own scale.
	scalingWords = strings.Fields(`normalized normalised norm sum total relative scaled`)
	// signedLosses are words that make of a loss one that may be negative.
	signedLosses = strings.Fields(`
	nll nlpd nelbo elbo negelbo likelihood density flow policy actor critic surrogate generator gen gan wgan
	adversarial snr sdr sisdr sisnr cosine cos similarity energy reward utility`)
)

// rangeOf returns the range of a metric by its word.
func rangeOf(word string) Range {
	for _, r := range ranges {
		if slices.Contains(r.words, word) {
			return r.Range
		}
	}
	return Range{}
}

// bounds returns the range of what a name means: that of its metric, unless the words
// beside it change the scale. negated says that the name is of the metric's negative.
func (r *reading) bounds(complement string, negated bool) Range {
	out := r.last.bounds
	complement = strings.TrimSpace(complement)
	isNegative := negated || complement != "" && strings.Trim(complement, "-−") == ""
	switch {
	case !out.Known() || r.hasBeside(logWords) || r.isLoss() && r.hasAny(signedLosses):
		return Range{}
	case !math.IsInf(out.High-out.Low, 1) && r.hasBeside(scalingWords):
		return Range{}
	case complement != "" && !isNegative && (out.Low != 0 || out.High != 1): // as in "1 - r2"
		return Range{}
	}
	out.Percent = out.InPercent() && (r.hasBeside(percentWords) || slices.Contains(percentMetrics, r.last.word) ||
		strings.HasPrefix(complement, "100"))
	if isNegative {
		return out.reversed()
	}
	return out
}

// hasBeside reports whether one of some words is in the name, not as part of its
// metric.
func (r *reading) hasBeside(words []string) bool {
	for i, w := range r.words {
		if (i < r.last.from || i >= r.last.to) && slices.Contains(words, w) {
			return true
		}
	}
	return false
}

// hasAny reports whether one of some words is in the name.
func (r *reading) hasAny(words []string) bool {
	return slices.ContainsFunc(r.words, func(w string) bool { return slices.Contains(words, w) })
}

// nouns are what many values of a metric are called, for the best-known of them.
var nouns = map[string][]string{
	"accuracies": strings.Fields(`accuracy acc accuracyscore accuracyrate balancedaccuracy bacc top1 top3 top5 top10
		topkaccuracy`),
	"error rates": strings.Fields(`errorrate misclassification misclassificationrate misclassificationerror fpr fnr
		falsepositiverate falsenegativerate missrate failurerate`),
	"F1 scores":     strings.Fields(`f1 f1score`),
	"AUCs":          strings.Fields(`auc auroc rocauc aucroc auprc prauc aucpr aupr`),
	"BLEU scores":   strings.Fields(`bleu sacrebleu`),
	"ROUGE scores":  strings.Fields(`rouge rougel rougelsum`),
	"success rates": strings.Fields(`successrate winrate passrate completionrate solverate resolverate`),
	"correlations": strings.Fields(`mcc matthews matthewscorrcoef matthewscorrelationcoefficient matthewscorrelation corr
		correlation correlationcoefficient corrcoef pearson spearman kendall kendalltau pearsonr spearmanr ccc`),
	"perplexities": strings.Fields(`ppl perplexity`),
	"losses": strings.Fields(`loss losses logloss mlogloss lloss crossentropy bce xent crossentropyloss ce hinge huber
		logcosh`),
	"errors": strings.Fields(`error errors err errs mse rmse mae mape smape msle rmsle meansquarederror
		rootmeansquarederror wer cer worderrorrate charactererrorrate`),
}

// nounOf returns what many values of a metric are called; "" if it has no noun.
func nounOf(word string) string {
	for noun, words := range nouns {
		if slices.Contains(words, word) {
			return noun
		}
	}
	return ""
}
