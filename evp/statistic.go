package evp

import (
	"fmt"
	"strconv"
)

// A Statistic is what a curve shows of the law of the best score: its mean,
// which is the zero value, or a quantile.
type Statistic struct{ q float64 }

// Mean is the expected best score.
var Mean = Statistic{}

// Quantile returns the q-quantile of the best score, where scores are ordered from worse to
// better, 0 < q < 1. It panics for any other q.
func Quantile(q float64) Statistic {
	if !(q > 0 && q < 1) {
		panic(fmt.Sprintf("evp: quantile %g is not between 0 and 1", q))
	}
	return Statistic{q}
}

// IsMean reports whether the statistic is the mean.
func (s Statistic) IsMean() bool { return s.q == 0 }

// Q returns the quantile's level, and 0 for the mean.
func (s Statistic) Q() float64 { return s.q }

// String returns "mean", "median", or the quantile's level.
func (s Statistic) String() string {
	switch s.q {
	case 0:
		return "mean"
	case 0.5:
		return "median"
	}
	return strconv.FormatFloat(s.q, 'g', -1, 64)
}
