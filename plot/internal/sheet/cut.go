package sheet

import (
	"math"

	"gonum.org/v1/plot/vg"
)

// Cuts say where a series goes on above or below its panel: a reader must not take
// the edge for the end.
type Cuts struct {
	Line []Cut        // where its curve crosses the edge
	Dots []Cut        // at which x it has single trials beyond the edge
	Band [][]vg.Point // along the edge where its band goes on
}

// A Cut is a place on the upper or the lower edge of a panel.
type Cut struct {
	At vg.Point
	Up bool // at the upper edge
}

// Numbers of the look of cuts, in ems.
const (
	cutWidth    = 2.0 // half of the base of a curve's mark
	cutHeight   = 3.4
	dotCutWidth = 1.1 // the same of a trial's
	dotCutTall  = 2.0
	cutApart    = 3.0 // between marks of one series, at least
	bandCut     = 0.9 // width of the line where a band goes on
)

// cuts returns where a series leaves the box. Places closer than apart are one.
func (t tracer) cuts(s Series, apart float64) Cuts {
	c := Cuts{Band: t.bandCuts(s)}
	s.Dots = inWindow(s.Dots, t.xAxis)
	for _, d := range s.Dots {
		switch x, y := t.x(d.X), t.y(d.Y); {
		case y > t.Box.Max.Y:
			c.Dots = append(c.Dots, Cut{vg.Point{X: x, Y: t.Box.Max.Y}, true})
		case y < t.Box.Min.Y:
			c.Dots = append(c.Dots, Cut{vg.Point{X: x, Y: t.Box.Min.Y}, false})
		}
	}
	if s.Fitted {
		return c
	}
	stepped := s.stepped()
	for _, r := range runs(len(stepped.X), func(k int) bool { return !math.IsNaN(stepped.Y[k]) }) {
		points := t.points(stepped.X, stepped.Y, r)
		for k := 1; k < len(points); k++ {
			c.Line = append(c.Line, t.crossed(points[k-1], points[k])...)
		}
	}
	c.Line, c.Dots = spaced(c.Line, apart), spaced(c.Dots, apart/2)
	return c
}

// inWindow returns the dots that an x axis shows.
func inWindow(dots []Dot, x Axis) []Dot {
	var in []Dot
	for _, d := range dots {
		if at := x.At(d.X); at >= 0 && at <= 1 {
			in = append(in, d)
		}
	}
	return in
}

// crossed returns where the line between two points crosses the upper and the lower
// edge of the box.
func (w window) crossed(a, b vg.Point) []Cut {
	var cuts []Cut
	for _, edge := range []struct {
		y  vg.Length
		up bool
	}{{w.Box.Max.Y, true}, {w.Box.Min.Y, false}} {
		if beyond(a.Y, edge.y, edge.up) == beyond(b.Y, edge.y, edge.up) {
			continue
		}
		at := vg.Point{X: a.X + (b.X-a.X)*(edge.y-a.Y)/(b.Y-a.Y), Y: edge.y}
		if at.X >= w.Box.Min.X && at.X <= w.Box.Max.X {
			cuts = append(cuts, Cut{at, edge.up})
		}
	}
	return cuts
}

// cutSlack is how far, in points, a line may be beyond an edge without leaving it.
const cutSlack = 0.05

// beyond reports whether y is beyond an edge, above it or below.
func beyond(y, edge vg.Length, up bool) bool {
	if up {
		return y > edge+cutSlack
	}
	return y < edge-cutSlack
}

// spaced returns the cuts without those that are too close to one before, on the
// same edge.
func spaced(cuts []Cut, apart float64) []Cut {
	var kept []Cut
	last := map[bool][]vg.Length{}
	for _, c := range cuts {
		near := false
		for _, x := range last[c.Up] {
			near = near || math.Abs(float64(c.At.X-x)) < apart
		}
		if !near {
			kept, last[c.Up] = append(kept, c), append(last[c.Up], c.At.X)
		}
	}
	return kept
}

// bandCuts returns the parts of the upper and the lower edge where a band that has
// an end goes on beyond it.
func (t tracer) bandCuts(s Series) [][]vg.Point {
	var lines [][]vg.Point
	for _, edge := range []struct {
		ends []float64
		y    vg.Length
		up   bool
	}{{s.Upper, t.Box.Max.Y, true}, {s.Lower, t.Box.Min.Y, false}} {
		out := func(k int) bool {
			return s.hasBand(k) && !math.IsInf(edge.ends[k], 0) && beyond(t.y(edge.ends[k]), edge.y, edge.up)
		}
		for _, r := range runs(len(s.X), out) {
			from, to := t.x(s.X[r.first]), t.x(s.X[r.end-1])
			line := []vg.Point{{X: max(from, t.Box.Min.X), Y: edge.y}, {X: min(to, t.Box.Max.X), Y: edge.y}}
			if line[0].X < line[1].X {
				lines = append(lines, line)
			}
		}
	}
	return lines
}

// arrow returns a triangle at an edge that points out of the box.
func (c Cut) arrow(width, height float64) vg.Path {
	base := vg.Length(height)
	if c.Up {
		base = -base
	}
	w := vg.Length(width)
	return polyline([]vg.Point{c.At, c.At.Add(vg.Point{X: w, Y: base}), c.At.Add(vg.Point{X: -w, Y: base})}, true)
}

// draw draws the marks in the look of a series; the rug is as high as lift.
func (c Cuts) draw(p pen, style Style, lift float64) {
	em := p.em()
	for _, line := range c.Band {
		dotted := Style{Faded(style.Color, p.PastAlpha), []float64{1.2 * em, 1.2 * em}}
		p.stroke(line, dotted, bandCut*em)
	}
	var trials vg.Path
	for _, d := range c.Dots {
		if !d.Up {
			d.At.Y += vg.Length(lift)
		}
		trials = append(trials, d.arrow(dotCutWidth*em, dotCutTall*em)...)
	}
	if len(trials) > 0 {
		p.fill(trials, Faded(style.Color, dotAlpha))
	}
	for _, cut := range c.Line {
		p.fill(cut.arrow(cutWidth*em, cutHeight*em), style.Color)
	}
}
