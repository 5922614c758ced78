package source

import (
	"bytes"
	"fmt"
	"io"
	"slices"
	"strings"

	"evpkit/evp/triallog/internal/rows"
)

// Runs of MLflow may be nested: a run of the whole search, whose time is that of
// all runs within it. A run that is the parent of another in the file is no
// trial, and would count its time, and the best score, twice.
//
// Whether a run is a parent shows only after all rows, so that a file with a
// column of parents is kept in memory and read twice. Parents are looked for in
// the file of their runs: an export has them together.

// parentNames are names of the column with the id of the run within which a run
// is nested.
var parentNames = []string{"tags.mlflow.parentRunId", "mlflow.parentRunId", "Parent run ID", "Parent Run ID"}

// runIDNames are names of the column with the id of a run.
var runIDNames = []string{"run_id", "Run ID"}

// isNested reports whether a file is a table of MLflow with a column of parents.
func isNested(head []byte) bool {
	line := rows.FirstLine(head)
	if !bytes.Contains(bytes.ToLower(line), []byte("parent")) {
		return false
	}
	var names []string
	switch rows.KindOf(head) {
	case rows.JSON:
		j := rows.NewJSONParser(".", func(path, _ string, _ int) error {
			names = append(names, path)
			return nil
		})
		j.Reset(string(line))
		if j.Object("", 0) != nil {
			return false
		}
	case rows.Text:
		names = headerNames(line)
	}
	bears := func(s Signature) bool { return s.matches(header{names: names}) }
	return slices.ContainsFunc(mlflowSignatures, bears) && firstNamed(names, parentNames...) != None
}

// openNested opens such a file.
func openNested(s *rows.Stream, _ Input) (*Content, error) {
	text, err := io.ReadAll(s)
	if err != nil {
		return nil, s.Failure(err)
	}
	found, err := findParents(s, text)
	if err != nil {
		return nil, err
	}
	return &Content{
		Reader: tableReader(s, text), LateNotes: found.notes,
		Describe: func(_ *Columns, names []string) { found.id = firstNamed(names, runIDNames...) },
		Skip:     found.skip,
	}, nil
}

// tableReader returns a reader of the text of a table.
func tableReader(s *rows.Stream, text []byte) rows.Reader {
	if rows.KindOf(s.Head) == rows.JSON {
		return rows.NewJSONLines(bytes.NewReader(text))
	}
	return rows.NewDelimited(bytes.NewReader(text), rows.Separator(rows.FirstLine(s.Head)))
}

// A nesting says which runs of a file are parents of others.
type nesting struct {
	id      int            // the column of the ids
	parents map[string]int // how many runs name each
	runs    int            // rows that were seen
	skipped map[string]bool
}

// findParents finds the parents that the runs of a file name. What is wrong with
// a row is said when it is read for the second time.
func findParents(s *rows.Stream, text []byte) (*nesting, error) {
	reader := tableReader(s, text)
	defer reader.Close()
	t, err := rows.NewTable(s, reader, func([]string) rows.HeaderJoiner { return nil })
	if err != nil {
		return nil, err
	}
	n := &nesting{id: None, parents: make(map[string]int), skipped: make(map[string]bool)}
	var columns []int
	for known := 0; !t.Ended; {
		rec, err := t.Next()
		if err == io.EOF {
			break
		}
		if err != nil {
			continue
		}
		if len(t.Names) > known {
			known, columns = len(t.Names), indicesOf(t.Names, parentNames)
		}
		for _, i := range columns {
			if id := rec[i]; !rows.IsMissing(id) {
				n.parents[strings.Clone(strings.TrimSpace(id))]++
			}
		}
	}
	return n, nil
}

// indicesOf returns the columns with the given names.
func indicesOf(names, wanted []string) (columns []int) {
	for i, name := range names {
		if slices.Contains(wanted, name) {
			columns = append(columns, i)
		}
	}
	return columns
}

// skip reports whether a row is of a parent, and notes it.
func (n *nesting) skip(rec []string) bool {
	n.runs++
	if n.id == None {
		return false
	}
	id := strings.TrimSpace(rec[n.id])
	if n.parents[id] == 0 {
		return false
	}
	n.skipped[strings.Clone(id)] = true
	return true
}

// notes says what was left out, and which runs have a parent elsewhere.
func (n *nesting) notes() []string {
	elsewhere := 0
	for id, runs := range n.parents {
		if !n.skipped[id] {
			elsewhere += runs
		}
	}
	var notes []string
	if n.runs == 0 {
		return nil // no rows, or none are left out in the format that was asked for
	}
	if k := len(n.skipped); k > 0 {
		notes = append(notes, fmt.Sprintf("nested runs: %d of %d runs are parents of others and left out: "+
			"their time is that of the runs within them", k, n.runs))
	}
	if elsewhere > 0 {
		notes = append(notes, fmt.Sprintf("nested runs: %d of %d %s name a parent that is not in their file: "+
			"if another file of this log has it, leave it out with `where`", elsewhere, n.runs, rows.Plural(n.runs, "run")))
	}
	return notes
}
