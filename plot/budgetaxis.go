package plot

import "math"

// addBudgetLine marks a budget on the budget axis, which is widened to show
// it.
func (p *Panel) addBudgetLine(x, lo, hi float64) (float64, float64) {
	if x == 0 {
		return lo, hi
	}
	p.Lines = append(p.Lines, Line{X: x, Name: "budget"})
	return math.Min(lo, x), math.Max(hi, x)
}

// addTopAxis gives a budget panel a second scale in trials of the given cost;
// 0 means none.
func (p *Panel) addTopAxis(cost float64) {
	if cost == 0 {
		return
	}
	top := p.X
	top.Label, top.Unit, top.Counts = trialsLabel, "", true
	top.Min, top.Max = p.X.Min/cost, p.X.Max/cost
	if isRange(top.Min, top.Max) {
		p.Top = top
	}
}
