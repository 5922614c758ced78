package triallog

import (
	"fmt"
	"slices"
	"strings"

	"evpkit/evp"
)

// none stands for a column that there is not.
const none = -1

// A choice is which columns of a table are read, by index.
type choice struct {
	names  []string // of the table
	where  *formula // nil: all rows
	score  int
	scored *formula // of the score; nil: it is in the column
	cost   *measure // nil: no cost
	by     []int    // none: the name of the file
	facet  bool     // whether the first of by parts the log, and does not name the model
	status int      // none: all trials have finished
	stated bool     // whether the log says which scores are better
	better evp.Direction
	extra  []*measure // of Options.Extra
	entry  entryColumns
}

// choose finds the columns that o asks for in t, or guesses them. It returns
// what was guessed, in words.
func choose(t *table, o Options) (*choice, []string, error) {
	c := &choice{names: t.names, status: t.layout.status}
	notes := t.formatNotes()
	var err error
	if c.where, err = t.condition(o.Where); err != nil {
		return nil, nil, t.explain(err)
	}
	if c.score, c.scored, err = t.pickScore(o, &notes); err != nil {
		return nil, nil, t.explain(err)
	}
	if c.cost, err = t.pickCost(o, &notes); err != nil {
		return nil, nil, t.explain(err)
	}
	if c.by, err = t.grouping(o.By); err != nil {
		return nil, nil, t.explain(err)
	}
	if o.Status != "" {
		if c.status, err = t.find(o.Status, "--status"); err != nil {
			return nil, nil, t.explain(err)
		}
	} else if t.format == RayTune && t.index("done") != none {
		notes = append(notes, `state: every row counts, as "done" is False of trials that ended by themselves, too (--status done leaves such rows out, if the search was still running)`)
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
	c.direct(&t.layout)
	if c.entry, err = t.entryColumns(c, o); err != nil {
		return nil, nil, t.explain(err)
	}
	return c, notes, t.oneStudy(c)
}

// formatNotes says what the log is, unless it is a plain CSV file.
func (t *table) formatNotes() []string {
	if d, ok := t.cut.(*delimitedText); t.format == CSV && ok && d.comma == ',' {
		return nil
	}
	return []string{"format: " + t.described()}
}

// described says what the log is, in words.
func (t *table) described() string {
	words := titles[t.format]
	if t.format == CSV {
		words = string(CSV)
	}
	if d, ok := t.cut.(*delimitedText); ok && d.comma == ';' {
		words += " with semicolons"
	}
	if t.variant != "" {
		words += " (" + t.variant + ")"
	}
	return words
}

// roles says what columns were taken for.
func (c *choice) roles(l *layout) map[string]string {
	roles := make(map[string]string)
	set := func(i int, role string) {
		if i == none || c.names[i] == "" {
			return
		}
		if old := roles[c.names[i]]; old != "" {
			role = old + ", " + role
		}
		roles[c.names[i]] = role
	}
	set(c.score, "score")
	if c.scored != nil {
		for _, i := range c.scored.places {
			set(i, "score")
		}
	}
	if c.cost != nil {
		for _, i := range c.cost.columns {
			set(i, "cost")
		}
	}
	for k, i := range c.by {
		set(i, map[bool]string{true: "facet", false: "model"}[c.facet && k == 0])
	}
	set(c.status, "state")
	c.entry.roles(set)
	set(l.order, "order")
	for _, i := range l.params {
		set(i, "assignment")
	}
	return roles
}

// direct finds out whether the log says which scores are better.
func (c *choice) direct(l *layout) {
	if c.scored != nil {
		return // the log says it of columns
	}
	name := normal(c.names[c.score])
	if strings.HasPrefix(name, "neg_") || strings.Contains(name, "_neg_") {
		c.stated = true // larger: it is a loss with its sign turned round
		return
	}
	if k := slices.Index(l.scores, c.score); k >= 0 && k < len(l.directions) && !slices.Contains(l.undirected, c.score) {
		c.stated, c.better = true, l.directions[k]
	}
}

// oneStudy is an error if trials of several studies would be taken for one.
func (t *table) oneStudy(c *choice) error {
	if len(t.layout.studies) < 2 {
		return nil
	}
	if slices.Contains(c.by, t.layout.study) {
		if t.layout.opposed && !c.stated && slices.Contains(t.layout.scores, c.score) {
			return t.inHeader("of the file's studies, some are minimised and some maximised: export each as a CSV file and read them apart")
		}
		return nil
	}
	return t.inHeader(fmt.Sprintf("the file holds %d studies (%s): tell them apart with --by study", len(t.layout.studies), list(t.layout.studies)))
}

// pickScore returns the column of the score: the one asked for, the one that
// the format defines, or else the only one with a well-known name; or none and
// the formula asked for.
func (t *table) pickScore(o Options, notes *[]string) (i int, f *formula, err error) {
	defined := t.layout.scores
	switch {
	case o.Score != "":
		if i = t.index(o.Score); i == none {
			f, err = t.formulaOf(scoreRole.flag, o.Score)
		}
	case len(defined) == 1:
		*notes = append(*notes, fmt.Sprintf("score: column %s (what %s calls it)", quote(t.names[defined[0]]), titles[t.format]))
		i = defined[0]
	case len(defined) > 1:
		err = t.ambiguous(scoreRole, defined)
	default:
		i, err = t.pick(scoreRole, o.Cost, notes)
	}
	return i, f, err
}

// pickCost returns how the cost is read: from the column asked for, from the
// only one with a well-known name, or else as the format defines it; nil if it
// is not.
func (t *table) pickCost(o Options, notes *[]string) (*measure, error) {
	if o.Cost != "" {
		return t.measureFor(o.Cost, costRole.flag, true)
	}
	i, err := t.pick(costRole, o.Score, notes)
	switch {
	case err != nil:
		return nil, err
	case i != none:
		return t.measureOf(i), nil
	case t.layout.cost != nil:
		*notes = append(*notes, fmt.Sprintf("cost: %s, in seconds (no column has a well-known name for a cost in FPO; --cost names one)", t.layout.cost.name))
	default:
		*notes = append(*notes, t.noCost(o))
	}
	return t.layout.cost, nil
}

// measureFor returns how what a flag asks for is read: a column, or a formula,
// which may be a cost.
func (t *table) measureFor(asked, flag string, cost bool) (*measure, error) {
	if i := t.index(asked); i != none {
		return t.measureOf(i), nil
	}
	f, err := t.formulaOf(flag, asked)
	if err != nil {
		return nil, err
	}
	f.cost = cost
	return &measure{kind: computed, columns: f.places, formula: f, name: asked}, nil
}

// measureOf returns how a column is read as a cost.
func (t *table) measureOf(i int) *measure {
	if slices.Contains(t.layout.durations, i) {
		return &measure{kind: lasting, columns: []int{i}, name: t.names[i], unit: seconds}
	}
	return &measure{columns: []int{i}, name: t.names[i]}
}

// pick returns the only column with a well-known name that is not taken; none
// if there is none and the role can be empty. It notes what it guessed.
func (t *table) pick(r role, taken string, notes *[]string) (int, error) {
	var found []int
	for i, name := range t.names {
		if t.wellKnown(r, name) && name != taken && i != t.layout.status {
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
	return none, nil
}

// wellKnown reports whether a column has a well-known name for a role.
func (t *table) wellKnown(r role, name string) bool {
	name = strings.TrimPrefix(name, t.layout.measured)
	return r.wellKnown(name) || r.noun == scoreRole.noun && slices.Contains(t.layout.scoreNames, name)
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
		same := func(name string) bool { return strings.EqualFold(name, modelColumn) }
		if i := slices.Index(t.names, modelColumn); i >= 0 {
			return []int{i}, nil
		} else if i = slices.IndexFunc(t.names, same); i >= 0 {
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
	if i := t.index(name); i >= 0 {
		return i, nil
	}
	msg := fmt.Sprintf("%s: there is no column %s", flag, quote(name))
	if near := Nearest(name, t.names); near != "" {
		msg += fmt.Sprintf(", did you mean %s?", quote(near))
	}
	return none, t.inHeader(fmt.Sprintf("%s (columns: %s)", msg, list(t.names)))
}

// index returns the column with a name, or with a prefix of the format before
// it; none if there is none.
func (t *table) index(name string) int {
	if i := slices.Index(t.names, name); i >= 0 {
		return i
	}
	for _, p := range t.layout.prefixes {
		if i := slices.Index(t.names, p+name); i >= 0 {
			return i
		}
	}
	return none
}

// inHeader is an error about the header.
func (t *table) inHeader(msg string) error {
	return &SyntaxError{File: t.file, Line: t.line, Msg: msg}
}

// scorePlace returns the column in which what is said of a score is told.
func (c *choice) scorePlace() int {
	if c.scored != nil {
		return c.scored.place()
	}
	return c.score
}

// scoreName returns the name of the score's column, or its formula.
func (c *choice) scoreName() string {
	if c.scored != nil {
		return c.scored.text
	}
	return c.names[c.score]
}

// costName returns the name of the cost's column, or its formula; "" if there
// is none.
func (c *choice) costName() string {
	if c.cost == nil {
		return ""
	}
	return c.cost.name
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
	if c.entry.steps != first.entry.steps {
		return "the rows are taken for steps of trials in one, and for trials in the other: say which with --trial"
	}
	if c.stated != first.stated || c.better != first.better {
		return "the log says otherwise which scores are better: read the files apart"
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
