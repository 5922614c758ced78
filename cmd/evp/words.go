package main

import (
	"evpkit/evp/triallog"
	"evpkit/plot"
)

// flagWords are the values of the flags that take one of a few words, in every
// command that has the flag. A shell offers them.
var flagWords = map[string][]string{
	"x":            {"trials", "budget", "both"},
	"table":        {"differences", "crossovers", "equal-score"},
	"statistic":    {"mean", "median"},
	"estimator":    {"v", "u"},
	"band":         {"auto", "none", "ld", "ld-equal-tailed", "ks", "dkw", "bootstrap", "sd"},
	"failed":       {"count", "drop"},
	"format":       append([]string{"auto"}, formatWords()...),
	"missing-cost": {"error", "drop", "mean"},
	"pruned":       {"cost", "score", "drop"},
	"cost-unit":    {"fpo", "mac"},
	"reduce":       {"best", "last"},
	"print":        {"text", "csv", "json", "md", "tex"},
	"preset":       plot.Presets(),
	"font":         plot.Fonts(),
	"legend":       {"auto", "inside", "above", "right", "direct", "none"},
	"text":         {"outline", "font"},
}

// formatWords returns the names of the formats.
func formatWords() []string {
	var words []string
	for _, f := range triallog.Formats() {
		words = append(words, string(f))
	}
	return words
}
