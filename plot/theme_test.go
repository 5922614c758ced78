package plot

import (
	"math"
	"reflect"
	"strings"
	"testing"

	"evpkit/evp"
	"evpkit/plot/internal/ink"
	"gonum.org/v1/plot/vg"
)

// TestScaledReachesEveryLength: every number of a theme is a length and
// scales, except for opacities.
func TestScaledReachesEveryLength(t *testing.T) {
	a, b := reflect.ValueOf(Light()), reflect.ValueOf(Light().Scaled(2))
	for i := range a.NumField() {
		name := a.Type().Field(i).Name
		want := 2.0
		if strings.HasSuffix(name, "Alpha") {
			want = 1
		}
		switch x := a.Field(i).Interface().(type) {
		case float64:
			if got := b.Field(i).Float(); got != want*x {
				t.Errorf("%s is %g, and %g scaled by 2", name, x, got)
			}
		case []float64:
			if got := b.Field(i).Interface().([]float64); got[0] != want*x[0] {
				t.Errorf("%s is %g, and %g scaled by 2", name, x, got)
			}
		case [][]float64:
			if got := b.Field(i).Interface().([][]float64); got[1][0] != want*x[1][0] {
				t.Errorf("%s is %g, and %g scaled by 2", name, x, got)
			}
		}
	}
}

// TestTwiceTheType: a figure of twice the size with twice the type is the same
// drawing, twice as large.
func TestTwiceTheType(t *testing.T) {
	var curves []evp.Curve
	for _, name := range []string{"a", "b"} {
		c := evp.Curve{Model: name, Axis: evp.Budget, End: 3e17}
		for i := range 20 {
			y := 0.9 - 0.3/float64(i+1+len(curves))
			band := evp.Band{Interval: evp.Interval{Lower: y - 0.02, Upper: y + 0.02}}
			c.Points = append(c.Points, evp.Point{X: 1e15 * math.Pow(2, float64(i)), Estimate: y, Band: band})
		}
		curves = append(curves, c)
	}
	draw := func(o Options) *ink.Page {
		f, err := Curves(curves).Figure(o)
		if err != nil {
			t.Fatal(err)
		}
		page, err := f.paint()
		if err != nil {
			t.Fatal(err)
		}
		return page
	}
	small, large := draw(Options{Width: 4, Height: 2.25}), draw(Options{Preset: "slide"})
	if len(small.Marks) != len(large.Marks) {
		t.Fatalf("%d and %d marks", len(small.Marks), len(large.Marks))
	}
	for i, m := range small.Marks {
		if x := large.Marks[i]; !isTwice(extent(x), extent(m)) {
			t.Errorf("mark %d: %v is not twice %v", i, extent(x), extent(m))
		}
	}
}

// extent returns the lengths of a mark.
func extent(m ink.Mark) []vg.Length {
	all := append([]vg.Length{m.Width}, m.Dash...)
	if m.Text != nil {
		return append(all, m.Text.Size, m.Text.At.X, m.Text.At.Y)
	}
	for _, c := range m.Path {
		all = append(all, c.Pos.X, c.Pos.Y)
		for _, p := range c.Control {
			all = append(all, p.X, p.Y)
		}
	}
	return all
}

// isTwice reports whether a is 2 b, to a millionth of a point.
func isTwice(a, b []vg.Length) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if math.Abs(float64(a[i]-2*b[i])) > 1e-6 {
			return false
		}
	}
	return true
}
