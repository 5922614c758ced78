package tail

import "math"

// The grid of the distance from the best score to the best possible one: its logarithm, in
// units of the distance from the threshold to the best score.
const (
	leastLog = -12.0
	mostLog  = 4.5
	stepLog  = 0.75
	nodesLog = int((mostLog-leastLog)/stepLog) + 1
)

// quadratic returns the best law without noise for each γ; a product of −Inf where there is
// none, because no score can be better than the best.
func (f *fitter) quadratic() (all [MostGamma + 1]candidate) {
	_, reach := f.top()
	grid := f.grid()
	for i, s := range grid {
		f.productsAt(i, reach*math.Exp(s))
	}
	for gamma := range all {
		all[gamma].product = math.Inf(-1)
		at := -1
		for i := range grid {
			if p := f.products[gamma][i]; gamma > 0 && p > all[gamma].product {
				at, all[gamma].product = i, p
			}
		}
		if at >= 0 {
			s, p := vertex(grid, f.products[gamma][:len(grid)], at)
			all[gamma].beyond, all[gamma].product = reach*math.Exp(s), p
		}
	}
	return all
}

// grid returns the logarithms that are tried: those below the end of the range, and the end.
func (f *fitter) grid() []float64 {
	best, reach := f.top()
	room := (f.most - best) / reach
	var grid []float64
	for i := range nodesLog {
		s := leastLog + stepLog*float64(i)
		if !(math.Exp(s) < room) {
			if room > 0 {
				grid = append(grid, math.Log(room))
			}
			break
		}
		grid = append(grid, s)
	}
	return grid
}

// productsAt sets the products at one node of the grid for all γ at once.
func (f *fitter) productsAt(node int, beyond float64) {
	best, _ := f.top()
	end := best + beyond
	width := end - f.edges[0]
	var above, group, sum [MostGamma + 1]float64
	for gamma := range above {
		above[gamma], group[gamma] = 1, 1
	}
	for j, w := range f.weight {
		root, power := 0.0, 1.0
		if j+1 < len(f.edges) {
			root = math.Sqrt((end - f.edges[j+1]) / width)
		}
		for gamma := 1; gamma <= MostGamma; gamma++ {
			power *= root
			group[gamma] *= above[gamma] - power
			if above[gamma] = power; f.ends[j] {
				sum[gamma], group[gamma] = sum[gamma]+w*math.Log(group[gamma]), 1
			}
		}
	}
	for gamma := 1; gamma <= MostGamma; gamma++ {
		f.products[gamma][node] = sum[gamma]
	}
}

// vertex returns the vertex of the parabola through the largest value and its neighbours.
func vertex(x, y []float64, at int) (vx, vy float64) {
	if at == 0 || at == len(x)-1 || math.IsInf(y[at-1], -1) || math.IsInf(y[at+1], -1) {
		return x[at], y[at]
	}
	left, right := x[at]-x[at-1], x[at+1]-x[at]
	rise, fall := (y[at]-y[at-1])/left, (y[at+1]-y[at])/right
	bend := (fall - rise) / (left + right)
	if !(bend < 0) {
		return x[at], y[at]
	}
	slope := (rise*right + fall*left) / (left + right)
	d := -slope / (2 * bend)
	return x[at] + d, y[at] + slope*d/2
}
