package main

import "evpkit/plot"

// flagWords are the values of the flags that take one of a few words, in every
// command that has the flag. A shell offers them.
var flagWords = map[string][]string{
	"x":         {"trials", "budget", "both"},
	"statistic": {"mean", "median"},
	"estimator": {"v", "u"},
	"band":      {"auto", "none", "ld", "ld-equal-tailed", "ks", "dkw", "bootstrap", "sd"},
	"failed":    {"count", "drop"},
	"format":    {"auto", "csv"},
	"cost-unit": {"fpo", "mac"},
	"reduce":    {"best", "last"},
	"print":     {"text", "csv", "json", "md", "tex"},
	"preset":    plot.Presets(),
	"font":      plot.Fonts(),
	"legend":    {"auto", "inside", "above", "right", "direct", "none"},
	"text":      {"outline", "font"},
}
