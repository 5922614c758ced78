package source

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
// index that pandas writes, a first column without a name, gives the order.
func describePlain(c *Columns, names []string) {
	c.ID = firstNamed(names, "trial", "trial_number", "trial_id", "run_id")
	c.Order = c.ID
	if c.Order == None {
		c.Order = pandasIndex(names)
	}
}

// pandasIndex returns the column of the index that pandas writes.
func pandasIndex(names []string) int {
	if len(names) > 0 && names[0] == "" {
		return 0
	}
	return None
}
