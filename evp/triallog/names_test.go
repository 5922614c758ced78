package triallog

import "testing"

func TestNearest(t *testing.T) {
	names := []string{"", "matched", "best_matched", "val_acc", "fpo"}
	for asked, want := range map[string]string{
		"MATCHED": "matched", "mtched": "matched", "best_match": "best_matched", "match": "matched",
		"val-acc": "val_acc", "acc": "val_acc", "fp": "fpo", "flops": "", "x": "", "c": "", "é": "",
	} {
		if got := Nearest(asked, names); got != want {
			t.Errorf("Nearest(%q) = %q, want %q", asked, got, want)
		}
	}
}

func TestDistance(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want int
	}{{"", "", 0}, {"", "ab", 2}, {"kitten", "sitting", 3}, {"ab", "ba", 2}, {"é", "e", 1}} {
		if got := distance(c.a, c.b); got != c.want || distance(c.b, c.a) != c.want {
			t.Errorf("distance(%q, %q) = %d, want %d", c.a, c.b, got, c.want)
		}
	}
}

func TestWellKnownNames(t *testing.T) {
	for name, want := range map[string]string{
		"score": "score", "Score": "score", "val_acc": "score", "validation accuracy": "score",
		"best_val_f1": "score", "eval/loss": "score", "dev.ppl": "score",
		"test_acc": "", "train_loss": "", "val": "", "val_": "", "": "",
		"fpo": "cost", "FLOPs": "cost", "total flos": "cost", "training_fpo": "cost", "cost": "cost", "total_cost": "cost",
		"train_cost": "", "total_total_cost": "", "macs": "", "gflops": "", "time": "",
	} {
		got := ""
		switch {
		case isScoreName(name) && isCostName(name):
			got = "both"
		case isScoreName(name):
			got = "score"
		case isCostName(name):
			got = "cost"
		}
		if got != want {
			t.Errorf("%q is well known as %q, want %q", name, got, want)
		}
	}
}
