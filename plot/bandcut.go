package plot

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"evpkit/evp/number"
)

// muchCut is the share of the shown length of a curve along x at which the panel's edge must
// cut its band for that to be worth a note: then it is hardly seen how wide it is.
const muchCut = 0.5

// reach returns the lowest and the highest finite end of the series' band, at points
// whose estimates the panel shows; whether the panel's edge cuts it, and on which lengths
// of the axis between two such points it is drawn, and cut at both.
func (s Series) reach(p Panel) (low, high float64, isCut bool, drawn, cut float64) {
	y := p.Y
	low, high = math.Inf(1), math.Inf(-1)
	last, lastCut := math.NaN(), false
	for k, estimate := range s.Y {
		if !y.shows(estimate) || !p.X.shows(s.X[k]) || math.IsNaN(s.Lower[k]) || math.IsNaN(s.Upper[k]) {
			last = math.NaN()
			continue
		}
		lower, upper := or(s.Lower[k], estimate), or(s.Upper[k], estimate)
		isCutHere, at := lower < y.Min || upper > y.Max, p.X.place(s.X[k])
		if length := at - last; length > 0 { // not from NaN
			drawn += length
			if isCutHere && lastCut {
				cut += length
			}
		}
		last, lastCut, isCut = at, isCutHere, isCut || isCutHere
		low, high = math.Min(low, lower), math.Max(high, upper)
	}
	return low, high, isCut, drawn, cut
}

// place returns where x lies, as lengths along the axis.
func (a Axis) place(x float64) float64 {
	if a.Log {
		return math.Log(x)
	}
	return x
}

// isMuchCut reports whether the edge of the panel cuts much of the series' band.
func (s Series) isMuchCut(p Panel) bool {
	_, _, isCut, drawn, cut := s.reach(p)
	return isCut && cut >= muchCut*drawn
}

// captionCut says what the range of y leaves out of the bands of panels: how far they
// reach if all have the same range, else which panels cut theirs.
func captionCut(panels []Panel) string {
	var letters []string
	low, high := math.Inf(1), math.Inf(-1)
	for i, p := range panels {
		cut := false
		for _, s := range p.Series {
			lower, upper, isCut, _, _ := s.reach(p)
			cut = cut || isCut
			low, high = math.Min(low, lower), math.Max(high, upper)
		}
		if cut {
			letters = append(letters, "("+letter(i)+")")
		}
	}
	if len(letters) == 0 {
		return ""
	}
	y := panels[0].Y
	if slices.ContainsFunc(panels, func(p Panel) bool { return p.Y.Min != y.Min || p.Y.Max != y.Max }) {
		return "The y range cuts the bands in " + strings.Join(letters, ", ") + "."
	}
	reach := fmt.Sprintf("from %s to %s", number.Value(low).Short(3), number.Value(high).Short(3))
	switch {
	case low >= y.Min:
		reach = "up to " + number.Value(high).Short(3)
	case high <= y.Max:
		reach = "down to " + number.Value(low).Short(3)
	}
	return "The y range cuts the bands, which reach " + reach + "."
}

// panelsOf returns the panels of a figure that was made, none if it could not be.
func panelsOf(f *Figure, err error) []Panel {
	if err != nil {
		return nil
	}
	return f.Panels
}
