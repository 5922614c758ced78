package triallog

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
)

// A Format is what a log was written by, or how it is written.
type Format string

// The formats. The first three are plain tables, whose columns mean nothing by
// themselves.
const (
	CSV       Format = "csv"       // cells separated by commas, or by semicolons with decimal commas
	TSV       Format = "tsv"       // cells separated by tabs
	JSONL     Format = "jsonl"     // JSON Lines: an object per line
	Optuna    Format = "optuna"    // trials_dataframe().to_csv(), an SQLite study or a journal
	WandB     Format = "wandb"     // the table of runs of Weights & Biases
	MLflow    Format = "mlflow"    // search_runs, or the download of the user interface
	RayTune   Format = "raytune"   // progress.csv, result.json or get_dataframe
	Sklearn   Format = "sklearn"   // cv_results_ of scikit-learn
	AllenTune Format = "allentune" // results.jsonl
	BOHB      Format = "bohb"      // results.json of HpBandSter
)

// Formats lists the formats.
func Formats() []Format {
	return []Format{CSV, TSV, JSONL, Optuna, WandB, MLflow, RayTune, Sklearn, AllenTune, BOHB}
}

// titles are the formats in words.
var titles = map[Format]string{
	CSV: "CSV", TSV: "tab-separated values", JSONL: "JSON Lines", Optuna: "Optuna", WandB: "Weights & Biases",
	MLflow: "MLflow", RayTune: "Ray Tune", Sklearn: "scikit-learn", AllenTune: "AllenTune", BOHB: "BOHB (HpBandSter)",
}

// A syntax is how a file is cut into rows.
type syntax int8

const (
	delimited  syntax = iota // cells separated by a character
	objects                  // JSON Lines
	journal                  // JSON Lines of the changes to an Optuna study
	arrays                   // JSON Lines of HpBandSter
	database                 // SQLite
	oneArray                 // a JSON array that holds all
	spread                   // a JSON object over several lines
	configured               // HpBandSter's configurations
)

// syntaxOf tells from its beginning how a file is cut.
func syntaxOf(head []byte) syntax {
	if isSQLite(head) {
		return database
	}
	text := bytes.TrimSpace(head)
	switch {
	case !looksLikeJSON(text):
		return delimited
	case text[0] == '[':
		return syntaxOfArray(text)
	case len(bytes.TrimSpace(firstLine(text))) == 1 && bytes.ContainsAny(text, "\r\n"):
		return spread
	case bytes.Contains(firstLine(text), []byte(`"op_code"`)) && bytes.Contains(firstLine(text), []byte(`"worker_id"`)):
		return journal
	}
	return objects
}

// syntaxOfArray tells apart what begins with an array: each line of HpBandSter
// does, with an array of numbers in it.
func syntaxOfArray(text []byte) syntax {
	line := firstLine(text)
	id := bytes.TrimLeft(bytes.TrimPrefix(line, []byte("[")), " \t")
	end := bytes.IndexByte(id, ']')
	if len(id) == 0 || id[0] != '[' || end < 0 {
		return oneArray
	}
	if next := bytes.TrimLeft(id[end+1:], " \t,"); len(next) > 0 && next[0] == '{' {
		return configured
	}
	return arrays
}

// comma returns what separates the cells of a delimited text.
func comma(head []byte, f Format) byte {
	if f == TSV {
		return '\t'
	}
	return separator(firstLine(head))
}

// fits says what is wrong if a file of a syntax cannot have the format that
// was asked for, "" if nothing.
func (s syntax) fits(f Format) string {
	allowed := map[Format][]syntax{
		CSV: {delimited}, TSV: {delimited}, JSONL: {objects, journal}, Optuna: {delimited, journal, database}, WandB: {delimited},
		MLflow: {delimited, objects}, RayTune: {delimited, objects}, Sklearn: {delimited}, AllenTune: {objects}, BOHB: {arrays},
	}[f]
	switch {
	case s == oneArray:
		return "the file is one JSON document: write an object per line (jq -c '.[]')"
	case s == spread:
		return "the file is one JSON document over several lines: write an object per line (jq -c .)"
	case s == configured:
		return "the file holds HpBandSter's configurations: name its results.json, which is read together with them"
	case f == "" || slices.Contains(allowed, s):
		return ""
	case s == delimited:
		return fmt.Sprintf("--format %s: the file is a table in text; leave --format out", f)
	case s == database:
		return fmt.Sprintf("--format %s: the file is an SQLite database; leave --format out", f)
	}
	return fmt.Sprintf("--format %s: the file is JSON; leave --format out", f)
}

// recognise tells a log's format from the names of its columns.
func recognise(names []string, s syntax) Format {
	for _, m := range marks {
		if m.in(names) && (!m.json || s == objects) {
			return m.format
		}
	}
	switch s {
	case objects:
		return JSONL
	case journal, database:
		return Optuna
	case arrays:
		return BOHB
	}
	return CSV
}

// A mark is what tells a format: columns of these names, and one that begins
// with one of the prefixes.
type mark struct {
	format   Format
	names    []string
	prefixes []string
	json     bool // only JSON Lines
}

// marks are looked for in this order.
var marks = []mark{
	{format: Optuna, names: []string{"number", "state"}, prefixes: []string{"value"}},
	{format: Sklearn, prefixes: []string{"mean_test_"}, names: []string{"mean_fit_time"}},
	{format: MLflow, names: []string{"run_id", "status"}, prefixes: []string{"metrics.", "params."}},
	{format: MLflow, names: []string{"Start Time", "Duration", "Run ID"}},
	{format: RayTune, names: []string{"trial_id", "training_iteration", "time_total_s"}},
	{format: WandB, names: []string{"Name", "Created", "Runtime"}},
	{format: AllenTune, names: []string{"best_validation_accuracy", "training_duration"}, json: true},
}

// in reports whether the names bear the mark.
func (m mark) in(names []string) bool {
	for _, name := range m.names {
		if !slices.Contains(names, name) {
			return false
		}
	}
	return len(m.prefixes) == 0 || slices.ContainsFunc(names, func(name string) bool {
		return slices.ContainsFunc(m.prefixes, func(p string) bool { return strings.HasPrefix(name, p) })
	})
}

// missing says which columns a format needs that names do not have.
func missing(f Format, names []string) string {
	text := ""
	for _, m := range marks {
		if m.format != f {
			continue
		}
		if m.in(names) {
			return ""
		}
		var needs []string
		for _, name := range m.names {
			needs = append(needs, quote(name))
		}
		for i, p := range m.prefixes {
			needs = append(needs, map[bool]string{true: "", false: "or "}[i == 0]+quote(p+"…"))
		}
		if text != "" {
			text += ", or "
		}
		text += strings.Join(needs, ", ")
	}
	return text
}
