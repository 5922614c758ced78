package sheet

import (
	"slices"
	"testing"

	"gonum.org/v1/plot/vg"
)

func TestLegendCoversNoLine(t *testing.T) {
	t.Parallel()
	for from := 0.0; from <= 1; from += 0.1 {
		for to := 0.0; to <= 1; to += 0.1 {
			p := laidOut(t, figureOf(straight("model a", 0, from, to), straight("model b", 0, 0.5, to)))
			if p.Legend.Place != Inside {
				continue
			}
			lines, _ := p.Frames[0].outlines()
			if slices.ContainsFunc(lines, func(line []vg.Point) bool { return meets(line, p.Legend.Box) }) {
				t.Errorf("curve from %g to %g runs under the legend", from, to)
			}
		}
	}
}

func TestLegendCountsWhatItHasNoRoomFor(t *testing.T) {
	var all []Series
	for i := range 60 {
		all = append(all, straight(string(rune('A'+i)), 0, 0, float64(i)))
	}
	names := laidOut(t, figureOf(all...)).Legend.Names()
	last := names[len(names)-1]
	if want := "and 46 more"; last != want || len(names) != 15 {
		t.Errorf("%d entries, the last is %q, want 15 and %q", len(names), last, want)
	}
}
