package source

import (
	"slices"
	"strings"
)

// wandb is the table of runs that Weights & Biases exports, or the one that its
// users make of wandb.Api().runs. In the former each user chooses the columns:
// Name is always there, and everything is in quotes.
var wandb = &Format{
	Name: "wandb", Title: "Weights & Biases", Separators: anySeparator, JSON: true,
	Variants: []Variant{{Matches: isDictTable, Open: openDictTable}},
	Signatures: append([]Signature{
		{Names: []string{"Name", "Created", "Runtime"}},
		{Names: []string{"Name", "Runtime"}, Further: wandbColumns, Some: 2},
		{Names: []string{"Name", "Runtime"}, Further: wandbColumns, Some: 1, Quoted: true},
		{Names: []string{"Name"}, Further: wandbColumns, Some: 3, Quoted: true},
	}, apiSignatures()...),
	Asked: []Signature{
		{Names: []string{"Name", "Runtime"}}, {Names: []string{"_runtime"}}, {Prefixes: []string{"summary."}},
	},
	ParamPrefixes: []string{"config.", "config/"},
	Refuse:        refuseChart,
	Truncates:     "Weights & Biases exports a table up to a limit: make one of all runs with wandb.Api().runs",
	Describe: func(c *Columns, names []string) {
		if prefix, ok := apiPrefix(names); ok {
			describeAPI(c, names, prefix)
			return
		}
		c.State = slices.Index(names, "State")
		c.Order = slices.Index(names, "Created")
		c.ID = slices.Index(names, "ID")
		c.timed(names, "Runtime", "", "")
	},
}

// wandbColumns are columns that the table of runs mostly has, apart from Name
// and Runtime.
var wandbColumns = []string{
	"State", "Created", "Notes", "User", "Tags", "Sweep", "ID", "Group", "Agent", "Job Type", "Updated", "End Time",
	"Commit", "Hostname", "Host Name", "GPU Count", "GPU Type",
}

// apiPrefixes are what precedes the names of a run's summary in the tables that
// users make with the API.
var apiPrefixes = []string{"", "summary.", "summary/", "summary_"}

// apiSignatures are those of the summary of a run: the keys that W&B adds to
// every summary by itself.
func apiSignatures() []Signature {
	var all []Signature
	for _, p := range apiPrefixes {
		all = append(all,
			Signature{Names: []string{p + "_runtime", p + "_timestamp"}},
			Signature{Names: []string{p + "_runtime", p + "_step"}},
			Signature{Names: []string{p + "_wandb.runtime"}})
	}
	return all
}

// apiPrefix returns what precedes the names of the summary; ok is false if there
// is none.
func apiPrefix(names []string) (prefix string, ok bool) {
	for _, p := range apiPrefixes {
		if slices.Contains(names, p+"_runtime") || slices.Contains(names, p+"_wandb.runtime") {
			return p, true
		}
	}
	if slices.ContainsFunc(names, func(name string) bool { return strings.HasPrefix(name, "summary.") }) {
		return "summary.", true // of runs that logged nothing but at their end, perhaps
	}
	return "", false
}

// describeAPI says what the columns of a table made with the API mean. A table
// of run.history() has the same columns, but a row per step.
func describeAPI(c *Columns, names []string, prefix string) {
	c.State = firstNamed(names, "state")
	c.ID = firstNamed(names, "id", "run_id", "run.id", "run_name", "run", "name")
	c.Order = slices.Index(names, prefix+"_timestamp")
	if i := firstNamed(names, "created_at", "createdAt"); i != None {
		c.Order = i
	}
	c.Step, c.Counters = slices.Index(names, prefix+"_step"), countersAmong(names)
	c.MeasuredPrefix = prefix
	c.Prefixes = []string{"summary.", "summary/", "summary_", "config.", "config/"}
	runtime := prefix + "_runtime"
	if !slices.Contains(names, runtime) {
		runtime = prefix + "_wandb.runtime"
	}
	c.timed(names, runtime, "", "")
}

// refuseChart says what to do instead of reading the export of a chart: its
// columns are runs, it holds a sample of the steps, and no settings or costs.
func refuseChart(names []string) string {
	charted := 0
	for _, name := range names {
		bare, ok := strings.CutSuffix(name, "__MIN")
		if ok && strings.Contains(bare, " - ") && slices.Contains(names, bare) && slices.Contains(names, bare+"__MAX") {
			charted++
		}
	}
	if charted == 0 {
		return ""
	}
	return "the export of a chart of Weights & Biases, with a column per run and neither costs nor states: " +
		"export the table of runs instead (Runs, Download, CSV), or make one with wandb.Api().runs; " +
		"`format csv` takes the rows as they are"
}
