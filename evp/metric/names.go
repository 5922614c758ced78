package metric

import (
	"slices"
	"strings"
)

// The lists are of metrics as single words in lower case: "f1_macro" has f1,
// "false_positive_rate" is falsepositiverate. They are from the documentation of
// scikit-learn (metrics), torchmetrics, Hugging Face evaluate, KITTI, nuScenes,
// GluonTS, MIR and speech toolkits. A name whose direction depends on who reports
// it is in no list: cost, fitness, entropy, distance, similarity, coverage,
// drawdown (some write it negative), gini (of a split or of a ranking), ate (an
// error or an effect), value, objective, score.

// clearMinimized are metrics of which less is better, whatever stands before
// them.
var clearMinimized = strings.Fields(`
	loss losses logloss mlogloss lloss crossentropy bce xent crossentropyloss
	error errors errorrate misclassification misclassificationrate misclassificationerror regret
	mse rmse mae mape smape wape wmape mase msle rmsle medae mdae medape nrmse nmse rmsse mspe rmspe mrae mpe mdape
	irmse imae rmselog meansquarederror rootmeansquarederror meansquaredlogerror rootmeansquaredlogerror absoluteerror
	squarederror percentageerror maxerror
	nll nlpd nelbo negelbo negativeelbo negloglikelihood negativeloglikelihood negloglik negativeloglik
	brier brierscore crps pinball wql msis owa winklerscore intervalscore energyscore deviance
	ece calibrationerror
	ppl bpc bpb bpd bitsbyte bitschar bitsperchar bitspercharacter bitsperbyte bitsperdim
	bitsperpixel bitspertoken bitsperword
	wer cer eer worderrorrate charactererrorrate charerrorrate phoneerrorrate tokenerrorrate equalerrorrate
	diarizationerrorrate translationeditrate
	fid fvd lpips niqe brisque frechetinceptiondistance kernelinceptiondistance frechetaudiodistance
	hausdorff hausdorffdistance hd95 chamferdistance wassersteindistance editdistance levenshteindistance
	hammingdistance earthmoversdistance energydistance cosinedistance daviesbouldin daviesbouldinindex
	daviesbouldinscore kldivergence kldiv jsdivergence jensenshannondivergence
	mpjpe pampjpe absrel sqrel silog rmsd ergas
	fpr fnr falsepositiverate falsenegativerate falsealarmrate falserejectionrate falseacceptancerate
	falsediscoveryrate missrate failurerate collisionrate
	accuracydrop accdrop performancedrop accuracydegradation`)

// clearMaximized are metrics of which more is better, whatever stands before
// them.
var clearMaximized = strings.Fields(`
	accuracy acc accuracyscore accuracyrate balancedaccuracy bacc errorfreerate
	f1 f2 f05 fbeta fscore fmeasure f1score idf1
	auc auroc rocauc aucroc auprc prauc aucpr aupr aucprc averageprecision meanaverageprecision normalizedgini
	specificity tpr tnr ppv npv truepositiverate truenegativerate positivepredictivevalue negativepredictivevalue
	youden
	mrr ndcg dcg hitrate hitratio hitsk meanreciprocalrank recallk precisionk passk pass1 pass5 pass10 pass100
	exactmatch top1 top3 top5 top10 topkaccuracy
	bleu sacrebleu gleu googlebleu rouge rougel rougelsum chrf bleurt bertscore moverscore mauve
	iou miou giou ciou diou jaccard jaccardindex jaccardscore dsc dicescore dicecoefficient dicecoef
	dicesimilaritycoefficient
	mcc matthews matthewscorrcoef matthewscorrelationcoefficient matthewscorrelation cohenkappa cohenskappa
	kappascore quadraticweightedkappa qwk
	r2 q2 r2score rsquared explainedvariance varianceexplained explainedvariancescore
	correlation correlationcoefficient corrcoef pearson spearman kendall kendalltau pearsonr spearmanr
	concordanceindex cindex gmean geometricmeanscore brierskillscore crpss skillscore
	loglikelihood loglik likelihood elbo elpd
	psnr psnrdb snrdb sdrdb sisdrdb sisnrdb ssim msssim snr sdr sisdr sisnr pesq stoi estoi vmaf
	fsim peaksignaltonoiseratio signaltonoiseratio
	structuralsimilarity inceptionscore cosinesimilarity cossim
	winrate successrate successratio winratio passrate completionrate solverate resolverate
	silhouette silhouettescore silhouettecoefficient nmi calinskiharabasz calinskiharabaszscore calinskiharabaszindex
	adjustedrandindex adjustedrandscore adjustedmutualinfo normalizedmutualinfo vmeasure
	map50 map75 map5095 lddt plddt tmscore gdtts sharpe sharperatio sortino sortinoratio
	accuracygain accuracyimprovement`)

// strictMinimized and strictMaximized are metrics whose names are also common
// words, short, or settings: they count only where every other word of the name
// is known to go with a metric ("val_map", not "time_map").
var (
	strictMinimized = strings.Fields(`
	err errs ce hinge huber perplexity mce rse rae sse ter mer per tter der fad kid dists
	hd assd asd chamfer emd wasserstein mmd kl kld jsd epe ade fde minade minfde rpe far frr mcd inertia aic bic aicc
	levenshtein bpp logcosh`)
	strictMaximized = strings.Fields(`
	precision recall sensitivity map ap hit hits em match dice kappa corr comet meteor cider spice ccc concordance
	reward rewards return returns success wins profit las uas ari ami purity homogeneity completeness mos nds pq
	hota mota pck pckh oks nse kge elo bss`)

	// resources are what a model needs. They have a direction, but are no score
	// of a search.
	resourcesMinimized = strings.Fields(`
	latency runtime walltime time duration inferencetime trainingtime traintime fittime elapsedtime responsetime
	executiontime wallclocktime elapsed traintimes memoryusage peakmemory`)
	resourcesMaximized = strings.Fields(`throughput fps speedup`)

	// silent are compounds that say nothing, although a metric is in them.
	silent = strings.Fields(`
	stoploss profitloss profitandloss attacksuccessrate standarderror stderror errorscore typeerror runtimeerror
	valueerror haserror iserror lasterror`)
)

// shares are the metrics that some report from 0 to 1 and others in percent.
var shares = slices.Concat(boundedShares, otherShares)

var (
	// boundedShares are never below 0, and never above 1 or 100 percent.
	boundedShares = strings.Fields(`
	accuracy acc accuracyscore accuracyrate balancedaccuracy bacc errorfreerate f1 f2 f05 fbeta fscore fmeasure f1score
	idf1 auc auroc rocauc aucroc auprc prauc aucpr aupr aucprc averageprecision meanaverageprecision precision recall
	sensitivity specificity tpr tnr ppv npv truepositiverate truenegativerate positivepredictivevalue
	negativepredictivevalue map ap mrr ndcg hitrate hitratio hitsk recallk precisionk passk pass1 pass5 pass10 pass100
	exactmatch em top1 top3 top5 top10 topkaccuracy map50 map75 map5095 bleu sacrebleu gleu googlebleu rouge rougel
	rougelsum chrf meteor iou miou jaccard jaccardindex jaccardscore dice dsc dicescore dicecoefficient dicecoef
	dicesimilaritycoefficient winrate successrate successratio winratio passrate completionrate solverate resolverate
	las uas errorrate misclassification misclassificationrate misclassificationerror eer equalerrorrate fpr fnr
	falsepositiverate falsenegativerate falsealarmrate falserejectionrate falseacceptancerate falsediscoveryrate
	missrate failurerate`)
	// otherShares may be: errors per word of the truth, and what some rescale or count.
	otherShares = strings.Fields(`
	hits match bertscore wer cer ter per worderrorrate charactererrorrate charerrorrate phoneerrorrate tokenerrorrate
	mape smape wape`)
)

// Words that may stand beside a metric, before or after it, without changing
// what it is.
var (
	validationWords = strings.Fields(`val valid validation dev eval evaluation heldout holdout cv oof`)
	testWords       = strings.Fields(`test testing ood`)
	trainWords      = strings.Fields(`train training`)

	// qualifiers are how a metric is summed up, and what it is called besides.
	qualifiers = strings.Fields(`
	best final last mean avg average median min max minimum maximum highest lowest top total overall all global sum
	macro micro weighted samples binary multiclass multilabel epoch step ema smooth smoothed raw metrics
	metric pct percent percentage score value k b m p objective summary set split data batch masked mask box bbox
	segm seg model clean results result monitor episode rollout ep undiscounted discounted normalized norm
	normalised log10 unweighted sentence corpus token
	sample example`)

	// dataSets are the field's most common data sets, as single words.
	dataSets = strings.Fields(`
	imagenet cifar mnist svhn coco voc cityscapes kitti nuscenes squad glue superglue sst mnli qnli qqp rte cola mrpc
	stsb wnli boolq snli anli wikitext ptb lambada hellaswag piqa winogrande arc mmlu c4 pile librispeech wmt iwslt en
	de fr zh es ro imdb adult criteo matched mismatched`)

	// blockers are words with which a metric is no longer one: its spread, its
	// rank, a setting of it, what is left of it, or that of an opponent.
	blockers = strings.Fields(`
	std stdev stddev sd stderr se sem ci conf confidence variance var rank ranks target goal threshold thresholds diff
	difference delta change changes ratio inverse inv reciprocal non anti no without free weight weights scale coef
	coefs lambda count num number n id name type function fn
	signed bias attack attacks attacker adversary membership mia leakage backdoor discriminator forget forgotten
	kind at when vs versus minus over per to until before after since against and or of`)

	// units are what a metric may be an average over ("loss_per_token").
	units = strings.Fields(`token word char character byte pixel dim sample example image query class batch step episode
	epoch`)
)
