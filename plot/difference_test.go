package plot

import (
	"math"
	"slices"
	"strings"
	"testing"

	"evpkit/evp"
	"evpkit/evp/compare"
)

// comparisonOf returns the comparison of so many models, of which the last one
// is the best.
func comparisonOf(t *testing.T, models int) Comparison {
	t.Helper()
	var all []*evp.Sample
	var c Comparison
	for m := range models {
		var trials []evp.Trial
		for i := range 12 {
			trials = append(trials, evp.Trial{Score: float64(10*m + i), Cost: float64(1 + i%3)})
		}
		s, err := evp.NewSample(string(rune('A'+m)), trials, evp.SampleOptions{})
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, s)
		c.Ranking = slices.Insert(c.Ranking, 0, s.Model())
	}
	var err error
	c.Pairs, err = compare.Pairs(all, "", evp.Budget,
		compare.Options{Permutations: 100, Curve: evp.CurveOptions{Points: 3, Resamples: 100}})
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// TestDifferences: however many models there are, the panel shows no more
// differences than can be read, those of the best, in the models' names; bands
// of at most four, and beyond that an entry in the legend for what is faint. The
// axis names the reference.
func TestDifferences(t *testing.T) {
	for models, want := range map[int]struct {
		names   string
		omitted int
		banded  int
		label   string
	}{
		2: {"difference, 95 % band", 0, 1, "A − B"}, 3: {"A B", 0, 2, "Difference from C"},
		5: {"A B C D", 0, 4, "Difference from E"}, 7: {"A B C D E F", 0, 0, "Difference from G"},
		12: {"F G H I J K", 5, 0, "Difference from L"},
	} {
		d := comparisonOf(t, models).differences()
		var names []string
		banded := 0
		row := d.row()
		for _, s := range row.Series {
			if s.Faint != (s.Law == "not significant") {
				t.Errorf("%d models: a faint line is called %q", models, s.Law)
			}
			if names = append(names, s.Name); s.Lower != nil {
				banded++
			}
		}
		if got := strings.Join(slices.Compact(names), " "); got != want.names || d.omitted != want.omitted ||
			banded != want.banded || row.Label != want.label || row.Title != "" {
			t.Errorf("%d models: %q with %d bands, %d left out, %q; want %+v", models, got, banded, d.omitted, row.Label, want)
		}
	}
}

// TestByVerdict: the models differ significantly from the second to the third
// of four budgets, and at the fourth alone; the line is strong there and faint
// elsewhere, without a gap.
func TestByVerdict(t *testing.T) {
	var rows []compare.Difference
	for k, v := range []compare.Verdict{compare.VerdictUndecided, compare.VerdictB, compare.VerdictB, compare.VerdictA} {
		rows = append(rows, compare.Difference{X: math.Pow(10, float64(k)), Verdict: v})
	}
	nan := math.NaN()
	got := byVerdict(Series{X: []float64{1, 3, 10, 30, 100, 300, 1000}, Y: []float64{1, 2, 3, 4, 5, 6, 7}}, rows)
	for i, want := range [][]float64{{1, 2, 3, nan, 5, 6, 7}, {nan, nan, 3, 4, 5, nan, 7}} {
		same := slices.EqualFunc(got[i].Y, want,
			func(a, b float64) bool { return a == b || math.IsNaN(a) && math.IsNaN(b) })
		if !same || got[i].Faint != (i == 0) {
			t.Errorf("line %d: %v, want %v", i, got[i].Y, want)
		}
	}
}

// TestDifferenceRange: bands are shown whole if they add no more than twice the
// height of the differences at either side; otherwise that much, or as much as
// shows them where they are narrowest. An open side needs no room.
func TestDifferenceRange(t *testing.T) {
	inf, nan := math.Inf(1), math.NaN()
	for _, c := range []struct {
		y, lower, upper []float64
		low, high       float64
	}{
		{[]float64{1, 2}, nil, nil, 0, 2},
		{[]float64{1, nan}, []float64{0.5, nan}, []float64{1.5, nan}, 0, 1.5},
		{[]float64{1, 1}, []float64{-9, 0.5}, []float64{9, 1.5}, -2, 3},
		{[]float64{0.1, 0.1}, []float64{-9, -1.9}, []float64{9, 2.1}, -5, 5.1},
		{[]float64{1, 1}, []float64{-inf, 0.5}, []float64{1.5, inf}, 0, 1.5},
	} {
		pad := differencePad * (c.high - c.low)
		got := differenceRange([]Series{{Y: c.y, Lower: c.lower, Upper: c.upper}})
		if math.Abs(got[0]-(c.low-pad)) > 1e-9 || math.Abs(got[1]-(c.high+pad)) > 1e-9 {
			t.Errorf("%+v: %v", c, *got)
		}
	}
	if got := differenceRange(nil); got != nil {
		t.Errorf("without a difference: %v", got)
	}
}

// TestOpenDifferences: an interval that is open over most of the range is not drawn,
// and the caption says so.
func TestOpenDifferences(t *testing.T) {
	p := &compare.Pair{A: "a", B: "b", Confidence: 0.95}
	for x := range 10 {
		d := compare.Difference{X: float64(x + 1), Difference: 0.1, Interval: evp.NewInterval(0, 0.2)}
		if x > 0 {
			d.Interval = evp.NewInterval(0, math.Inf(1))
		}
		p.Grid = append(p.Grid, d)
	}
	d := differences{pairs: []*compare.Pair{p}, banded: true}
	if s := d.row().Series[0]; s.Name != "difference" || !math.IsNaN(s.Lower[0]) {
		t.Errorf("%q from %g", s.Name, s.Lower[0])
	}
	if caption := d.caption(100); !strings.Contains(caption, "No interval is drawn: it is open over most of the range.") {
		t.Error(caption)
	}
	for x := range 8 {
		p.Grid[x].Interval = evp.NewInterval(0, 0.2)
	}
	if s := d.row().Series[0]; s.Name != "difference, 95 % band" || s.Upper[0] != 0.2 {
		t.Errorf("%q up to %g", s.Name, s.Upper[0])
	}
	if caption := d.caption(100); !strings.Contains(caption, "a thin line goes on, the trials bound that side only.") {
		t.Error(caption)
	}
}

// A name that is too long for the axis is the panel's title.
func TestReferenceLabel(t *testing.T) {
	if label, title := referenceLabel("DeBERTaV3"); label != "Difference from DeBERTaV3" || title != "" {
		t.Errorf("%q, %q", label, title)
	}
	long := "microsoft/deberta-v3-large finetuned"
	if label, title := referenceLabel(long); label != "Difference" || title != "Difference from "+long {
		t.Errorf("%q, %q", label, title)
	}
}
