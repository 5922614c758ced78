package triallog

import (
	"hash/maphash"
	"slices"
	"strings"

	"evpkit/evp/triallog/internal/source"
)

// AssignmentChecks look at the hyperparameters of trials: whether assignments
// occur again, as with several seeds, and whether they are a grid.
type assignmentChecks struct {
	left   int                       // trials that may still be looked at
	groups map[uint32]*assignmentSet // by model, in all files
	order  []*assignmentSet          // the same, in the order of the log
	again  tally                     // trials whose assignment occurred before
	names  []string                  // of the columns that say what the assignment is
	known  bool                      // the format says which columns are hyperparameters
	named  bool                      // a column is named like a hyperparameter
	seed   string                    // name of the column that tells trials of an assignment apart; "" if there is none
}

// An assignmentSet holds the assignments of a model.
type assignmentSet struct {
	trials int
	counts map[uint64]int     // trials by hash of the assignment
	values []map[uint64]int   // the values of each column, numbered as they occur; no more than maxValues
	places [][]int            // numbers of the values of the first maxOrdered trials
	seeds  map[uint64]bool    // values of the seed
	pairs  map[[2]uint64]bool // assignments with seeds
}

const (
	maxValues  = 1000 // values of a hyperparameter that are told apart
	maxOrdered = 64   // trials whose order is looked at
)

// AssignmentColumns are the columns of a file that say what the assignment is.
type assignmentColumns struct {
	columns []int // by name
	seed    int
	names   []string
	first   []int    // where each name is among those of the first file; none if that lacks it
	values  []uint64 // room for the hashes of a row's values, by the names of the first file
}

// assignmentColumnsIn returns the columns of a file that say what the assignment
// of a trial is; nil if there are none. Without a format that says it, these are
// all that are neither read for something else nor named like ids, seeds, times
// or what was measured.
func assignmentColumnsIn(f *source.File, s *selection) *assignmentColumns {
	c := &assignmentColumns{seed: none}
	candidates := f.Columns.Params
	if candidates == nil {
		for i := range f.Names {
			if s.mayBeHyperparameter(f, i) {
				candidates = append(candidates, i)
			}
		}
	}
	for _, i := range candidates {
		if !isReplicateName(f.Names[i]) {
			c.columns = append(c.columns, i)
		}
	}
	for i, name := range f.Names {
		if c.seed == none && isReplicateName(name) && !s.isRead(i) {
			c.seed = i
		}
	}
	if len(c.columns) == 0 && c.seed != none {
		c.columns = s.assignmentIDs(f)
	}
	if len(c.columns) == 0 {
		return nil
	}
	slices.SortFunc(c.columns, func(a, b int) int { return strings.Compare(f.Names[a], f.Names[b]) })
	for _, i := range c.columns {
		c.names = append(c.names, f.Names[i])
	}
	return c
}

// assignmentIDs returns the columns that number assignments by their names, for a
// log that has seeds and no hyperparameters.
func (s *selection) assignmentIDs(f *source.File) []int {
	var out []int
	for i, name := range f.Names {
		isID := slices.ContainsFunc(strings.Split(normalName(name), "_"), func(word string) bool {
			return slices.Contains([]string{"config", "configuration", "assignment"}, word)
		})
		if (isID || normalName(name) == "id") && i != f.Columns.ID && !s.isRead(i) {
			out = append(out, i)
		}
	}
	return out
}

// isReplicateName reports whether a name is well known for what tells the trials
// of an assignment apart.
func isReplicateName(name string) bool {
	words := strings.Split(normalName(name), "_")
	return isSeedName(name) || slices.Contains(words, "seed") || slices.Contains(replicateWords, words[len(words)-1])
}

// replicateWords are last words of such names.
var replicateWords = []string{"seed", "fold", "rep", "run", "repeat", "repetition", "replicate"}

// mayBeHyperparameter reports whether a column may be a hyperparameter, for all
// that its name and the selection say.
func (s *selection) mayBeHyperparameter(f *source.File, i int) bool {
	name := f.Names[i]
	isCost := s.cost != nil && slices.Contains(s.cost.columns, i)
	isScore := s.score.formula != nil && slices.Contains(s.score.formula.Indices(), i)
	return !source.IsIndexName(name) && !s.isRead(i) && !isCost && !isScore && i != f.Columns.ID && i != f.Columns.Order &&
		(isHyperparameterName(name) || !isIDName(name) && !isMeasuredName(name))
}

// measuredWords are words in the names of columns that hold what came of a trial
// or when and where it ran, and not what it was given.
var measuredWords = []string{
	"acc", "accuracy", "loss", "losses", "error", "err", "score", "f1", "auc", "auroc", "precision", "recall",
	"ppl", "perplexity", "bleu", "rouge", "mse", "rmse", "mae", "r2", "iou", "map", "dice", "wer", "cer", "metric",
	"metrics", "val", "valid", "validation", "dev", "test", "eval", "reward", "return", "fitness", "objective",
	"value", "time", "runtime", "duration", "elapsed", "seconds", "secs", "sec", "hours", "minutes", "timestamp",
	"date", "datetime", "created", "started", "start", "finished", "ended", "end", "cost", "flops", "flop", "fpo",
	"flos", "macs", "energy", "kwh", "memory", "mem", "gpu", "host", "hostname", "node", "state", "status", "user",
	"path", "commit", "notes", "tags", "rank", "std", "best", "best_epoch", "stopped", "epoch", "step",
}

// isMeasuredName reports whether a name is one of a column that is no
// hyperparameter.
func isMeasuredName(name string) bool {
	return slices.ContainsFunc(strings.Split(normalName(name), "_"), func(word string) bool {
		return slices.Contains(measuredWords, word)
	})
}

// add takes a trial, whose row has just been read.
func (a *assignmentChecks) add(f *source.File, c *assignmentColumns, hash *maphash.Hash, rec []string, model uint32) {
	a.left--
	if a.groups == nil {
		a.begin(f, c)
	}
	if c.first == nil {
		c.follow(a.names)
	}
	g := a.groups[model]
	if g == nil {
		g = &assignmentSet{counts: make(map[uint64]int), values: make([]map[uint64]int, len(a.names)),
			seeds: make(map[uint64]bool), pairs: make(map[[2]uint64]bool)}
		a.groups[model] = g
		a.order = append(a.order, g)
	}
	key := g.assign(c, hash, rec)
	if g.trials++; g.counts[key] > 0 {
		a.again.add(f.Place, c.columns[0])
	}
	g.counts[key]++
	if c.seed != none {
		seed := maphash.String(hashSeed, strings.TrimSpace(rec[c.seed]))
		g.seeds[seed], g.pairs[[2]uint64{key, seed}] = true, true
	}
}

// begin takes note of the columns of the first file.
func (a *assignmentChecks) begin(f *source.File, c *assignmentColumns) {
	a.groups = make(map[uint32]*assignmentSet)
	a.names, a.known = c.names, f.Columns.Params != nil
	a.named = a.known || slices.ContainsFunc(c.names, isHyperparameterName)
	if c.seed != none {
		a.seed = f.Names[c.seed]
	}
}

// follow finds the columns among those of the first file, which are by name, too.
func (c *assignmentColumns) follow(names []string) {
	c.values = make([]uint64, len(names))
	for _, name := range c.names {
		c.first = append(c.first, slices.Index(names, name))
	}
}

// assign returns the hash of the assignment in a row: of the names and the cells
// of all columns that are not empty. The values of the columns that the first
// file has are numbered; one that the row's file lacks is empty.
func (g *assignmentSet) assign(c *assignmentColumns, hash *maphash.Hash, rec []string) uint64 {
	var sum uint64
	clear(c.values)
	for k, i := range c.columns {
		cell := strings.TrimSpace(rec[i])
		if cell == "" {
			continue
		}
		hash.Reset()
		hash.WriteString(c.names[k])
		hash.WriteByte(0)
		hash.WriteString(cell)
		h := hash.Sum64()
		sum += h // in any order
		if at := c.first[k]; at != none {
			c.values[at] = h
		}
	}
	place := make([]int, len(c.values))
	for k, h := range c.values {
		place[k] = g.number(k, h)
	}
	if len(g.places) < maxOrdered {
		g.places = append(g.places, place)
	}
	return sum
}

// number returns the number of a value of a column.
func (g *assignmentSet) number(k int, value uint64) int {
	if g.values[k] == nil {
		g.values[k] = make(map[uint64]int)
	}
	n, ok := g.values[k][value]
	if !ok && len(g.values[k]) <= maxValues {
		n = len(g.values[k])
		g.values[k][value] = n
	}
	return n
}

// varying returns the indices of the columns that differ between the trials.
func (g *assignmentSet) varying() []int {
	var all []int
	for k, values := range g.values {
		if len(values) > 1 {
			all = append(all, k)
		}
	}
	return all
}
