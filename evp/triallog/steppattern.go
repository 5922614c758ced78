package triallog

import (
	"math"
	"slices"
)

// A stepPattern is how a counter goes through the rows of a file that are parted
// into blocks, each the rows of one trial in the order of the file.
//
// A row goes on in its block if it counts more than the one before. Two rows at
// the same step are one if not both have a score, as programs write that keep
// the numbers of training and of validation in rows of their own. Any other row
// begins anew. What lies between two beginnings of a block is a piece.
type stepPattern struct {
	blocks, rows, pieces int
	longest              int       // rows of the longest piece
	logChance            float64   // natural logarithm of the chance of rows in no order, an upper bound
	rises                []float64 // from row to row within a piece
	starts               []float64 // the first step of each piece
	further              int       // the first row that is not the first of its block; none: there is none
	anew                 int       // the first row that begins anew in its block; none: there is none
}

// A stepBlock is a block some of whose rows have been seen.
type stepBlock struct {
	last   float64
	scored bool // a row at the last step has a score
	rows   int
	falls  int
	piece  int // rows of the piece
}

// patternOf returns the pattern of the counter's values in the blocks with the
// same key. A NaN among the scores is a row without one. It gives up, and
// returns nil, if the counter falls in more than a share of the rows.
func patternOf(steps, scores []float64, key func(i int) uint64, share float64) *stepPattern {
	p := &stepPattern{further: none, anew: none}
	blocks := make(map[uint64]*stepBlock)
	for i, step := range steps {
		k := key(i)
		b := blocks[k]
		if b == nil {
			b = &stepBlock{}
			blocks[k] = b
			p.blocks++
			p.begin(b, step)
		} else {
			p.goOn(b, i, step, !math.IsNaN(scores[i]))
		}
		b.scored = b.scored && step == b.last || !math.IsNaN(scores[i])
		b.last = step
		p.longest = max(p.longest, b.piece)
	}
	if float64(p.pieces-p.blocks) > share*float64(p.rows) {
		return nil
	}
	for _, b := range blocks {
		n := float64(b.rows)
		factorial, _ := math.Lgamma(n + 1)
		p.logChance += min(0, n*math.Log(float64(b.falls+1))-factorial)
	}
	return p
}

// begin adds the first row of a piece.
func (p *stepPattern) begin(b *stepBlock, step float64) {
	p.pieces++
	p.rows++
	p.starts = append(p.starts, step)
	b.rows++
	b.piece = 1
}

// goOn adds a further row of a block.
func (p *stepPattern) goOn(b *stepBlock, i int, step float64, scored bool) {
	if p.further == none {
		p.further = i
	}
	switch {
	case step > b.last:
		p.rises = append(p.rises, step-b.last)
		p.rows++
		b.rows++
		b.piece++
	case step == b.last && !(scored && b.scored):
	default:
		if p.anew == none {
			p.anew = i
		}
		b.falls++
		p.begin(b, step)
	}
}

// mostly is the share of the rows of a regular pattern that must be in it.
const mostly = 0.9

// isRegular reports whether a counter rises by the same number from row to row,
// and begins at the same number in all pieces.
func (p *stepPattern) isRegular() bool {
	return len(p.rises) > 0 && shareOf(p.rises, median(p.rises)) >= mostly && p.beginsAlike()
}

// beginsAlike reports whether a counter begins at the same number in all pieces.
func (p *stepPattern) beginsAlike() bool { return shareOf(p.starts, median(p.starts)) >= mostly }

// counts reports whether a counter counts by ones, from 0 or 1 in all pieces.
func (p *stepPattern) counts() bool {
	first := median(p.starts)
	return p.isRegular() && median(p.rises) == 1 && (first == 0 || first == 1)
}

// leastLong is how many rows the longest piece must have for a regular pattern
// to be that of steps rather than of a hyperparameter on a grid.
const leastLong = 6

// isCounter reports whether a counter counts by ones or has a long regular piece.
func (p *stepPattern) isCounter() bool { return p.counts() || p.isLong() }

// isLong reports whether the pattern is regular and has a long piece.
func (p *stepPattern) isLong() bool { return p.isRegular() && p.longest >= leastLong }

// isUnlikely reports whether rows in no order would hardly be in this one.
func (p *stepPattern) isUnlikely() bool { return p.logChance <= math.Log(maxChance) }

// median returns the lower median.
func median(values []float64) float64 {
	sorted := slices.Sorted(slices.Values(values))
	return sorted[(len(sorted)-1)/2]
}

// shareOf returns which share of the values is v, but for rounding.
func shareOf(values []float64, v float64) float64 {
	n := 0
	for _, w := range values {
		if math.Abs(w-v) <= 1e-6*math.Abs(v) {
			n++
		}
	}
	return float64(n) / float64(len(values))
}
