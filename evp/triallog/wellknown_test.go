package triallog

import "testing"

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
