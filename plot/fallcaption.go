package plot

import (
	"fmt"
	"math"
	"slices"
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
			if s.fall(p, sign(d)) > visibleFall {
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
// shows it, as a share of the panel's height; sign is −1 if smaller is better.
func (s Series) fall(p Panel, sign float64) float64 {
	best, most := math.Inf(-1), 0.0
	for _, y := range s.Y {
		if math.IsNaN(y) {
			continue
		}
		y = sign * math.Min(math.Max(y, p.Y.Min), p.Y.Max)
		best = math.Max(best, y)
		most = math.Max(most, best-y)
	}
	return most / (p.Y.Max - p.Y.Min)
}

// captionHidden says which estimates the range of y leaves out, on each axis: how far
// they reach, and up to which x.
func captionHidden(panels []Panel, o Options) string {
	var parts []string
	for _, counts := range []bool{true, false} {
		low, high, reach := math.Inf(1), math.Inf(-1), 0.0
		for _, p := range panels {
			for _, s := range p.Series {
				for k, y := range s.Y {
					if p.X.Counts == counts && !s.Fitted && (y < p.Y.Min || y > p.Y.Max) {
						low, high, reach = math.Min(low, y), math.Max(high, y), math.Max(reach, s.X[k])
					}
				}
			}
		}
		if low > high {
			continue
		}
		scores := number.Value(low).Short(3)
		if other := number.Value(high).Short(3); other != scores {
			scores += " to " + other
		}
		x := counted(int(reach), "trial", "trials")
		if !counts {
			x = cost(reach, o)
		}
		parts = append(parts, fmt.Sprintf("%s, at up to %s", scores, x))
	}
	if parts = slices.Compact(parts); parts == nil {
		return ""
	}
	return "The y range leaves out estimates of " + strings.Join(parts, "; ") + "."
}
