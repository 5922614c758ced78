package metric

import (
	"slices"
	"strings"
	"testing"

	"evpkit/evp"
)

// TestRange: the ranges that definitions fix. A range that is wrong closes a band at
// a wrong end, so a name in doubt has none.
func TestRange(t *testing.T) {
	none := Range{}
	for want, columns := range map[Range]string{
		{Low: 0, High: 1}: `acc | val_acc | accuracy | valacc | top1 | f1_macro | roc_auc | BLEU | rougeL | mIoU | ndcg@10 |
			normalized_mutual_info | equal_error_rate | ece | 1 - acc | exact_match | metrics/mAP50(B)`,
		{Low: 0, High: 1, Percent: true}: `accuracy_pct | acc percent | sacrebleu | 100 - acc`,
		{Low: -1, High: 1}:               `mcc | spearman | cosine_similarity | kappa | adjusted_rand_score`,
		{Low: -inf, High: 1}:             `r2 | R2Score | explained_variance | brier_skill_score`,
		{Low: 0, High: inf}: `loss | val_loss | c4_val_loss | dice_loss | log_loss | mse | valMAE | error | wer | fid | crps |
			bits_per_char | total_loss | normalized_mse`,
		{Low: 1, High: inf}:  `ppl | val perplexity`,
		{Low: -inf, High: 0}: `neg_mean_squared_error | -loss | neg_log_loss`,
		{Low: -1, High: 0}:   `-acc`,
		none: `nll | nll_loss | policy_loss | cosine_loss | elbo | kid | log10_mse | normalized_acc | sum_acc | 1 - r2 |
			reward | psnr | bertscore | hits | accuracy_gain | score | value | std_acc | map_size | bits_per_dim`,
	} {
		for column := range strings.SplitSeq(columns, "|") {
			column = strings.TrimSpace(column)
			if got, _ := Read(column); got.Range != want {
				t.Errorf("%q: %+v, want %+v", column, got.Range, want)
			}
		}
	}
}

// TestRangeLists: each metric has one range, and is one whose direction is known.
func TestRangeLists(t *testing.T) {
	seen := map[string]bool{}
	for _, r := range ranges {
		for _, w := range r.words {
			if _, ok := listed(w); !ok || seen[w] {
				t.Errorf("%q: listed %v, in two ranges %v", w, ok, seen[w])
			}
			seen[w] = true
		}
	}
	for noun, words := range nouns {
		for _, w := range words {
			if !seen[w] {
				t.Errorf("%q (%s) has no range", w, noun)
			}
		}
	}
	if slices.ContainsFunc(otherShares, func(w string) bool { return rangeOf(w).InPercent() }) {
		t.Error("a share that may exceed 1 has 1 as its largest value")
	}
}

func TestRangeWithin(t *testing.T) {
	r := Range{Low: -1, High: 1}
	if got := r.Within(true); !r.InPercent() || got != (evp.Support{Low: -100, High: 100}) {
		t.Errorf("in percent %v: %v", r.InPercent(), got)
	}
	if (Range{}).Known() || (Range{Low: 0, High: inf}).InPercent() {
		t.Error("a range that is none, or losses in percent")
	}
}
