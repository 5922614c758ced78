package source

import "slices"

// wandb is the table of runs that Weights & Biases exports.
var wandb = &Format{
	Name: "wandb", Title: "Weights & Biases", Separators: anySeparator,
	Signatures: []Signature{{Names: []string{"Name", "Created", "Runtime"}}},
	Describe: func(c *Columns, names []string) {
		c.State = slices.Index(names, "State")
		c.Order = slices.Index(names, "Created")
		c.ID = slices.Index(names, "ID")
		c.OptionalScore = true
		c.timed(names, "Runtime", "", "")
	},
}
