package source

import "slices"

// mlflow is the table of search_runs, or the one that MLflow's user interface
// downloads.
var mlflow = &Format{
	Name: "mlflow", Title: "MLflow", Separators: anySeparator, JSON: true,
	Variants:      []Variant{{Matches: isNested, Open: openNested}},
	Signatures:    mlflowSignatures,
	ParamPrefixes: []string{"params."},
	Truncates: "MLflow's page exports the runs that it has loaded: load all of them; " +
		"mlflow.search_runs stops at max_results",
	Describe: func(c *Columns, names []string) {
		if c.ID = slices.Index(names, "Run ID"); c.ID != None {
			c.State, c.Order = slices.Index(names, "Status"), slices.Index(names, "Start Time")
			c.timed(names, "Duration", "", "")
			return
		}
		c.ID = slices.Index(names, "run_id")
		c.State, c.Order = slices.Index(names, "status"), slices.Index(names, "start_time")
		c.MeasuredPrefix, c.Prefixes = "metrics.", []string{"metrics.", "params.", "tags."}
		c.timed(names, "", "start_time", "end_time")
	},
}

// mlflowSignatures are those of search_runs and of the user interface.
var mlflowSignatures = []Signature{
	{Names: []string{"run_id", "status"}, Prefixes: []string{"metrics.", "params."}},
	{Names: []string{"Start Time", "Duration", "Run ID"}},
}
