package sheet

import (
	"math"

	"gonum.org/v1/plot/vg"
)

// Numbers of the look of single trials, and of how they are thinned out. A file
// stays below 300 kB with any number of trials.
const (
	dotRadius  = 0.9  // in ems
	dotAlpha   = 0.5  // of one trial
	crowdAlpha = 0.35 // the same where other dots are many trials each
	roundDots  = 400  // from here on a dot is an octagon, which takes less room in a file
	rugHeight  = 3.2  // of one series' row, in ems
	rugPitch   = 4.2  // from row to row
	rugShare   = 0.12 // of the panel's height, at most, for all rows
	rugAlpha   = 0.8
	mostRug    = 700 // marks of all rugs
	coarser    = 1.3 // from one size of cell to the next
)

// MostDots is how many dots a figure has at most: where there are more trials,
// a dot stands for several.
const MostDots = 1200

// A Crowd is what is drawn of the trials of one series.
type Crowd struct {
	Dots []Spot
	Rug  []Spot // at the panel's lower edge
}

// A Spot is a dot on the page, and how many trials it stands for.
type Spot struct {
	At    vg.Point
	Count int
}

// crowd returns all trials of a series in the window, the outermost first.
func (w window) crowd(dots []Dot) Crowd {
	var c Crowd
	for _, d := range inWindow(dots, w.xAxis) {
		x := w.x(d.X)
		c.Rug = append(c.Rug, Spot{vg.Point{X: x, Y: w.Box.Min.Y}, 1})
		if y := w.y(d.Y); y >= w.Box.Min.Y && y <= w.Box.Max.Y {
			c.Dots = append(c.Dots, Spot{vg.Point{X: x, Y: y}, 1})
		}
	}
	outermostFirst(c.Dots)
	return c
}

// dotsIn returns how many dots lie in the box.
func (c Crowd) dotsIn(box vg.Rectangle) int {
	n := 0
	for _, p := range c.Dots {
		if contains(box, p.At) {
			n++
		}
	}
	return n
}

// outermostFirst moves the leftmost, rightmost, lowest and highest spot to the
// front, where thinning keeps them.
func outermostFirst(spots []Spot) {
	for k, before := range []func(a, b vg.Point) bool{
		func(a, b vg.Point) bool { return a.X < b.X },
		func(a, b vg.Point) bool { return a.X > b.X },
		func(a, b vg.Point) bool { return a.Y < b.Y },
		func(a, b vg.Point) bool { return a.Y > b.Y },
	} {
		if k >= len(spots) {
			return
		}
		best := k
		for i := k; i < len(spots); i++ {
			if before(spots[i].At, spots[best].At) {
				best = i
			}
		}
		spots[k], spots[best] = spots[best], spots[k]
	}
}

// thin leaves one spot per cell of a grid, whose cells grow from a dot at 300
// dots per inch until at most most spots are left in all groups together.
func thin(groups []*[]Spot, most int) {
	for cell := column; ; cell *= coarser {
		left := 0
		for _, spots := range groups {
			*spots = perCell(*spots, cell)
			left += len(*spots)
		}
		if left <= most || cell > 1e4 {
			return
		}
	}
}

// perCell returns the first spot of each cell, which then stands for all that
// are in it.
func perCell(spots []Spot, cell float64) []Spot {
	var kept []Spot
	seen := make(map[[2]int32]int, min(len(spots), 4*MostDots))
	for _, p := range spots {
		key := [2]int32{int32(math.Floor(float64(p.At.X) / cell)), int32(math.Floor(float64(p.At.Y) / cell))}
		if k, ok := seen[key]; ok {
			kept[k].Count += p.Count
			continue
		}
		seen[key] = len(kept)
		kept = append(kept, p)
	}
	return kept
}

// draw draws the dots, the darker the more trials they stand for.
func (c Crowd) draw(p pen, style Style, octagons bool) {
	shape := circle
	if octagons {
		shape = octagon
	}
	paths, alphas := byCount(c.Dots, func(at vg.Point) vg.Path { return shape(at, dotRadius*p.em()) })
	for n, path := range paths {
		if len(path) > 0 {
			p.fill(path, Faded(style.Color, alphas[n]))
		}
	}
}

// byCount returns the outlines of the spots in classes of how many trials they
// stand for, one path for each, and the opacity of each class. Spots of up to
// five trials are as dark as that many on top of each other; where there are
// larger ones the opacity grows with the logarithm of the number.
func byCount(spots []Spot, shape func(vg.Point) vg.Path) (paths [5]vg.Path, alphas [5]float64) {
	most := 1
	for _, p := range spots {
		most = max(most, p.Count)
	}
	class := func(n int) int { return n - 1 }
	for k := range alphas {
		alphas[k] = 1 - math.Pow(1-dotAlpha, float64(k+1))
	}
	if most > len(paths) {
		class = func(n int) int { return int(math.Log(float64(n)) / math.Log(float64(most)+1) * float64(len(paths))) }
		for k := range alphas {
			alphas[k] = crowdAlpha + (1-crowdAlpha)*float64(k)/float64(len(alphas)-1)
		}
	}
	for _, p := range spots {
		k := class(p.Count)
		paths[k] = append(paths[k], shape(p.At)...)
	}
	return paths, alphas
}

// drawRug draws one row of rug from one height to another, each mark a short
// line.
func (c Crowd) drawRug(p pen, style Style, from, to float64) {
	var path vg.Path
	for _, m := range c.Rug {
		x := math.Round(float64(m.At.X)*20) / 20
		path.Move(point(x, from))
		path.Line(point(x, to))
	}
	p.page.Stroke(path, Faded(style.Color, rugAlpha), vg.Length(0.4*p.em()), nil)
}
