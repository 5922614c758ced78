package metric

import (
	"slices"
	"strings"
	"testing"

	"evpkit/evp"
)

// TestDirection: the metrics that people log, in the forms in which they are
// written, and which way is better.
func TestDirection(t *testing.T) {
	for want, columns := range map[evp.Direction]string{
		evp.Minimize: `
			loss | c4_val_loss | valMAE | metrics/eval.crps | eval/CER | test_mape | valloss | logloss | log_loss | FID |
			val bpc | eer | brier_score | mean_absolute_error | dice_loss | negative_log_likelihood | crps | smape | kid |
			bpb | bits_per_char | bits/byte | bits per byte | rmse | msle | val_rmsle | wer | TER | perplexity | ppl | nll |
			NLLLoss | MSELoss | regret | simple_regret | accuracy_drop | false_positive_rate | FalseNegativeRate | latency |
			train_time | wall_time | lpips | hausdorff | HD95 | davies_bouldin_score | ece | expected_calibration_error |
			validation/error_rate | top-1 error | top1_err | err@1 | error_top1 | 1-accuracy | 1 - AUC | loss_epoch |
			loss_per_token | val_loss_cifar10 | -elbo | neg_elbo | 100 - acc | best_val_loss | train/box_loss |
			Valid MSE | auc_loss | hamming_loss | word_error_rate | min_val_loss | time_series_mae | policy_error |
			val/MultiHeadLoss | kl_divergence | wasserstein_distance`,
		evp.Maximize: `
			val_acc | top_1 | best_top_1 | Acc@5 | metrics.mAP50-95 | metrics/mAP50(B) | mAP@[.5:.95] | rouge2 | R2 | r2_score |
			neg_mean_squared_error | mean_test_neg_log_loss | test_neg_root_mean_squared_error | neg_brier_score | exact_match |
			em | elbo | error_free_rate | true_positive_rate | explained_variance | spearman | pearsonr | kendall_tau | corr |
			mcc | matthews_corrcoef | kappa | quadratic_weighted_kappa | dice | IoU | mIoU | jaccard | bleu | BLEU-4 | rouge1 |
			rougeL | rougeLsum | rouge_2_fmeasure | meteor | chrF++ | comet | map | ndcg@10 | MRR | recall@k | recall_at_5 |
			hit rate | Hits@10 | precision | f1 | f1_macro | macro_f1 | val_f1 | f1_val | F1Score | f_beta | F0.5 | auc |
			AUROC | roc_auc | val_AUCScore | auprc | pr_auc | average_precision | psnr | PSNR_dB | SSIM | inception_score |
			reward | mean_return | episode_reward_mean | win_rate | success_rate | silhouette_score | gmean | balanced_accuracy |
			cosine similarity | sharpe | sharpe_ratio | pass@1 | brier_skill_score | negative_predictive_value | glue_mnli_acc |
			bleu_en_de | test_accuracy_matched | true_negative_rate | -loss | acc_top5 | auc_roc | neg_mean_absolute_error`,
	} {
		for column := range strings.SplitSeq(columns, "|") {
			column = strings.TrimSpace(column)
			if got, word, ok := Direction(column); !ok || got != want {
				t.Errorf("%q: %v by %q, %v; want %v", column, got, word, ok, want)
			}
		}
	}
}

// TestDirectionNotKnown: a wrong fact is worse than none.
func TestDirectionNotKnown(t *testing.T) {
	for column := range strings.SplitSeq(`
		| value | objective | score | metric | matched | perf | y | glossy | lossless | terror | trainer | tester |
		loss_at_best_acc | accuracy_loss_x | accuracy vs loss | loss_scale | loss_weight | reward_scale | accuracy_threshold |
		cost_of_error | target_accuracy | std_acc | acc_std | acc_stderr | acc_err | rank_test_score | val_loss_rank |
		time_to_accuracy | top_k | top_p | map_size | return_code | comet_url | error_message | loss_fn | reward_per_flop |
		survival_time | time_steps | timesteps | neg_acc | f1_neg | neg_loss | inverse_loss | delta_acc | loss_difference |
		entropy | gini | fitness | cost | total_cost | distance | similarity | drawdown | ate | coverage |
		attack_success_rate |
		stop_loss | loss_accuracy | accuracy_mae | hit_points | match_id | precision_mode | lr | dropout | hinge_margin |
		accuracy_gap | loss_drop | attack_acc | mia_auc | discriminator_acc | mean_bias_error | error_reduction | rmse_improvement |
		relative_loss_to_baseline | error_bound | accuracy_drop_rate | non_error_rate | r2_drop | loss_ratio | mapped | losses_count | num_errors_free | kappa_ucb | 1 | - | error_free | valued`, "|") {
		column = strings.TrimSpace(column)
		if d, word, ok := Direction(column); ok {
			t.Errorf("%q: %v by %q; its name says nothing", column, d, word)
		}
	}
}

func TestRead(t *testing.T) {
	for column, want := range map[string]Name{
		"val_f1":            {Word: "f1", Direction: evp.Maximize, Data: Validation, Whole: true, Share: true},
		"f1/val":            {Word: "f1", Direction: evp.Maximize, Data: Validation, Whole: true, Share: true},
		"best_val_f1_macro": {Word: "f1", Direction: evp.Maximize, Data: Validation, Whole: true, Share: true},
		"valloss":           {Word: "valloss", Direction: evp.Minimize, Data: Validation, Whole: true},
		"metrics.test_mae":  {Word: "mae", Direction: evp.Minimize, Data: Test, Whole: true},
		"train/loss":        {Word: "loss", Direction: evp.Minimize, Data: Train, Whole: true},
		"params.loss":       {Word: "loss", Direction: evp.Minimize},
		"train_val_loss":    {Word: "loss", Direction: evp.Minimize, Data: Train, Whole: true},
		"dice_loss":         {Word: "loss", Direction: evp.Minimize, Whole: true},
		"1 - auc":           {Word: "auc", Direction: evp.Minimize, Share: true},
		"valacc":            {Word: "valacc", Direction: evp.Maximize, Data: Validation, Whole: true, Share: true},
		"train_time":        {Word: "traintime", Direction: evp.Minimize, Whole: true, Resource: true},
		"neg_log_loss":      {Word: "logloss", Direction: evp.Maximize, Whole: true},
	} {
		got, ok := Read(column)
		got.Range, got.Noun = Range{}, "" // TestRange
		if !ok || got != want {
			t.Errorf("%q: %+v, %v; want %+v", column, got, ok, want)
		}
	}
}

func TestWords(t *testing.T) {
	for column, want := range map[string]string{
		"valMAE": "val mae", "metrics.val_mae": "metrics val mae", "AUCScore": "auc score", "R2Score": "r2 score",
		"NLLLoss": "nll loss", "mAP50": "m ap50", "FLOPs": "flops", "total GFLOPs": "total gflops", "IoU": "io u", "": "",
		"Größe_ß": "größe ß", "A": "a",
	} {
		if got := strings.Join(Words(column), " "); got != want {
			t.Errorf("%q: %q, want %q", column, got, want)
		}
	}
}

// TestLists: a metric stands in one list, once, in the form in which names are
// looked up, and is no word that may stand beside one.
func TestLists(t *testing.T) {
	all := slices.Concat(clearMinimized, clearMaximized, strictMinimized, strictMaximized, resourcesMinimized,
		resourcesMaximized, silent)
	beside := slices.Concat(validationWords, testWords, trainWords, qualifiers, dataSets, blockers)
	for _, list := range [][]string{all, beside} {
		slices.Sort(list)
		for i, w := range list {
			if i > 0 && list[i-1] == w {
				t.Errorf("%q is listed twice", w)
			}
			if words := Words(w); len(words) != 1 || words[0] != w {
				t.Errorf("%q is not one word in lower case: %q", w, words)
			}
		}
	}
	for _, w := range shares {
		if _, ok := listed(w); !ok {
			t.Errorf("%q may be in percent, and is no metric", w)
		}
	}
	for _, w := range all {
		if slices.Contains(beside, w) && w != "per" {
			t.Errorf("%q is both a metric and a word beside one", w)
		}
	}
}

// FuzzRead: no name breaks the reading, and what a name says does not depend on
// the letters' case in a name of one word, or on the character between words.
func FuzzRead(f *testing.F) {
	for _, s := range []string{"val_acc", "1 - auc", "neg_mse", "mAP@[.5:.95]", "per", "at", "−x", "bits_per_char"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		a, okA := Read(s)
		b, okB := Read(strings.ReplaceAll(s, "_", "."))
		if okA != okB || a != b {
			t.Errorf("%q: %+v, %v; with points %+v, %v", s, a, okA, b, okB)
		}
		if okA && a.Direction != evp.Minimize && a.Direction != evp.Maximize {
			t.Errorf("%q: %v", s, a.Direction)
		}
	})
}
