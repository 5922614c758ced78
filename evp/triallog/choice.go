package triallog

import (
	"fmt"
	"slices"
	"strings"
)

// none stands for a column that there is not.
const none = -1

// A choice is which columns of a table are read, by index.
type choice struct {
	names []string // of the table
	score int
	cost  int   // none: no cost
	by    []int // none: the name of the file
	facet bool  // whether the first of by parts the log, and does not name the model
	extra []int // columns of Options.Extra
}

// choose finds the columns that o asks for in t, or guesses them. It returns
// what was guessed, in words.
func choose(t *table, o Options) (*choice, []string, error) {
	c := &choice{names: t.names}
	var notes []string
	var err error
	if c.score, err = t.pick(scoreRole, o.Score, o.Cost, &notes); err != nil {
		return nil, nil, t.explain(err)
	}
	if c.cost, err = t.pick(costRole, o.Cost, o.Score, &notes); err != nil {
		return nil, nil, t.explain(err)
	}
	if c.by, err = t.grouping(o.By); err != nil {
		return nil, nil, t.explain(err)
	}
	if c.facet = o.Facet != ""; c.facet {
		i, err := t.find(o.Facet, "--facet")
		if err != nil {
			return nil, nil, t.explain(err)
		}
		c.by = slices.Insert(c.by, 0, i)
	}
	if c.extra, err = t.extraColumns(o.Extra); err != nil {
		return nil, nil, t.explain(err)
	}
	return c, notes, nil
}

// pick returns the column of the role: the one asked for, or else the only one
// with a well-known name that is not taken. It notes what it guessed.
func (t *table) pick(r role, asked, taken string, notes *[]string) (int, error) {
	if asked != "" {
		return t.find(asked, r.flag)
	}
	var found []int
	for i, name := range t.names {
		if r.wellKnown(name) && name != taken {
			found = append(found, i)
		}
	}
	switch {
	case len(found) == 1:
		*notes = append(*notes, fmt.Sprintf("%s: column %s (the only one with a well-known name)", r.noun, quote(t.names[found[0]])))
		return found[0], nil
	case len(found) > 1:
		return none, t.ambiguous(r, found)
	case r.required:
		return none, t.inHeader(fmt.Sprintf("no column has a well-known name for a %s: name it with %s (columns: %s)", r.noun, r.flag, list(t.names)))
	}
	*notes = append(*notes, fmt.Sprintf("%s: none, no column has a well-known name for it (%s names it)", r.noun, r.flag))
	return none, nil
}

// ambiguous is the error of several columns with a well-known name.
func (t *table) ambiguous(r role, found []int) error {
	var names []string
	for _, i := range found {
		names = append(names, t.names[i])
	}
	return t.inHeader(fmt.Sprintf("%d columns could be the %s: choose one with %s (%s)", len(found), r.noun, r.flag, list(names)))
}

// grouping returns the columns that name the model.
func (t *table) grouping(names []string) ([]int, error) {
	if len(names) == 0 {
		if i := slices.Index(t.names, "model"); i >= 0 {
			return []int{i}, nil
		}
		return nil, nil
	}
	by := make([]int, len(names))
	for k, name := range names {
		if name == ByFile && !slices.Contains(t.names, name) {
			by[k] = none
			continue
		}
		var err error
		if by[k], err = t.find(name, "--by"); err != nil {
			return nil, err
		}
	}
	return by, nil
}

// find returns the column with a name, or an error that helps to find it.
func (t *table) find(name, flag string) (int, error) {
	if i := slices.Index(t.names, name); i >= 0 {
		return i, nil
	}
	msg := fmt.Sprintf("%s: there is no column %s", flag, quote(name))
	if near := nearest(name, t.names); near != "" {
		msg += fmt.Sprintf(", did you mean %s?", quote(near))
	}
	return none, t.inHeader(fmt.Sprintf("%s (columns: %s)", msg, list(t.names)))
}

// inHeader is an error about the header.
func (t *table) inHeader(msg string) error {
	return &SyntaxError{File: t.file, Line: t.line, Msg: msg}
}

// scoreName returns the name of the score's column.
func (c *choice) scoreName() string { return c.names[c.score] }

// costName returns the name of the cost's column, "" if there is none.
func (c *choice) costName() string {
	if c.cost == none {
		return ""
	}
	return c.names[c.cost]
}

// byNames returns the names of the columns that name the model.
func (c *choice) byNames() []string {
	var names []string
	by := c.by
	if c.facet {
		by = by[1:]
	}
	for _, i := range by {
		if i == none {
			names = append(names, ByFile)
		} else {
			names = append(names, c.names[i])
		}
	}
	return names
}

// differs says in what two tables of one log lead to different columns, ""
// if in nothing. It keeps the order of the files from deciding.
func (c *choice) differs(first *choice) string {
	switch {
	case c.scoreName() != first.scoreName():
		return fmt.Sprintf("the score is column %s here: name one that all files have with --score", quote(c.scoreName()))
	case c.costName() != first.costName():
		return fmt.Sprintf("the cost is %s here: name a column that all files have with --cost", columnOrNone(c.costName()))
	case !slices.Equal(c.byNames(), first.byNames()) || slices.Contains(c.by, none) != slices.Contains(first.by, none):
		return fmt.Sprintf("the model is %s here: name columns that all files have with --by", columnOrNone(strings.Join(c.byNames(), ", ")))
	}
	return ""
}

// columnOrNone names a column that may be none.
func columnOrNone(name string) string {
	if name == "" {
		return "in no column"
	}
	return "column " + quote(name)
}
