package triallog

import (
	"hash/maphash"
	"math"
	"slices"
	"strings"

	"evpkit/evp/triallog/internal/rows"
	"evpkit/evp/triallog/internal/source"
)

// maxChance is the chance below which rows that were in no order would be in the
// order of steps.
const maxChance = 1e-3

// Limits of the evidence that is kept.
const (
	maxCounters = 4  // columns that may count steps
	maxIDs      = 16 // columns that may tell trials apart
	maxSettings = 4  // hyperparameters
)

// StepEvidence is what the rows of a file, each taken for a trial, say of being
// steps of trials instead: columns that may count steps, and those that may tell
// trials apart. Nothing is kept of a file without a column that counts steps by
// its name.
type stepEvidence struct {
	columns *evidenceColumns // nil before the first row
	steps   [][]float64      // by counter and row
	ids     [][]uint64       // hashes of the cells by id and row, within the model
	values  [][]float64      // by setting and row
	models  []uint64
	scores  []float64 // NaN if there is none
	rowIDs  []int     // see rows.Table.RowID
}

// EvidenceColumns are the columns of a file that stepEvidence looks at.
type evidenceColumns struct {
	counters []source.Counter
	ids      []int // those named like ids first
	likely   int   // how many of ids are named like ids
	settings []int // hyperparameters, by their names
}

// evidenceIn returns the columns of a file that may say that its rows are steps.
func evidenceIn(f *source.File, s *selection) *evidenceColumns {
	c := &evidenceColumns{}
	for _, counter := range f.Columns.Counters {
		if !s.isRead(counter.Column) && len(c.counters) < maxCounters {
			c.counters = append(c.counters, counter)
		}
	}
	if len(c.counters) == 0 {
		return c
	}
	var others []int
	for i, name := range f.Names {
		isCounter := slices.ContainsFunc(c.counters, func(k source.Counter) bool { return k.Column == i })
		switch {
		case isCounter, i == s.score.index, s.cost != nil && slices.Contains(s.cost.columns, i), i == s.state.index:
		case i == f.Columns.ID:
			c.ids = slices.Insert(c.ids, 0, i)
		case isIDName(name) && !s.isOfModel(i):
			c.ids = append(c.ids, i)
		default:
			others = append(others, i)
			if isHyperparameterName(name) && len(c.settings) < maxSettings {
				c.settings = append(c.settings, i)
			}
		}
	}
	c.ids = c.ids[:min(len(c.ids), maxIDs)]
	c.likely = len(c.ids)
	c.ids = append(c.ids, others[:min(len(others), maxIDs-c.likely)]...)
	return c
}

// isRead reports whether a column is the score, a cost, the state, or one that
// names the model or the facet: then it counts no steps.
func (s *selection) isRead(i int) bool {
	return i == s.score.index || s.cost != nil && s.cost.formula == nil && slices.Contains(s.cost.columns, i) ||
		i == s.state.index || s.isOfModel(i)
}

// idWords are words in the names of columns that tell trainings apart.
var idWords = []string{
	"trial", "run", "experiment", "exp", "config", "configuration", "id", "uid", "uuid", "name", "job", "version", "hash",
	"key",
}

// isIDName reports whether a name is one of a column that tells trainings apart.
func isIDName(name string) bool {
	return slices.ContainsFunc(strings.Split(normalName(name), "_"), func(word string) bool {
		return slices.Contains(idWords, word)
	})
}

// add takes a row that is a trial.
func (e *stepEvidence) add(
	f *source.File, s *selection, hash *maphash.Hash, rec []string, model uint32, score float64,
) {
	if e.columns == nil {
		e.begin(evidenceIn(f, s))
	}
	if len(e.columns.counters) == 0 || len(e.rowIDs) == maxChecked {
		return
	}
	for k, c := range e.columns.counters {
		e.steps[k] = append(e.steps[k], numberIn(rec[c.Column]))
	}
	for k, i := range e.columns.ids {
		hash.Reset()
		maphash.WriteComparable(hash, model)
		hash.WriteString(rec[i])
		e.ids[k] = append(e.ids[k], hash.Sum64())
	}
	for k, i := range e.columns.settings {
		e.values[k] = append(e.values[k], numberIn(rec[i]))
	}
	e.models = append(e.models, uint64(model))
	e.scores = append(e.scores, score)
	e.rowIDs = append(e.rowIDs, f.RowID())
}

// begin makes room for the columns.
func (e *stepEvidence) begin(c *evidenceColumns) {
	e.columns = c
	e.steps = make([][]float64, len(c.counters))
	e.ids = make([][]uint64, len(c.ids))
	e.values = make([][]float64, len(c.settings))
}

// reverse puts the last row first.
func (e *stepEvidence) reverse() {
	for _, steps := range e.steps {
		slices.Reverse(steps)
	}
	for _, ids := range e.ids {
		slices.Reverse(ids)
	}
	for _, values := range e.values {
		slices.Reverse(values)
	}
	slices.Reverse(e.models)
	slices.Reverse(e.scores)
	slices.Reverse(e.rowIDs)
}

// numberIn returns the number in a cell; NaN if there is none.
func numberIn(cell string) float64 {
	v, ok := rows.Number(cell)
	if !ok {
		return math.NaN()
	}
	return v
}

// isShuffled reports whether a hyperparameter jumps to and fro within the blocks
// of rows with the same key: then each row is a training of its own, and the
// counter numbers them.
func (e *stepEvidence) isShuffled(key func(i int) uint64) bool {
	for _, values := range e.values {
		blocks := make(map[uint64]*turns)
		var all turns
		for i, v := range values {
			b := blocks[key(i)]
			if b == nil {
				b = &turns{}
				blocks[key(i)] = b
			}
			b.add(v)
		}
		for _, b := range blocks {
			all.seen, all.turned = all.seen+b.seen, all.turned+b.turned
		}
		if all.seen >= 4 && 4*all.turned >= all.seen {
			return true
		}
	}
	return false
}

// isNumbered reports whether a column that is known to hold ids has a different
// one in each row: then each row is a trial.
func (e *stepEvidence) isNumbered(f *source.File) bool {
	if len(e.columns.ids) == 0 || e.columns.ids[0] != f.Columns.ID {
		return false
	}
	seen := make(map[uint64]bool, len(e.ids[0]))
	for _, id := range e.ids[0] {
		if seen[id] {
			return false
		}
		seen[id] = true
	}
	return len(seen) > 1
}
