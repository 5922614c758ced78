package triallog

import (
	"slices"
	"strings"
)

// hyperparameters are names of hyperparameters in logs of any kind, as
// normalName writes them.
var hyperparameters = []string{
	"lr", "learning_rate", "base_lr", "max_lr", "lr_init", "initial_lr", "init_lr", "weight_decay", "wd", "l1",
	"l2", "l2_reg", "momentum", "beta1", "beta2", "dropout", "dropout_rate", "p_dropout", "batch_size", "bs",
	"batchsize", "optimizer", "optim", "scheduler", "activation", "warmup", "warmup_steps", "warmup_ratio",
	"hidden", "hidden_size", "hidden_dim", "hidden_units", "units", "n_units", "num_units", "n_hidden", "layers",
	"n_layers", "num_layers", "depth", "width", "n_heads", "num_heads", "embed_dim", "embedding_dim", "d_model",
	"kernel", "kernel_size", "filters", "num_filters", "n_filters", "epochs", "n_epochs", "num_epochs",
	"max_epochs", "num_train_epochs", "max_steps", "n_estimators", "max_depth", "num_leaves", "min_child_weight",
	"subsample", "colsample_bytree", "max_features", "alpha", "gamma", "lambda", "eta", "c", "tau", "temperature",
	"label_smoothing", "grad_clip", "clip", "patience", "lora_r", "lora_alpha", "rank",
}

// hyperparameterPrefixes precede the names of hyperparameters in tables that
// programs and people write, in lower case.
var hyperparameterPrefixes = []string{
	"params_", "param_", "params.", "param.", "config/", "config.", "hparams/", "hparams.", "hparam_", "hp_", "hp.",
	"hyperparameters.",
}

// isHyperparameterName reports whether a name is well known for a
// hyperparameter.
func isHyperparameterName(name string) bool {
	lower := strings.ToLower(name)
	isPrefix := func(p string) bool { return strings.HasPrefix(lower, p) }
	return slices.ContainsFunc(hyperparameterPrefixes, isPrefix) || slices.Contains(hyperparameters, normalName(name))
}
