package triallog

import (
	"fmt"
	"slices"

	"evpkit/evp/triallog/internal/rows"
	"evpkit/evp/triallog/internal/source"
)

// A stepKind is how the rows of a file are steps of trials.
type stepKind int8

const (
	noSteps    stepKind = iota // there is no evidence that they are
	stepsByID                  // a column tells the trials apart
	stepsOfOne                 // all rows are of one trial
	stepsAnew                  // trials follow one another, and no column tells them apart
)

// A stepVerdict is what the evidence says.
type stepVerdict struct {
	kind    stepKind
	counter int // column
	id      int // column, of stepsByID
	row     int // the first that is a further step, or that begins anew
	pattern *stepPattern
}

// maxFalls is the share of rows in which a counter may fall within a trial, as
// where a training went on from an earlier step.
const maxFalls = 0.1

// verdict weighs the evidence. A log that is refused though each row is a trial
// can be read with `trial row`; a log of steps that is taken for trials gives a
// wrong figure. So what looks like steps is refused:
//
//   - The rows of each id are in the order of their steps, which rows in no order
//     would be with a chance below maxChance, or they count regularly. If the
//     column is not named like an id, they must count by ones or have a long
//     regular piece, as hyperparameters on a grid are in order, too.
//   - All rows of a file are in the order of their steps.
//   - The counter begins again and again, each time at the same number, and
//     counts by ones or has a long regular piece.
//
// A hyperparameter that jumps to and fro from row to row refutes it: no training
// does that. Where the counter has a vague name, such as iteration, which may
// number the trials of a search, the scores must be as smooth as learning curves.
// An amount, such as tokens, must go on within the rows of an id or have a long
// regular piece, too: scores also rise smoothly with the size of a training.
func (e *stepEvidence) verdict(f *source.File) stepVerdict {
	if e.columns == nil || len(e.rowIDs) < 2 || e.isNumbered(f) {
		return stepVerdict{}
	}
	for k, c := range e.columns.counters {
		if slices.ContainsFunc(e.steps[k], func(v float64) bool { return !rows.IsFinite(v) }) {
			continue
		}
		v := e.verdictOn(k)
		if v.kind == noSteps {
			continue
		}
		key := e.keyOf(v)
		if e.isShuffled(key) || c.Vague && !e.isCurve(key) {
			continue
		}
		v.counter = c.Column
		return v
	}
	return stepVerdict{}
}

// verdictOn weighs the evidence of one counter.
func (e *stepEvidence) verdictOn(k int) stepVerdict {
	steps := e.steps[k]
	for n := range e.columns.likely {
		p := patternOf(steps, e.scores, e.byID(n), maxFalls)
		if p != nil && p.rows > p.blocks && (p.isUnlikely() || p.isRegular() && p.rows-p.blocks >= 3) {
			return stepVerdict{stepsByID, none, e.columns.ids[n], p.further, p}
		}
	}
	v := e.verdictWithoutID(steps)
	if e.columns.counters[k].Amount && v.kind != noSteps && !v.pattern.isLong() {
		return stepVerdict{}
	}
	return v
}

// verdictWithoutID weighs the evidence of a counter where no column is named like
// an id.
func (e *stepEvidence) verdictWithoutID(steps []float64) stepVerdict {
	if p := patternOf(steps, e.scores, e.byModel, maxFalls); p != nil && p.blocks == 1 {
		if p.isUnlikely() || p.isRegular() && p.rows >= 3 {
			return e.fewFalls(steps, p)
		}
		return stepVerdict{}
	}
	if v := e.byOtherID(steps, (*stepPattern).isCounter); v.kind != noSteps {
		return v
	}
	p := patternOf(steps, e.scores, e.byModel, 1)
	if p.anew != none && p.isCounter() && p.rows-p.pieces >= max(3, p.pieces) {
		return stepVerdict{stepsAnew, none, none, p.anew, p}
	}
	return stepVerdict{}
}

// fewFalls is the verdict on rows that are surely steps, as their counter hardly
// ever falls. They are not of one trial if another column tells why it falls, or
// if it begins again at the same number each time: so do long trials that follow
// one another.
func (e *stepEvidence) fewFalls(steps []float64, p *stepPattern) stepVerdict {
	if p.pieces == p.blocks {
		return stepVerdict{stepsOfOne, none, none, p.further, p}
	}
	if v := e.byOtherID(steps, func(*stepPattern) bool { return true }); v.kind != noSteps {
		return v
	}
	if p.beginsAlike() {
		return stepVerdict{stepsAnew, none, none, p.anew, p}
	}
	return stepVerdict{stepsOfOne, none, none, p.further, p}
}

// byOtherID looks for a column that tells trials apart although it is not named
// like an id: the one with the fewest values, whose pattern is as it should be.
func (e *stepEvidence) byOtherID(steps []float64, is func(*stepPattern) bool) stepVerdict {
	var best stepVerdict
	for n := e.columns.likely; n < len(e.columns.ids); n++ {
		p := patternOf(steps, e.scores, e.byID(n), 0)
		if p == nil || p.blocks < 2 || !is(p) || p.rows-p.blocks < max(3, p.blocks) {
			continue
		}
		if best.kind == noSteps || p.blocks < best.pattern.blocks {
			best = stepVerdict{stepsByID, none, e.columns.ids[n], p.further, p}
		}
	}
	return best
}

// byID returns the key of rows with the same id in the same model.
func (e *stepEvidence) byID(n int) func(i int) uint64 {
	return func(i int) uint64 { return e.ids[n][i] }
}

// byModel is the key of rows of the same model.
func (e *stepEvidence) byModel(i int) uint64 { return e.models[i] }

// keyOf returns the key of rows that a verdict takes for one trial, or for
// trials that follow one another.
func (e *stepEvidence) keyOf(v stepVerdict) func(i int) uint64 {
	if v.kind == stepsByID {
		return e.byID(slices.Index(e.columns.ids, v.id))
	}
	return e.byModel
}

// isCurve reports whether the scores of rows with the same key are smooth.
func (e *stepEvidence) isCurve(key func(i int) uint64) bool {
	blocks := make(map[uint64][]float64)
	for i, score := range e.scores {
		if score == score {
			blocks[key(i)] = append(blocks[key(i)], score)
		}
	}
	var s smoothness
	for _, scores := range blocks {
		s.add(scores)
	}
	return s.isCurve()
}

// stepFault is the error of a file whose rows are steps but are taken for
// trials; nil if that is not evident, or if the options say what rows are.
//
// Rows may be in the order of time or, as some programs write them, the newest
// first.
func (c *fileChecks) stepFault() error {
	v := c.evidence.verdict(c.file)
	if v.kind == noSteps {
		c.evidence.reverse()
		v = c.evidence.verdict(c.file)
	}
	if v.kind == noSteps {
		return nil
	}
	c.isRefused = true
	return c.file.AtRow(c.evidence.rowIDs[v.row], "the log has a row per evaluation: "+v.message(c.file.Names)+
		fmt.Sprintf(" (or, if each row is a trial nevertheless, say %s)", rows.Option(trialOption, ByRow)))
}

// message says why the rows are steps, and which options are right for them.
func (v *stepVerdict) message(names []string) string {
	counter, step := rows.Quote(names[v.counter]), rows.Option(stepOption, names[v.counter])
	ofFile := rows.Option(trialOption, ByFile) + " " + step
	switch v.kind {
	case stepsByID:
		id := names[v.id]
		return fmt.Sprintf("column %s goes on here within the same %s, and each row would count as a trial: "+
			"make trials of the rows with %s %s", counter, rows.Quote(id), rows.Option(trialOption, id), step)
	case stepsOfOne:
		return fmt.Sprintf("column %s goes on from row to row, as over the steps of one trial, "+
			"and each row would count as a trial: if the file is one trial, say %s", counter, ofFile)
	}
	return fmt.Sprintf("column %s begins anew here, as from trial to trial (%d times in all), "+
		"and each row would count as a trial: no column tells the trials apart, so write a file for each and say %s, "+
		"or add a column that numbers them and name it with `trial`", counter, v.pattern.pieces-v.pattern.blocks, ofFile)
}

// saysWhatRowsAre reports whether the options say that rows are trials, or what
// they are instead.
func (o *Options) saysWhatRowsAre() bool {
	return o.Trial != "" || o.Count != "" || len(o.Replicates) > 0
}
