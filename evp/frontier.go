package evp

import (
	"cmp"
	"fmt"
	"slices"
)

// WarnSeveralScores: measured points have several scores at one x.
const WarnSeveralScores WarningCode = "several-scores"

// Frontier divides measured points into the Pareto frontier, the best score for each x
// that is paid, and the points that are beaten: another has no larger x and a score that
// is at least as good. Scaling laws are laws of the frontier (Kaplan et al. 2020, "Scaling
// Laws for Neural Language Models"; Hoffmann et al. 2022, "Training Compute-Optimal Large
// Language Models"): of what the best spending reaches, not of what any spending does.
// The frontier is in ascending order of x, and its scores get better from point to point;
// of several equal points it has one. The beaten points keep their order.
func Frontier(points []XY, d Direction) (frontier, beaten []XY) {
	order := make([]int, len(points))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(i, j int) int {
		p, q := points[i], points[j]
		return cmp.Or(cmp.Compare(p.X, q.X), cmp.Compare(q.Y*d.Sign(), p.Y*d.Sign()))
	})
	kept := make([]bool, len(points))
	for _, i := range order {
		if n := len(frontier); n == 0 || points[i].Y*d.Sign() > frontier[n-1].Y*d.Sign() {
			frontier, kept[i] = append(frontier, points[i]), true
		}
	}
	for i, p := range points {
		if !kept[i] {
			beaten = append(beaten, p)
		}
	}
	return frontier, beaten
}

// keepFrontier keeps the frontier of the model's measured points.
func (r *Returns) keepFrontier(points []XY) ([]XY, error) {
	all := len(points)
	points, r.Beaten = Frontier(points, r.Direction)
	if len(points) < 2 {
		return nil, fmt.Errorf("model %q: its frontier has 1 point of %d, and diminishing returns need two: "+
			"no point with a larger x has a better score; leave `frontier` out", r.Model, all)
	}
	return points, nil
}

// warnSeveralScores warns if several points have the same x.
func (r *Returns) warnSeveralScores(points []XY, different int) {
	if several := len(points) - different; several > 0 {
		r.warn(WarnSeveralScores, "%d points have %d different x: the line and the gains are of the mean score at each x; "+
			"`frontier` keeps only the points that no cheaper one betters", len(points), different)
	}
}
