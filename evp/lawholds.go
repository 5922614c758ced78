package evp

import (
	"cmp"
	"math"
)

// lawReach is how many times as far as the data a law must stay within the range of what scores
// can be: as far as figures draw one past them.
const lawReach = 4

// limits returns the range of what scores can be, in score units; infinite where it is unknown.
func (o CurveOptions) limits() Support {
	if is := cmp.Or(o.Support, o.Range); is != nil {
		return *is
	}
	return Support{math.Inf(-1), math.Inf(1)}
}

// describes reports whether the law stays within the curve's band at all of its points or, at
// one without a band, within two standard deviations of the best score.
func (f Fit) describes(c *Curve) bool {
	for _, p := range c.Points {
		if math.IsNaN(p.Estimate) || c.PastData(p.X) {
			continue
		}
		is := p.Interval
		if !is.Exists() {
			is = Interval{p.Estimate - 2*p.SD, p.Estimate + 2*p.SD}
		}
		slack := 1e-9 * math.Abs(p.Estimate) // rounding, where the band has no width
		if y := f.At(p.X); y < is.Lower-slack || y > is.Upper+slack {
			return false
		}
	}
	return true
}

// within reports whether the law stays within a range from where it was fitted to four times
// the end of the data, and tends to nothing beyond it. Between these it rises or falls only.
func (f Fit) within(is Support, end float64) bool {
	return is.Contains(f.At(f.From)) && is.Contains(f.At(lawReach*end)) && (f.Law != PowerLaw || is.Contains(f.Params[0]))
}

// over returns the fit with the residuals of all points, not only of those that it was fitted
// to.
func (f Fit) over(x, y []float64) Fit {
	all := f
	all.judge(x, y, false)
	f.R2, f.RMS = all.R2, all.RMS
	return f
}
