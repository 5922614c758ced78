package evp

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"testing"
)

// TestFrontier: a point is on the frontier if and only if no other has at most its x and
// at least its score, one of them strictly; of equal points the frontier has one. Checked
// pair by pair on random points with many ties, in both directions.
func TestFrontier(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 300 {
		points := make([]XY, 1+r.IntN(12))
		for i := range points {
			points[i] = XY{float64(1 + r.IntN(5)), float64(r.IntN(5))}
		}
		for _, d := range []Direction{Maximize, Minimize} {
			frontier, beaten := Frontier(points, d)
			if len(frontier)+len(beaten) != len(points) {
				t.Fatalf("%v: %v and %v are not all of %v", d, frontier, beaten, points)
			}
			var want []XY
			for _, p := range points {
				beats := func(q XY) bool {
					return q.X <= p.X && (q.Y-p.Y)*d.Sign() >= 0 && q != p
				}
				if !slices.ContainsFunc(points, beats) && !slices.Contains(want, p) {
					want = append(want, p)
				}
			}
			slices.SortFunc(want, func(p, q XY) int { return int(p.X - q.X) })
			if !slices.Equal(frontier, want) {
				t.Fatalf("%v of %v: got %v, want %v", d, points, frontier, want)
			}
		}
	}
}

// TestFrontierReturns: rows, laws and gains are of the frontier. The points (x, 1 − 1/x)
// are one, with c = 1, d = 1 and k = 1; what is below them changes nothing.
func TestFrontierReturns(t *testing.T) {
	var law, all []XY
	for x := 1.0; x <= 64; x *= 2 {
		law = append(law, XY{x, 1 - 1/x})
		all = append(all, XY{x, -1}, XY{x, 1 - 1/x})
	}
	all = append(all, XY{100, 1 - 1.0/64}) // no better than a cheaper one
	got, err := PointReturns("m", all, Maximize, ReturnsOptions{Frontier: true})
	if err != nil {
		t.Fatal(err)
	}
	want, err := PointReturns("m", law, Maximize, ReturnsOptions{})
	if err != nil {
		t.Fatal(err)
	}
	if len(got.Beaten) != 8 || got.Trials != 7 || fmt.Sprint(got.Points) != fmt.Sprint(want.Points) {
		t.Errorf("beaten %v, %d points: %v", got.Beaten, got.Trials, got.Points)
	}
	if fit := got.Fits[1]; math.Abs(fit.Params[0]-1) > 1e-6 || math.Abs(fit.Params[2]-1) > 1e-5 {
		t.Errorf("power law %v, want c = 1 and k = 1", fit.Params)
	}
	mixed, err := PointReturns("m", all, Maximize, ReturnsOptions{})
	if err != nil {
		t.Fatal(err)
	}
	several := func(w Warning) bool { return w.Code == WarnSeveralScores }
	if !slices.ContainsFunc(mixed.Warnings, several) || slices.ContainsFunc(want.Warnings, several) ||
		slices.ContainsFunc(got.Warnings, several) {
		t.Errorf("several scores at one x: warnings %v, %v, %v", mixed.Warnings, want.Warnings, got.Warnings)
	}
	if _, err := PointReturns("m", []XY{{1, 1}, {2, 1}, {3, 0}}, Maximize, ReturnsOptions{Frontier: true}); err == nil {
		t.Error("a frontier of one point has no returns, but there is no error")
	}
}
