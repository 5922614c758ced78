package triallog

import (
	"fmt"
	"hash/maphash"
	"slices"
	"strings"

	"evpkit/evp"
	"evpkit/evp/triallog/internal/rows"
	"evpkit/evp/triallog/internal/source"
)

// maxChecked is how many rows of a log are checked, also when it is inspected, so
// that both find the same. The limit bounds time and memory, as to check a row
// takes several times as long as to read it; a log that is not what it seems mostly
// shows it early.
const maxChecked = 20_000

// LogChecks look for signs that the rows of a log are not independent trials.
type logChecks struct {
	left  int    // rows that may still be checked
	file  uint64 // number of the file
	order trialOrder

	assignments assignmentChecks
	ids         idChecks
	repeated    int // rows that are the same as another, or trials with the same id as another

	rowsSeen   map[uint64]bool // hashes of whole rows, by file
	idsSeen    map[uint64]bool // of trials' ids, by file and model
	stepsSeen  map[uint64]bool // of trials' steps, by file and model
	trialsSeen map[id]bool     // trials with several rows
	hash       maphash.Hash
}

// newLogChecks returns checks of a log none of whose rows has been read.
func newLogChecks() *logChecks {
	c := &logChecks{
		left: maxChecked, rowsSeen: make(map[uint64]bool), idsSeen: make(map[uint64]bool),
		stepsSeen: make(map[uint64]bool), trialsSeen: make(map[id]bool),
	}
	c.assignments.left = maxChecked
	c.hash.SetSeed(hashSeed)
	return c
}

// group identifies a model in the current file.
func (c *logChecks) group(model uint32) uint64 { return c.file<<32 | uint64(model) }

// key returns the hash of some cells of a group.
func (c *logChecks) key(group uint64, rec []string, columns []int) uint64 {
	c.hash.Reset()
	maphash.WriteComparable(&c.hash, group)
	for _, i := range columns {
		c.hash.WriteString(rec[i])
		c.hash.WriteByte(0)
	}
	return c.hash.Sum64()
}

// isSeen reports whether some cells of a group are in a set, to which it adds
// them.
func (c *logChecks) isSeen(set map[uint64]bool, group uint64, rec []string, columns []int) bool {
	h := c.key(group, rec, columns)
	if set[h] {
		return true
	}
	set[h] = true
	return false
}

// isRepeated reports whether a trial with several rows has the id of one in an
// earlier file.
func (c *logChecks) isRepeated(t *partialTrial) bool {
	if c.trialsSeen[t.id] {
		return true
	}
	c.trialsSeen[t.id] = true
	return false
}

// warnings returns what the checks found in the log as a whole, which is warned of
// something already.
func (c *logChecks) warnings(models *models, pruned bool, already []evp.Warning) []evp.Warning {
	is := func(w evp.Warning) bool { return w.Code == WarnNotRandom }
	ws := c.assignments.replicateWarnings(c.repeated)
	if !slices.ContainsFunc(already, is) {
		ws = append(ws, c.assignments.gridWarnings()...)
	}
	ws = append(ws, c.ids.warnings()...)
	notRandom := slices.ContainsFunc(append(slices.Clone(already), ws...), is)
	return append(ws, c.order.warnings(models, pruned, notRandom)...)
}

// FileChecks are the checks of one file.
type fileChecks struct {
	log     *logChecks
	file    *source.File
	columns *selection // nil if the columns were not found: then nothing is checked
	indices []int      // 0, 1, 2, …

	by         []string // Options.By
	mayBeSteps bool     // the options do not say what rows are
	isRefused  bool     // the rows are steps, which is a fault

	isBare     bool               // there are no columns but those of the score and the model
	assignment *assignmentColumns // nil if there are none, or none are looked at
	ids        *idNumbers         // nil if there are none
	idKey      []int              // columns of an id, which may be one within the column "model"

	sameRow       tally // rows that occurred before
	sameID        tally // trials whose id occurred before
	sameStep      tally // rows whose step of their trial occurred before
	stepNotFinite tally // rows of trials with several rows whose score is NaN or infinite
	rising        risingSteps
	evidence      stepEvidence
	shared        sharedIDs
}

// row checks a row that is a trial.
func (c *fileChecks) row(rec []string, model uint32, score, cost float64) {
	if c.log.left == 0 {
		return
	}
	c.log.left--
	group := c.log.group(model)
	if rows.IsFinite(score) && c.columns.tells(rec) {
		c.checkRow(rec)
	}
	columns, s := &c.file.Columns, &c.columns.structure
	idMatters := columns.ID != none && (columns.Step != none || !slices.Contains(s.assignment, columns.ID))
	if idMatters && c.log.isSeen(c.log.idsSeen, group, rec, c.idKey) {
		c.sameID.add(c.file.Place, columns.ID)
	}
	c.checkAssignment(model, rec)
	if columns.Step != none && columns.ID == none { // the whole file may be the steps of one trial
		c.rising.add(rec[columns.Step])
	}
	if c.mayBeSteps {
		c.evidence.add(c.file, c.columns, &c.log.hash, rec, model, score)
	}
	if columns.Order != none && s.count == none {
		c.log.order.add(group, rec[columns.Order], score, cost)
	}
}

// step checks a row that is a step of a trial, to which it has been added.
func (c *fileChecks) step(t *partialTrial, row stepRow, rec []string) {
	if row.evaluated && !rows.IsFinite(row.score) {
		c.stepNotFinite.add(c.file.Place, c.columns.score.place())
	}
	if c.log.left == 0 {
		return
	}
	c.log.left--
	group := c.log.group(t.model)
	if row.evaluated { // a row without a score repeats nothing that counts
		c.checkRow(rec)
	}
	s := &c.columns.structure
	if s.step != none && row.evaluated && c.log.isSeen(c.log.stepsSeen, group, rec, s.stepKey) {
		c.sameStep.add(c.file.Place, s.step)
		c.shared.add(t, rec, c.by, c.file.At)
	}
	if t.rows == 1 {
		c.checkAssignment(t.model, rec)
	}
}

// finished checks a trial with several rows, all of which have been read.
func (c *fileChecks) finished(t *partialTrial, score, cost float64) {
	if c.log.left > 0 && t.order != "" {
		c.log.left--
		c.log.order.add(c.log.group(t.model), t.order, score, cost)
	}
}

// checkRow looks whether a row occurred before. Rows of nothing but a score and a
// model are the same whenever two scores are.
func (c *fileChecks) checkRow(rec []string) {
	if !c.isBare && c.log.isSeen(c.log.rowsSeen, c.log.file, rec, c.first(len(rec))) {
		c.sameRow.add(c.file.Place, 0)
	}
}

// checkAssignment looks at the assignment of a trial.
func (c *fileChecks) checkAssignment(model uint32, rec []string) {
	if c.assignment != nil && c.log.assignments.left > 0 {
		c.log.assignments.add(c.file, c.assignment, &c.log.hash, rec, model)
	}
}

// begin finds the columns that are looked at in the rows of the file.
func (c *fileChecks) begin(o *Options) {
	c.mayBeSteps = !o.saysWhatRowsAre()
	if c.columns == nil {
		return
	}
	c.shared, c.by = newSharedIDs(c.columns), o.By
	c.isBare = true
	for i := range c.file.Names {
		c.isBare = c.isBare && (i == c.columns.score.index || c.columns.isOfModel(i))
	}
	isRung := c.file.Columns.Rungs != nil && c.columns.structure.rungs == nil // and a trial of its own
	if len(o.Replicates) == 0 && c.columns.structure.count == none && !isRung {
		c.assignment = assignmentColumnsIn(c.file, c.columns)
	}
	if c.file.Columns.ID != none {
		c.idKey = []int{c.file.Columns.ID}
		if i := modelColumnIn(c.file.Names); i != none {
			c.idKey = append(c.idKey, i)
		}
		c.ids = &idNumbers{column: c.file.Names[c.file.Columns.ID]}
		c.log.ids.files = append(c.log.ids.files, c.ids)
	}
}

// first returns the indices of the first n columns.
func (c *fileChecks) first(n int) []int {
	for i := len(c.indices); i < n; i++ {
		c.indices = append(c.indices, i)
	}
	return c.indices[:n]
}

// findings returns what the checks found in a file with so many rows.
func (c *fileChecks) findings(rowCount int) []finding {
	all := []finding{{c.sameRow, WarnSameRow,
		"%d of %d rows are the same as another, cell for cell: does the log hold trials twice?", rowCount}}
	ofSteps := c.file.Columns.Rungs != nil || c.file.Columns.Step != none && (c.isRefused || !c.mayBeSteps)
	if c.sameID.n > 0 && c.sameRow.n != c.sameID.n && !ofSteps {
		all = append(all, c.repeatedIDs(rowCount))
	}
	if c.rising.isEvident() && c.mayBeSteps && !c.isRefused {
		step := c.file.Names[c.file.Columns.Step]
		all = append(all, finding{tally{c.rising.rows, c.file.File}, WarnSteps, "column " + verbatim(rows.Quote(step)) +
			" rises over all rows (%d of %d), as over the steps of one trial, and each row is taken for a trial: " +
			"if a file is a trial, " + rows.Option(trialOption, ByFile) + " and " +
			verbatim(rows.Option(stepOption, step)) + " make one of it", rowCount})
	}
	c.log.repeated += max(c.sameRow.n, c.sameID.n)
	return all
}

// repeatedIDs is the finding of rows with the same id.
func (c *fileChecks) repeatedIDs(rowCount int) finding {
	columns, names := &c.file.Columns, c.file.Names
	if columns.Step != none {
		id, step := names[columns.ID], names[columns.Step]
		quoted := verbatim(fmt.Sprintf("columns %s and %s", rows.Quote(id), rows.Quote(step)))
		with := verbatim(rows.Option(trialOption, id) + " " + rows.Option(stepOption, step))
		return finding{c.sameID, WarnSteps, quoted + ": the log has a row per evaluation (%d of %d rows are further ones), " +
			"and each row is taken for a trial: costs count again and again; make trials of them with " + with, rowCount}
	}
	msg := "%d of %d trials have the same " + verbatim(rows.Quote(names[columns.ID])) +
		" as another: does the log hold trials twice?"
	if i := slices.IndexFunc(names, isReplicateName); i >= 0 && i != columns.ID {
		msg += verbatim(fmt.Sprintf(" If they differ in %s, %s makes one trial of each", rows.Quote(names[i]),
			rows.Option(replicatesOption, names[columns.ID])))
	}
	return finding{c.sameID, WarnRepeatedID, msg, rowCount}
}

// verbatim escapes text for a format.
func verbatim(text string) string { return strings.ReplaceAll(text, "%", "%%") }
