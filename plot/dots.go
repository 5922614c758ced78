package plot

import (
	"fmt"
	"image/color"
	"math"

	"evpkit/evp"
	"gonum.org/v1/plot/vg"
)

// Numbers of the look of single trials, and of how they are thinned out. A
// file stays below 300 kB with any number of trials.
const (
	dotRadius  = 0.9  // in ems
	dotAlpha   = 0.5  // of one trial
	crowdAlpha = 0.35 // the same where others stand for many
	mostDots   = 1200 // drawn in a figure
	roundDots  = 400  // from here on a dot is an octagon, which takes less room in a file
	rugHeight  = 3.2  // of one series' row, in ems
	rugPitch   = 4.2  // from row to row
	rugShare   = 0.12 // of the panel's height, at most, for all rows
	rugAlpha   = 0.8
	mostRug    = 700 // marks of all rugs
	coarser    = 1.3 // from one size of cell to the next
)

// addDots gives every series of the panel its model's trials, in the order of
// the log, and widens the range of x to hold them. Trials without a cost, and
// those that the axis cannot show, are left out and told.
func (f *Figure) addDots(p *Panel, models []string, trials []evp.Trial, lo, hi float64, log bool) (float64, float64) {
	series := make(map[string]int) // the first series of each model
	for i, m := range models {
		if _, ok := series[m]; !ok {
			series[m] = i
		}
	}
	strangers, unplaced := 0, 0
	for _, t := range trials {
		i, ok := series[t.Model]
		x := drawable(t.Cost)
		switch {
		case !ok:
			strangers++
		case math.IsNaN(x) || x < 0 || log && x == 0:
			unplaced++
		default:
			p.Series[i].Dots = append(p.Series[i].Dots, Dot{x, drawable(t.Score)})
			lo, hi = math.Min(lo, x), math.Max(hi, x)
		}
	}
	if strangers > 0 {
		f.Notes = append(f.Notes, counted(strangers, "trial of a model without a curve is", "trials of models without a curve are")+" not drawn.")
	}
	if unplaced > 0 {
		f.Notes = append(f.Notes, counted(unplaced, "trial without a cost is", "trials without a cost are")+" not drawn.")
	}
	return lo, hi
}

// noteDots adds a note for every series that has trials above or below its
// panel, and one if so many trials are drawn that they are thinned out.
func (f *Figure) noteDots() {
	drawn := 0
	for i, p := range f.Panels {
		for _, s := range p.Series {
			drawn += len(s.Dots)
			out, lo, hi := 0, math.Inf(1), math.Inf(-1)
			for _, d := range s.Dots {
				if d.Y < p.Y.Min || d.Y > p.Y.Max {
					out++
					lo, hi = math.Min(lo, d.Y), math.Max(hi, d.Y)
				}
			}
			if out > 0 {
				f.Notes = append(f.Notes, fmt.Sprintf("%s the %s of %s %s outside %s (%s): only the rug shows %s.",
					counted(out, "of", "of"), counted(len(s.Dots), "trial", "trials"), quoted(s.Name),
					plural(out, "lies", "lie"), lowered(f.panelName(i)), interval(lo, hi), plural(out, "it", "them")))
			}
		}
	}
	if drawn > mostDots {
		f.Notes = append(f.Notes, fmt.Sprintf("Of %s at most %s are drawn as dots, the outermost of each model among them: "+
			"where they crowd, one dot stands for several, and is darker.", counted(drawn, "trial", "trials"), decimal(mostDots, 0)))
	}
}

// A spot is a dot on the page, and how many trials it stands for.
type spot struct {
	at vg.Point
	n  int
}

// A crowd is what is drawn of the trials of one series.
type crowd struct {
	spots []spot
	rug   []spot // at the panel's lower edge
}

// scatter returns the crowd of each series of each panel, in cells so large
// that the whole figure has at most mostDots.
func (s *sheet) scatter() [][]crowd {
	crowds := make([][]crowd, len(s.Panels))
	for i, p := range s.Panels {
		for _, series := range p.Series {
			crowds[i] = append(crowds[i], s.crowd(i, series.Dots))
		}
	}
	thin(crowds, mostDots, func(c *crowd) *[]spot { return &c.spots })
	thin(crowds, mostRug, func(c *crowd) *[]spot { return &c.rug })
	return crowds
}

// crowd returns all trials of a series in panel i, the outermost first.
func (s *sheet) crowd(i int, dots []Dot) crowd {
	var c crowd
	f := s.frames[i]
	for _, d := range dots {
		x := s.x(i, d.X)
		c.rug = append(c.rug, spot{vg.Point{X: x, Y: f.Min.Y}, 1})
		if y := s.y(i, d.Y); y >= f.Min.Y && y <= f.Max.Y {
			c.spots = append(c.spots, spot{vg.Point{X: x, Y: y}, 1})
		}
	}
	outermostFirst(c.spots)
	return c
}

// outermostFirst moves the leftmost, rightmost, lowest and highest spot to the
// front, where thinning keeps them.
func outermostFirst(spots []spot) {
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
			if before(spots[i].at, spots[best].at) {
				best = i
			}
		}
		spots[k], spots[best] = spots[best], spots[k]
	}
}

// thin leaves one spot per cell of a grid, whose cells grow from a dot at 300
// dots per inch until at most most spots are left.
func thin(crowds [][]crowd, most int, of func(*crowd) *[]spot) {
	for cell := column; ; cell *= coarser {
		left := 0
		for i := range crowds {
			for k := range crowds[i] {
				spots := of(&crowds[i][k])
				*spots = perCell(*spots, cell)
				left += len(*spots)
			}
		}
		if left <= most || cell > 1e4 {
			return
		}
	}
}

// perCell returns the first spot of each cell, for all that are in it.
func perCell(spots []spot, cell float64) []spot {
	var kept []spot
	seen := make(map[[2]int32]int, min(len(spots), 4*mostDots))
	for _, p := range spots {
		key := [2]int32{int32(math.Floor(float64(p.at.X) / cell)), int32(math.Floor(float64(p.at.Y) / cell))}
		if k, ok := seen[key]; ok {
			kept[k].n += p.n
			continue
		}
		seen[key] = len(kept)
		kept = append(kept, p)
	}
	return kept
}

// drawDots draws the single trials of panel i: dots, the darker the more
// trials they stand for, and the rug.
func (s *sheet) drawDots(i int) {
	total := 0
	for _, panel := range s.crowds {
		for _, c := range panel {
			total += len(c.spots)
		}
	}
	shape := func(at vg.Point) vg.Path { return dot(at, dotRadius*s.em) }
	if total > roundDots {
		shape = func(at vg.Point) vg.Path { return octagon(at, dotRadius*s.em) }
	}
	rows, row := s.rugRows(i), 0
	for k, c := range s.crowds[i] {
		color := s.Panels[i].Series[k].Style.Color
		paths, alphas := byCrowd(c.spots, shape)
		for n, path := range paths {
			if len(path) > 0 {
				s.page.Fill(path, faded(color, alphas[n]))
			}
		}
		if len(c.rug) > 0 {
			s.drawRug(i, c.rug, row, rows, color)
			row++
		}
	}
}

// byCrowd returns the outlines of the spots in classes of how many trials they
// stand for, one path for each, and the opacity of each class. Spots of up to
// five trials are as dark as that many, one upon the other; with more the
// opacity grows as the logarithm of the number.
func byCrowd(spots []spot, shape func(vg.Point) vg.Path) (paths [5]vg.Path, alphas [5]float64) {
	most := 1
	for _, p := range spots {
		most = max(most, p.n)
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
		k := class(p.n)
		paths[k] = append(paths[k], shape(p.at)...)
	}
	return paths, alphas
}

// rugRows returns how many rows of rug panel i has.
func (s *sheet) rugRows(i int) int {
	rows := 0
	for _, series := range s.Panels[i].Series {
		if len(series.Dots) > 0 {
			rows++
		}
	}
	return rows
}

// rugTop returns the height of all rows of rug in panel i.
func (s *sheet) rugTop(i int) float64 {
	return math.Min(float64(s.rugRows(i))*rugPitch*s.em, rugShare*float64(s.frames[i].Size().Y))
}

// drawRug draws one row of rug, each mark a short line.
func (s *sheet) drawRug(i int, marks []spot, row, rows int, c color.NRGBA) {
	pitch := s.rugTop(i) / float64(rows)
	from := float64(s.frames[i].Min.Y) + s.Theme.AxisWidth + pitch*float64(row)
	to := from + pitch*rugHeight/rugPitch
	var path vg.Path
	for _, m := range marks {
		x := math.Round(float64(m.at.X)*20) / 20
		path.Move(point(x, from))
		path.Line(point(x, to))
	}
	s.page.Stroke(path, faded(c, rugAlpha), vg.Length(0.4*s.em), nil)
}

// octagon returns a small octagon in place of a dot, at tenths of a point.
func octagon(at vg.Point, radius float64) vg.Path {
	tenths := func(x float64) float64 { return math.Round(10*x) / 10 }
	x, y := tenths(float64(at.X)), tenths(float64(at.Y))
	far, near := math.Max(tenths(0.95*radius), 0.1), tenths(0.39*radius)
	var path vg.Path
	for k, d := range [][2]float64{{far, near}, {near, far}, {-near, far}, {-far, near}, {-far, -near}, {-near, -far}, {near, -far}, {far, -near}} {
		if k == 0 {
			path.Move(point(x+d[0], y+d[1]))
			continue
		}
		path.Line(point(x+d[0], y+d[1]))
	}
	path.Close()
	return path
}
