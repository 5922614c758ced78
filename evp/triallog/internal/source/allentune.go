package source

import (
	"slices"
	"strings"
)

// allenTune is the file results.jsonl of AllenTune: an object per trial, in
// which the metrics of AllenNLP and its whole configuration stand side by side.
//
// AllenNLP always has the loss on the validation data, and further metrics of
// the task. AllenTune was made for the accuracy, which is the score if it is
// there.
var allenTune = &Format{
	Name: "allentune", Title: "AllenTune", JSON: true,
	Signatures:    []Signature{{Names: []string{"training_duration"}, Prefixes: []string{"best_validation_"}}},
	ParamPrefixes: []string{"trainer.", "model.", "dataset_reader.", "iterator.", "data_loader.", "hyperparameters."},
	Describe: func(c *Columns, names []string) {
		const accuracy = "best_validation_accuracy"
		for i, name := range names {
			if strings.HasPrefix(name, "best_validation_") {
				c.Scores = append(c.Scores, Score{Column: i})
			}
		}
		if i := slices.Index(names, accuracy); i != None {
			c.Scores = []Score{{Column: i}}
		}
		c.timed(names, "training_duration", "", "")
	},
}
