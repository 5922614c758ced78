package source

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"evpkit/evp"
	"evpkit/evp/triallog/internal/rows"
)

// bohb is results.json of HpBandSter, which BOHB and Hyperband write: a line per
// run of an assignment at a budget. The assignments are in configs.json beside
// it.
var bohb = &Format{
	Name: "bohb", Title: "BOHB (HpBandSter)",
	Variants: []Variant{
		{Matches: func(head []byte) bool { return bohbFile(head) == bohbResults }, Open: openBOHB},
		{
			Matches: func(head []byte) bool { return bohbFile(head) == bohbConfigs },
			Refused: "the file holds HpBandSter's configurations: " +
				"name its results.json, which is read together with them",
		},
	},
	ParamPrefixes: []string{"config."},
	Describe: func(c *Columns, names []string) {
		c.Scores = []Score{{
			Column: slices.Index(names, "loss"), Stated: true, Better: evp.Minimize,
			By: "HpBandSter's results, which are losses",
		}}
		c.State, c.Order = slices.Index(names, "state"), slices.Index(names, "submitted")
		c.ID = slices.Index(names, "config_id")
		c.Rungs = &Rungs{Assignment: []int{c.ID}, Rung: slices.Index(names, "budget")}
		if i := slices.Index(names, "config_info.model_based_pick"); i != None {
			c.SamplerMarks = []int{i}
		}
		c.timed(names, "", "started", "finished")
	},
}

// bohbColumns are the columns of every results.json.
var bohbColumns = []string{
	"config_id", "budget", "submitted", "started", "finished", "loss", "exception", "state",
}

const (
	bohbNeither = iota
	bohbResults
	bohbConfigs
)

// bohbFile tells which of HpBandSter's files begins with head: each line is an
// array that begins with an array of numbers, the id of an assignment, followed
// in configs.json by an object.
func bohbFile(head []byte) int {
	if rows.KindOf(head) != rows.JSONArray {
		return bohbNeither
	}
	line := rows.FirstLine(bytes.TrimSpace(head))
	id := bytes.TrimLeft(bytes.TrimPrefix(line, []byte("[")), " \t")
	end := bytes.IndexByte(id, ']')
	if len(id) == 0 || id[0] != '[' || end < 0 {
		return bohbNeither
	}
	if next := bytes.TrimLeft(id[end+1:], " \t,"); len(next) > 0 && next[0] == '{' {
		return bohbConfigs
	}
	return bohbResults
}

// openBOHB opens results.json, with configs.json if it lies beside it.
func openBOHB(s *rows.Stream, in Input) (*Content, error) {
	const name = "configs.json"
	content := &Content{}
	var configs map[string]assignment
	beside, err := in.beside(name, name)
	if err != nil {
		return nil, err
	}
	if beside != nil {
		defer beside.Close()
		if configs, err = readConfigs(beside); err != nil {
			return nil, fmt.Errorf("beside %s: %w", in.Name, err)
		}
		content.Beside = []Read{{name + " beside " + in.Name, beside.Sum()}}
	}
	var runs earlierRuns
	content.Reader = rows.NewJSONRows(s, bohbColumns, func(r *rows.JSONLines, line string) error {
		err := parseRun(r, line, configs)
		runs.add(r.Cell("config_id"))
		return err
	})
	runs = earlierRuns{} // until here lines were only searched for columns
	content.LateNotes = runs.notes
	return content, nil
}

// earlierRuns counts runs that a search took over from an earlier one:
// HpBandSter gives their assignments ids that begin with -1, and moves their
// times before 0, the moment at which the search began. What they took is right.
type earlierRuns struct{ n, all int }

// add counts a run.
func (e *earlierRuns) add(id string) {
	e.all++
	if strings.HasPrefix(id, "-") {
		e.n++
	}
}

// notes says how many there are.
func (e *earlierRuns) notes() []string {
	if e.n == 0 {
		return nil
	}
	taken := "runs were"
	if e.n == 1 {
		taken = "runs was"
	}
	return []string{fmt.Sprintf("earlier search: %d of %d %s taken over from one (config_id begins with -1), with the "+
		"time that such a run took then: a trial like the others, unless %s leaves it out",
		e.n, e.all, taken, rows.Option("where", `not (config_id startsWith "-")`))}
}

// parseRun parses a line of results.json: [id, budget, times, result,
// exception]. The result is null or an object with the loss and more.
func parseRun(r *rows.JSONLines, line string, configs map[string]assignment) error {
	j := r.Parser()
	j.Reset(line)
	if err := j.Expect('[', "["); err != nil {
		return err
	}
	for k, name := range []string{"config_id", "budget", "", "", "exception"} {
		if k > 0 {
			if err := j.Expect(',', "a comma"); err != nil {
				return err
			}
		}
		if err := parseRunPart(r, name); err != nil {
			return err
		}
	}
	if err := j.Expect(']', "]"); err != nil {
		return err
	}
	deriveRun(r, configs)
	return j.End()
}

// parseRunPart parses one of the five parts of a run. The keys of an object are
// names of columns by themselves.
func parseRunPart(r *rows.JSONLines, name string) error {
	j := r.Parser()
	if j.AtObject() {
		return j.Object(name, 1)
	}
	at := j.Offset()
	cell, err := j.Cell(1)
	if err != nil || name == "" {
		return err
	}
	if name == "config_id" {
		cell = configID(cell)
	}
	return r.Set(name, cell, at)
}

// configID returns the id of an assignment as a cell: "0,0,3".
func configID(array string) string {
	return strings.NewReplacer("[", "", "]", "", " ", "").Replace(array)
}

// deriveRun sets the cells of a run that follow from others: its state and its
// assignment.
func deriveRun(r *rows.JSONLines, configs map[string]assignment) {
	state := "FINISHED"
	if r.Cell("exception") != "" || r.Cell("loss") == "" {
		state = "FAILED"
	}
	r.Derive("state", state)
	c := configs[r.Cell("config_id")]
	for i, name := range c.names {
		if !r.Has(name) {
			r.Derive(name, c.cells[i])
		}
	}
}

// readConfigs reads configs.json: a line per assignment.
func readConfigs(s *rows.Stream) (map[string]assignment, error) {
	lines := rows.NewLines(s)
	defer lines.Close()
	configs := make(map[string]assignment)
	for {
		line, err := lines.Next()
		if err == io.EOF {
			return configs, nil
		}
		if err != nil {
			return nil, s.Failure(err)
		}
		if strings.TrimSpace(line) == "" {
			continue
		}
		id, c, err := parseConfig(line)
		if e := (*rows.JSONError)(nil); errors.As(err, &e) {
			return nil, &rows.SyntaxError{File: s.File, Line: lines.N, Column: e.Offset + 1, Msg: e.Msg}
		}
		configs[id] = c
	}
}

// parseConfig parses a line of configs.json: [id, assignment, info].
func parseConfig(line string) (id string, a assignment, err error) {
	j := rows.NewJSONParser(".", func(path, cell string, _ int) error {
		a.add(path, cell)
		return nil
	})
	j.Reset(line)
	if err = j.Expect('[', "["); err != nil {
		return "", a, err
	}
	if id, err = j.Cell(1); err != nil {
		return "", a, err
	}
	for _, path := range []string{"config", "config_info"} {
		if err = j.Expect(',', "a comma"); err != nil {
			return "", a, err
		}
		if j.AtObject() {
			err = j.Object(path, 1)
		} else {
			_, err = j.Cell(1)
		}
		if err != nil {
			return "", a, err
		}
	}
	if err = j.Expect(']', "]"); err != nil {
		return "", a, err
	}
	return configID(strings.Clone(id)), a, j.End()
}
