package plot

import (
	"fmt"
	"math"
	"strings"

	"evpkit/evp"
	"evpkit/evp/number"
)

// visibleFall is the share of a panel's height from which on a fall of a curve is seen
// and needs its reason.
const visibleFall = 0.02

// captionFall says why curves fall with the budget, if any visibly does: a score given
// that some trial has finished is that of lucky, cheap trials where the budget is small.
func captionFall(panels []Panel, d evp.Direction) string {
	var falling, all []string
	for _, p := range panels {
		for _, s := range p.Series {
			if p.X.Counts || s.Fitted {
				continue
			}
			all = append(all, s.Name)
			if s.fall(p, newScoreScale(d, p.Y.Log)) > visibleFall {
				falling = append(falling, s.Name)
			}
		}
	}
	falling, all = unique(falling), unique(all)
	const where = " where costly, bad trials begin to fit into the budget."
	switch {
	case len(falling) == 0:
		return ""
	case len(all) == 1:
		return "The curve falls" + where
	case len(falling) == 1 && falling[0] != "":
		return "The curve of " + falling[0] + " falls" + where
	}
	return "Curves fall" + where
}

// fall returns how far the series falls below what it had reached, as far as the panel
// shows it, as a share of the panel's height.
func (s Series) fall(p Panel, scale scoreScale) float64 {
	best, most := math.Inf(-1), 0.0
	for k, y := range s.Y {
		if math.IsNaN(y) || !p.X.shows(s.X[k]) {
			continue
		}
		y = scale.at(math.Min(math.Max(y, p.Y.Min), p.Y.Max))
		best = math.Max(best, y)
		most = math.Max(most, best-y)
	}
	return most / math.Abs(scale.at(p.Y.Max)-scale.at(p.Y.Min))
}

// captionHidden says which estimates the range of y leaves out: how far they reach, and
// up to which x; of panels with ranges of their own, which ones leave out any.
func captionHidden(panels []Panel, o Options) string {
	var parts, letters []string
	for i, p := range panels {
		low, high, reach := p.hidden()
		if low > high {
			continue
		}
		scores, other := number.Value(low).Short(3), number.Value(high).Short(3)
		if other != scores {
			scores += " to " + other
		}
		x := counted(int(reach), "trial", "trials")
		if !p.X.Counts {
			x = cost(reach, o)
		}
		parts, letters = append(parts, fmt.Sprintf("%s, at up to %s", scores, x)), append(letters, "("+letter(i)+")")
	}
	switch {
	case parts == nil:
		return ""
	case len(panels) > 1 && panels[0].X.Counts == panels[1].X.Counts:
		return "The y range leaves out estimates in " + strings.Join(letters, ", ") + "."
	}
	return "The y range leaves out estimates of " + strings.Join(parts, "; ") + "."
}

// hidden returns the range of the estimates that the panel's y axis leaves out, and the
// largest x of one; low is above high if there is none.
func (p Panel) hidden() (low, high, reach float64) {
	low, high = math.Inf(1), math.Inf(-1)
	for _, s := range p.Series {
		for k, y := range s.Y {
			if !s.Fitted && p.X.shows(s.X[k]) && (y < p.Y.Min || y > p.Y.Max) {
				low, high, reach = math.Min(low, y), math.Max(high, y), math.Max(reach, s.X[k])
			}
		}
	}
	return low, high, reach
}
