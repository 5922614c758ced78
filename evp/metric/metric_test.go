package metric

import (
	"slices"
	"testing"

	"evpkit/evp"
)

func TestDirection(t *testing.T) {
	for _, c := range []struct {
		column string
		want   evp.Direction
		word   string
	}{
		{"loss", evp.Minimize, "loss"},
		{"c4_val_loss", evp.Minimize, "loss"},
		{"valMAE", evp.Minimize, "mae"},
		{"metrics/eval.crps", evp.Minimize, "crps"},
		{"eval/CER", evp.Minimize, "cer"},
		{"test_mape", evp.Minimize, "mape"},
		{"valloss", evp.Minimize, "valloss"},
		{"logloss", evp.Minimize, "logloss"},
		{"log_loss", evp.Minimize, "logloss"},
		{"FID", evp.Minimize, "fid"},
		{"val bpc", evp.Minimize, "bpc"},
		{"eer", evp.Minimize, "eer"},
		{"brier_score", evp.Minimize, "brier"},
		{"mean_absolute_error", evp.Minimize, "error"},
		{"dice_loss", evp.Minimize, "loss"},
		{"val_acc", evp.Maximize, "acc"},
		{"top_1", evp.Maximize, "top1"},
		{"Acc@5", evp.Maximize, "acc"},
		{"metrics.mAP50-95", evp.Maximize, "map50"},
		{"rouge2", evp.Maximize, "rouge2"},
		{"R2", evp.Maximize, "r2"},
		{"neg_mean_squared_error", evp.Maximize, "error"},
		{"mean_test_neg_log_loss", evp.Maximize, "logloss"},
		{"negative_log_likelihood", evp.Minimize, "loglikelihood"},
		{"exact_match", evp.Maximize, "match"},
	} {
		got, word, ok := Direction(c.column)
		if !ok || got != c.want || word != c.word {
			t.Errorf("%q: %v by %q, %v; want %v by %q", c.column, got, word, ok, c.want, c.word)
		}
	}
}

func TestDirectionNotKnown(t *testing.T) {
	for _, column := range []string{
		"", "value", "objective", "score", "matched", "perf", "y", "glossy", "lossless", "terror",
		"loss_at_best_acc", "accuracy_loss_x", "accuracy vs loss",
	} {
		if d, word, ok := Direction(column); ok {
			t.Errorf("%q: %v by %q; its name says nothing", column, d, word)
		}
	}
}

// TestLists: a metric stands in one list, once, in the form in which names are
// looked up.
func TestLists(t *testing.T) {
	all := slices.Concat(minimized, maximized)
	slices.Sort(all)
	for i, w := range all {
		if i > 0 && all[i-1] == w {
			t.Errorf("%q is listed twice", w)
		}
		if words := Words(w); len(words) != 1 || words[0] != w {
			t.Errorf("%q is not one word in lower case: %q", w, words)
		}
	}
}
