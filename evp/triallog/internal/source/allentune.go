package source

import "slices"

// allenTune is the file results.jsonl of AllenTune.
var allenTune = &Format{
	Name: "allentune", Title: "AllenTune", JSON: true,
	Signatures: []Signature{{Names: []string{"best_validation_accuracy", "training_duration"}}},
	Describe: func(c *Columns, names []string) {
		c.Scores = []Score{{Column: slices.Index(names, "best_validation_accuracy")}}
		c.timed(names, "training_duration", "", "")
	},
}
