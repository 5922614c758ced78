package source

import "strings"

// The plain formats: tables whose columns mean nothing by themselves, apart
// from well-known names.
var (
	csv       = &Format{Name: "csv", Title: "csv", Separators: ",;", Describe: describePlain}
	tsv       = &Format{Name: "tsv", Title: "tab-separated values", Separators: "\t", Describe: describePlain}
	jsonLines = &Format{Name: "jsonl", Title: "JSON Lines", JSON: true, Describe: describePlain}
)

// anySeparator separates cells in the tables that programs export, which other
// programs may have saved again.
const anySeparator = ",;\t"

// describePlain takes the ids of trials for their order, too. Without ids the
// index that pandas writes in the first column gives the order.
func describePlain(c *Columns, names []string) {
	c.ID = firstNamed(names, "trial", "trial_number", "trial_id", "run_id")
	c.Order = c.ID
	if c.Order == None {
		c.Order = pandasIndex(names)
	}
	if c.Order == None {
		c.Order = firstNamed(names, "created", "created_at", "start_time", "datetime_start", "started_at", "timestamp",
			"_timestamp", "datetime", "date", "iteration")
	}
	c.Counters = countersAmong(names)
}

// pandasIndex returns the column of the index that pandas writes.
func pandasIndex(names []string) int {
	if len(names) > 0 && IsIndexName(names[0]) {
		return 0
	}
	return None
}

// IsIndexName reports whether a column is an index that pandas wrote: it has no
// name, or the name that pandas gives such a column when it reads a table, so
// that a table that was saved twice has "" and "Unnamed: 0".
func IsIndexName(name string) bool {
	return name == "" || name == "Unnamed: 0" || strings.HasPrefix(name, "Unnamed: 0.")
}
