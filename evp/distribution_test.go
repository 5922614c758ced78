package evp

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"evpkit/evp/internal/ordstat"
)

// distributionOf returns the distribution of scores, NaN for a failed trial.
func distributionOf(t *testing.T, d Direction, confidence float64, scores ...float64) *Distribution {
	t.Helper()
	var trials []Trial
	for _, y := range scores {
		trials = append(trials, Trial{Score: y, Cost: math.NaN()})
	}
	s, err := NewSample("m", trials, SampleOptions{Direction: d, Unscored: true})
	if err != nil {
		t.Fatal(err)
	}
	out, err := NewDistribution(s, confidence)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// TestDistribution: levels by hand, with ties and failed trials, whose band is that of the
// order statistics of all six: of rank 1 (failed), 2 and 3 (tied), 4, 5 and 6 (tied).
func TestDistribution(t *testing.T) {
	nan := math.NaN()
	band := ordstat.LD(6, 0.9)
	up := distributionOf(t, Maximize, 0.9, 0.7, nan, 0.5, 0.5, 0.9, 0.9)
	down := distributionOf(t, Minimize, 0.9, -0.7, nan, -0.5, -0.5, -0.9, -0.9)
	if !slices.Equal(up.Scores, []float64{0.5, 0.7, 0.9}) || !slices.Equal(down.Scores, []float64{-0.5, -0.7, -0.9}) {
		t.Errorf("scores %v and %v", up.Scores, down.Scores)
	}
	for _, d := range []*Distribution{up, down} {
		if !slices.Equal(d.Counts, []int{2, 1, 2}) || !slices.Equal(d.Below, []float64{1. / 6, 3. / 6, 4. / 6, 1}) {
			t.Errorf("%v: counts %v, below %v", d.Direction, d.Counts, d.Below)
		}
		lower := []float64{band.Lower[0], band.Lower[2], band.Lower[3], band.Lower[5]}
		upper := []float64{band.Upper[1], band.Upper[3], band.Upper[4], 1}
		if !slices.Equal(d.Lower, lower) || !slices.Equal(d.Upper, upper) {
			t.Errorf("%v: band %v to %v, want %v to %v", d.Direction, d.Lower, d.Upper, lower, upper)
		}
	}
	if one := distributionOf(t, Maximize, 0, 0.5); !slices.Equal(one.Below, []float64{0, 1}) ||
		math.Abs(one.Upper[0]-0.975) > 1e-9 || math.Abs(one.Lower[1]-0.025) > 1e-9 || one.Confidence != 0.95 {
		t.Errorf("one trial: %+v", one)
	}
	if none := distributionOf(t, Maximize, 0, nan, nan); none.Scores != nil || none.Below != nil || none.Failed != 2 {
		t.Errorf("no score: %+v", none)
	}
}

// TestDistributionHolds: the band holds the law everywhere at once as often as it says:
// 2,000 samples of 20 uniform scores, within 4 standard errors of 0.9. With a third of the
// trials failed, which rank below all, likewise.
func TestDistributionHolds(t *testing.T) {
	const samples, confidence = 2000, 0.9
	r := rand.New(rand.NewPCG(5, 6))
	for _, failing := range []float64{0, 1. / 3} {
		held := 0
		for range samples {
			scores := make([]float64, 20)
			for i := range scores {
				if scores[i] = (r.Float64() - failing) / (1 - failing); scores[i] < 0 {
					scores[i] = math.NaN()
				}
			}
			if holds(distributionOf(t, Minimize, confidence, scores...), func(y float64) float64 {
				return failing + (1-failing)*(1-y)
			}) {
				held++
			}
		}
		se := math.Sqrt(confidence * (1 - confidence) / samples)
		if z := (float64(held)/samples - confidence) / se; z < -4 || failing == 0 && z > 4 {
			t.Errorf("failing %.2f: the band holds in %d of %d samples", failing, held, samples)
		}
	}
}

// holds reports whether the band holds the share of trials worse than each score, at both
// of its sides.
func holds(d *Distribution, worse func(y float64) float64) bool {
	for k, y := range d.Scores {
		if f := worse(y); f < d.Lower[k] || f > d.Upper[k] || f < d.Lower[k+1] || f > d.Upper[k+1] {
			return false
		}
	}
	return true
}

// TestDistributionOfMany: more trials than exact bands are computed for have a dkw band,
// and a warning.
func TestDistributionOfMany(t *testing.T) {
	scores := make([]float64, maxExactBand+1)
	for i := range scores {
		scores[i] = float64(i % 7)
	}
	d := distributionOf(t, Maximize, 0, scores...)
	if d.Band != BandDKW || len(d.Warnings) != 1 || d.Warnings[0].Code != WarnBandKind || len(d.Scores) != 7 {
		t.Errorf("%v %v, %d scores", d.Band, d.Warnings, len(d.Scores))
	}
	if got, want := d.Upper[3]-d.Below[3], ordstat.DKWWidth(len(scores), 0.95); math.Abs(got-want) > 1e-12 {
		t.Errorf("width %g, want %g", got, want)
	}
}
