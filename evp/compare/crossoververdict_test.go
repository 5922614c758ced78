package compare

import (
	"math"
	"testing"

	"evpkit/evp"
)

// TestTells: that curves cross is certain only if verdicts on both sides name different
// models, and where only if the interval is closed and no other crossover lies between them.
func TestTells(t *testing.T) {
	nan := math.NaN()
	at := func(x float64, v Verdict) Difference { return Difference{X: x, Verdict: v} }
	cross := func(x, lower, upper float64) Crossover {
		return Crossover{X: x, Interval: evp.Interval{Lower: lower, Upper: upper}}
	}
	for name, c := range map[string]struct {
		rows       []Difference
		crossovers []Crossover
		whether    bool
		where      bool
	}{
		"it is":            {[]Difference{at(8, VerdictB), at(2, VerdictA), at(4, VerdictUndecided)}, []Crossover{cross(5, 3, 7)}, true, true},
		"at its x":         {[]Difference{at(2, VerdictA), at(5, VerdictB)}, []Crossover{cross(5, 3, 7)}, true, true},
		"open above":       {[]Difference{at(2, VerdictA), at(8, VerdictB)}, []Crossover{cross(5, 3, nan)}, true, false},
		"open below":       {[]Difference{at(2, VerdictA), at(8, VerdictB)}, []Crossover{cross(5, nan, 7)}, true, false},
		"undecided before": {[]Difference{at(2, VerdictUndecided), at(8, VerdictB)}, []Crossover{cross(5, 3, 7)}, false, false},
		"undecided after":  {[]Difference{at(2, VerdictA), at(8, VerdictUndecided)}, []Crossover{cross(5, 3, 7)}, false, false},
		"the same model":   {[]Difference{at(2, VerdictA), at(8, VerdictA)}, []Crossover{cross(5, 3, 7)}, false, false},
		"nearest before":   {[]Difference{at(1, VerdictA), at(2, VerdictB), at(8, VerdictB)}, []Crossover{cross(5, 3, 7)}, false, false},
		"three crossings": {[]Difference{at(2, VerdictA), at(8, VerdictB)},
			[]Crossover{cross(5, 3, 7), cross(6, 3, 7), cross(7, 3, 7.5)}, true, false},
		"another beyond": {[]Difference{at(2, VerdictA), at(8, VerdictB)}, []Crossover{cross(5, 3, 7), cross(9, 8, 10)}, true, true},
	} {
		p := &Pair{Differences: c.rows, Crossovers: c.crossovers}
		if whether, where := p.Tells(c.crossovers[0]); whether != c.whether || where != c.where {
			t.Errorf("%s: whether %v, where %v", name, whether, where)
		}
	}
}
