package source

// Formats lists all formats. The ones without a signature of their own, whose
// columns mean nothing by themselves, come first. A log has the first format
// whose signature it bears.
var Formats = []*Format{csv, tsv, jsonLines, optuna, wandb, mlflow, rayTune, sklearn, allenTune, bohb}

// Named returns the format with a name, or nil if there is none.
func Named(name string) *Format {
	for _, f := range Formats {
		if f.Name == name {
			return f
		}
	}
	return nil
}
