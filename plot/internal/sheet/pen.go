package sheet

import (
	"image/color"
	"math"

	"evpkit/plot/internal/ink"
	"gonum.org/v1/plot/vg"
)

// A pen draws on a page in a look.
type pen struct {
	typesetter
	page *ink.Page
}

// An anchor says which part of a line of text is at a point.
type anchor float64

// The anchors of a line of text.
const (
	left   anchor = 0
	centre anchor = 0.5
	right  anchor = 1
)

// write writes a phrase with its baseline through (x, y), turned by angle
// radians about that point.
func (p pen) write(text Phrase, x, y, size float64, a anchor, angle float64) {
	sin, cos := math.Sincos(angle)
	forward := -float64(a) * p.width(text, size)
	for _, piece := range text {
		up := piece.shift(size)
		p.page.Write(ink.Text{
			Face:   p.Face,
			Size:   vg.Length(piece.size(size)),
			At:     point(x+forward*cos-up*sin, y+forward*sin+up*cos),
			Angle:  angle,
			String: piece.text,
		}, p.Ink)
		forward += p.width(Phrase{piece}, size)
	}
}

// stroke draws a line through points.
func (p pen) stroke(points []vg.Point, style Style, width float64) {
	dash := make([]vg.Length, len(style.Dash))
	for i, d := range style.Dash {
		dash[i] = vg.Length(d)
	}
	p.page.Stroke(polyline(points, false), style.Color, vg.Length(width), dash)
}

// axis draws a straight line as axes and ticks are drawn.
func (p pen) axis(points ...vg.Point) { p.stroke(points, Style{Color: p.Ink}, p.AxisWidth) }

// fill fills a path.
func (p pen) fill(path vg.Path, c color.NRGBA) { p.page.Fill(path, c) }

// polyline returns the path through points, back to the first if closed.
func polyline(points []vg.Point, closed bool) vg.Path {
	var path vg.Path
	for i, p := range points {
		if i == 0 {
			path.Move(p)
			continue
		}
		path.Line(p)
	}
	if closed {
		path.Close()
	}
	return path
}

// circle returns a circle, as four cubic curves.
func circle(at vg.Point, radius float64) vg.Path {
	const k = 0.5522847498 // makes a cubic a quarter of a circle
	r, c := vg.Length(radius), vg.Length(k*radius)
	var path vg.Path
	path.Move(at.Add(vg.Point{X: r}))
	path.CubeTo(at.Add(vg.Point{X: r, Y: c}), at.Add(vg.Point{X: c, Y: r}), at.Add(vg.Point{Y: r}))
	path.CubeTo(at.Add(vg.Point{X: -c, Y: r}), at.Add(vg.Point{X: -r, Y: c}), at.Add(vg.Point{X: -r}))
	path.CubeTo(at.Add(vg.Point{X: -r, Y: -c}), at.Add(vg.Point{X: -c, Y: -r}), at.Add(vg.Point{Y: -r}))
	path.CubeTo(at.Add(vg.Point{X: c, Y: -r}), at.Add(vg.Point{X: r, Y: -c}), at.Add(vg.Point{X: r}))
	path.Close()
	return path
}

// octagon returns a small octagon in place of a circle, at tenths of a point.
func octagon(at vg.Point, radius float64) vg.Path {
	tenths := func(x float64) float64 { return math.Round(10*x) / 10 }
	x, y := tenths(float64(at.X)), tenths(float64(at.Y))
	far, near := math.Max(tenths(0.95*radius), 0.1), tenths(0.39*radius)
	var path vg.Path
	for k, d := range [][2]float64{
		{far, near}, {near, far}, {-near, far}, {-far, near}, {-far, -near}, {-near, -far}, {near, -far}, {far, -near},
	} {
		if k == 0 {
			path.Move(point(x+d[0], y+d[1]))
			continue
		}
		path.Line(point(x+d[0], y+d[1]))
	}
	path.Close()
	return path
}
