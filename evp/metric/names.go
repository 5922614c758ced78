package metric

import "strings"

// minimized are metrics of which less is better, as single words in lower case,
// from the documentation of scikit-learn (metrics), torchmetrics, Hugging Face
// evaluate, KITTI, nuScenes and GluonTS.
var minimized = strings.Fields(`
	loss losses logloss error errors err errorrate misclassification regret objectiveloss
	mse rmse mae mape smape wape wmape mase msle rmsle medae nrmse nmse rse rae maxerror mpe mdape deviance
	nll nlpd ce bce xent crossentropy entropy hinge huber pinball brier crps ece mce ace
	perplexity ppl bpc bpb bpd bitsperchar bitsperbyte
	wer cer ter mer der eer per tter
	fid kid fvd fad lpips niqe brisque dists
	hausdorff hd95 assd asd chamfer emd wasserstein mmd kl kld jsd divergence
	epe mpjpe ade fde minade minfde ate rpe absrel sqrel silog
	fpr fnr far frr`)

// maximized are metrics of which more is better.
var maximized = strings.Fields(`
	accuracy acc balancedaccuracy precision recall sensitivity specificity tpr tnr ppv npv youden
	f1 f2 fbeta fscore fmeasure f1score auc auroc rocauc aucroc roc auprc prauc aucpr gini
	ap map mrr ndcg dcg hit hits hitrate em match top1 top3 top5 top10
	bleu sacrebleu rouge rougel rougelsum meteor chrf comet bleurt bertscore cider spice
	iou miou giou jaccard dice dsc kappa mcc matthews
	r2 q2 correlation corr pearson spearman kendall pearsonr spearmanr likelihood loglikelihood elbo
	psnr ssim msssim snr sdr sisdr pesq stoi mos
	reward rewards return returns winrate success successrate passrate
	las uas nmi ari purity silhouette lddt plddt`)
