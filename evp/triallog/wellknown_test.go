package triallog

import (
	"io"
	"strings"
	"testing"
)

func TestWellKnownNames(t *testing.T) {
	for name, want := range map[string]string{
		"score": "score", "Score": "score", "val_acc": "score", "validation accuracy": "score",
		"best_val_f1": "score", "eval/loss": "score", "dev.ppl": "score", "f1_val": "score", "metrics.val_rmse": "score",
		"r2": "score", "ROC_AUC": "score", "val/dice": "score", "IoU": "score", "BLEU": "score", "rougeL": "score",
		"map": "score", "mAP50": "score", "metrics/mAP50-95(B)": "score", "ndcg@10": "score", "exact_match": "score",
		"crps": "score", "top_1": "score", "best_top_1": "score", "c4_val_loss": "score", "val_f1_macro": "score",
		"test_acc": "", "train_loss": "", "train/val_loss": "", "val": "", "val_": "", "": "", "params_loss": "",
		"params.loss": "", "config/loss": "", "param_loss": "", "acc_std": "", "std_acc": "", "f1_rank": "",
		"train_time": "", "latency": "", "value": "", "objective": "", "loss_fn": "", "lr": "", "matched": "",
		"score_rank": "", "error": "", "val_err": "", "val_error": "score", "error_rate": "score", "top1_error": "",
		"test_score": "", "-loss": "", "1 - auc": "",
		"train/total_flos": "cost", "user_attrs_fpo": "cost", "params.total_flops": "cost", "metrics.train/flops": "cost",
		"config/flops": "cost", "user_attrs_cost": "cost", "params_cost": "", "config/cost": "", "tflops": "",
		"num_flops": "", "flops_per_step": "",
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

// TestGuessedScore: which column is taken for the score, and what is said where
// none can be.
func TestGuessedScore(t *testing.T) {
	for text, want := range map[string]string{
		"lr,f1\n1,0.5\n":                                                     "f1",
		"train_acc,val_acc,test_acc\n1,0.5,1\n":                              "val_acc",
		"test_acc,acc\n1,0.5\n":                                              "acc",
		"loss,val_acc\nhinge,0.5\n":                                          "val_acc",
		"precision,val_acc\nbf16-mixed,0.5\n":                                "val_acc",
		"precision,val_acc\n16,0.5\n":                                        "val_acc",
		"acc,acc_std,acc_rank,time\n0.5,0.1,1,9\n":                           "acc",
		"episode_reward_min,episode_reward_mean,episode_reward_max\n1,2,3\n": "episode_reward_mean",
		"f1,precision\n0.5,0.6\n":                                            "2 columns could be the score: choose one with `score` (\"f1\", \"precision\")",
		"acc,val_acc\n0.5,tensor(1)\n":                                       "2 columns could be the score: choose one with `score` (\"acc\", \"val_acc\")",
		"lr,test_acc,train_loss\n1,1,1\n": "no column is a well-known score on validation data, only on test or training " +
			"data (\"test_acc\", \"train_loss\"): name the score with `score` " +
			"(columns: \"test_acc\", \"train_loss\", \"lr\")",
		"test_score,a\n1,1\n": "no column is a well-known score on validation data, only on test or training data " +
			"(\"test_score\"): name the score with `score` (columns: \"test_score\", \"a\")",
		"lr,my_acc_x,score_x\n1,1,1\n": "no column has a well-known name for a score: name it with `score` " +
			"(columns: \"my_acc_x\", \"score_x\", \"lr\")",
	} {
		o := Options{}
		log, err := Read([]Source{textSource(text)}, o)
		got := ""
		if err != nil {
			got = strings.TrimPrefix(err.Error(), "a.csv:1: ")
		} else {
			got = log.Score
		}
		if got != want {
			t.Errorf("%q:\n got %s\nwant %s", text, got, want)
		}
	}
}

// TestGuessedCost: the cost that is taken, the warning about it, or the note.
func TestGuessedCost(t *testing.T) {
	for names, want := range map[string]string{
		"train/total_flos": "train/total_flos", "fpo,flops": "fpo", "flops": "flops cost-unclear",
		"config/flops": "config/flops cost-unclear", "train_flops": "train_flops", "cost": "cost",
		"gflops": "cost: none; \"gflops\" is that of one example or step in nearly all logs: multiply it by what a " +
			"trial processed, `cost \"1e9 * gflops * examples\"` (its number of examples, three times that if it trained " +
			"on them)",
		"model/GMACs,num_examples": "cost: none; \"model/GMACs\" is that of one example or step in nearly all logs: " +
			"multiply it by what a trial processed, `cost \"1e9 * col(\\\"model/GMACs\\\") * num_examples\"` " +
			"`cost-unit mac` (three times that if it trained on them)",
		"flops_per_step": "cost: none; \"flops_per_step\" is that of one example or step in nearly all logs: multiply it " +
			"by what a trial processed, `cost \"flops_per_step * examples\"` (its number of examples, three times that " +
			"if it trained on them)",
		"tflops_per_second": "cost: none, no column has a well-known name for it (`cost` names it)",
		"n_params,tokens,seconds": "cost: none; the log has parameters and tokens: for a language model trained on " +
			"these, say `cost \"6 * n_params * tokens\"` `cost-unit fpo`",
		"params,num_params,tokens": "cost: none, no column has a well-known name for it (`cost` names it)",
	} {
		cells := strings.Repeat(",1e9", strings.Count(names, ",")+1)
		log, err := Read([]Source{textSource("score," + names + "\n1" + cells + "\n")}, Options{})
		if err != nil {
			t.Fatal(err)
		}
		got := log.Cost
		if got == "" {
			got = log.Notes[len(log.Notes)-1]
		}
		for _, w := range log.Warnings {
			got += " " + string(w.Code)
		}
		if got != want {
			t.Errorf("%q:\n got %s\nwant %s", names, got, want)
		}
	}
	log, err := Read([]Source{textSource("score,flops\n1,1e9\n")}, Options{Cost: "flops"})
	if err != nil || len(log.Warnings) > 0 {
		t.Errorf("a cost that is named: %v, %v", log.Warnings, err)
	}
}

// textSource is a file a.csv.
func textSource(text string) Source {
	return Source{Name: "a.csv", Open: func() (io.ReadCloser, error) {
		return io.NopCloser(strings.NewReader(text)), nil
	}}
}
