package compare

import "math"

// Tells reports what the trials tell of a crossover: whether the curves cross at all, as
// the nearest verdicts before and after it that name a model name different ones, and where,
// as the interval is closed and no other crossover lies between these verdicts. Otherwise
// only the estimates cross there.
func (p *Pair) Tells(x Crossover) (whether, where bool) {
	before, after := Difference{X: math.Inf(-1)}, Difference{X: math.Inf(1)}
	for _, d := range p.Differences {
		switch {
		case d.Verdict != VerdictA && d.Verdict != VerdictB:
		case d.X < x.X && d.X >= before.X:
			before = d
		case d.X >= x.X && d.X <= after.X:
			after = d
		}
	}
	whether = before.Verdict != VerdictNone && after.Verdict != VerdictNone && before.Verdict != after.Verdict
	crossings := 0
	for _, c := range p.Crossovers {
		if c.X > before.X && c.X <= after.X {
			crossings++
		}
	}
	return whether, whether && crossings == 1 && !math.IsNaN(x.Lower) && !math.IsNaN(x.Upper)
}
