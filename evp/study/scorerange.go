package study

import (
	"fmt"
	"math"

	"evpkit/evp"
	"evpkit/evp/metric"
	"evpkit/evp/number"
)

// A namedRange is the range that the field fixes for scores of the column's name.
type namedRange struct {
	support *evp.Support // nil if none is fixed, or if the scores contradict it
	noun    string       // "accuracies"; "" if the metric has none
	warning *evp.Warning // why the range of the name is not used; nil if there is no such reason
}

// newNamedRange decides once, over the samples of all models, which range the name
// fixes. Shares are from 0 to 1 if no score exceeds 1, else in percent, unless a model
// lies wholly in the lower scale, so that scores are in two. mixed says that there is a
// warning of this already.
func newNamedRange(column string, samples []*evp.Sample, mixed bool) namedRange {
	name, ok := metric.Read(column)
	if !ok || !name.Range.Known() {
		return namedRange{}
	}
	low, high := scoreEnds(samples)
	if low > high {
		return namedRange{}
	}
	out := namedRange{noun: name.Noun}
	percent := name.Range.Percent
	if name.Range.InPercent() && !percent && high > 1 {
		percent = true
		if mixed {
			return out
		}
		if lower := inLowerScale(samples); lower != nil && high <= 100 {
			out.warning = &evp.Warning{Code: WarnRange, Model: lower.Model(), Message: fmt.Sprintf(
				"its scores are at most 1 while those of others exceed 1, so no range of scores is taken from the name %q: "+
					"`support` gives one, `support none` says that none is known", column)}
			return out
		}
	}
	is := name.Range.Within(percent)
	for _, y := range []float64{low, high} {
		if !is.Contains(y) {
			out.warning = out.outside("a score", y, is, column)
			return out
		}
	}
	out.support = &is
	return out
}

// scoreEnds returns the smallest and the largest score of all samples; infinite without
// any.
func scoreEnds(samples []*evp.Sample) (low, high float64) {
	low, high = math.Inf(1), math.Inf(-1)
	for _, s := range samples {
		if s == nil || s.Unscored() {
			continue
		}
		a, b := s.Worst(), s.Best()
		low, high = min(low, a, b), max(high, a, b)
	}
	return low, high
}

// inLowerScale returns a sample whose scores are all at most 1, some of them not 0,
// which is the same in percent; nil if there is none.
func inLowerScale(samples []*evp.Sample) *evp.Sample {
	for _, s := range samples {
		if s == nil || s.Unscored() {
			continue
		}
		if high := max(s.Worst(), s.Best()); high <= 1 && high != 0 {
			return s
		}
	}
	return nil
}

// outside is the warning that something lies outside the range.
func (r namedRange) outside(what string, y float64, is evp.Support, column string) *evp.Warning {
	those := r.noun
	if those == "" {
		those = fmt.Sprintf("scores named %q", column)
	}
	return &evp.Warning{Code: WarnRange, Message: fmt.Sprintf(
		"%s of %s is out of range: %s %s; so nothing is taken from the name %q: `support` gives the range, `support none` "+
			"says that none is known", what, number.Value(y).Short(4), those, is.Words(), column)}
}

// reason says how the range is known, to stand after evp.Support.Words.
func (r namedRange) reason(column string) string {
	switch {
	case r.support == nil:
		return ""
	case r.noun == "":
		return fmt.Sprintf("as the name %q says", column)
	case math.IsInf(r.support.High-r.support.Low, 1):
		return "as " + r.noun + " are"
	}
	return "as " + r.noun + " do"
}

// knownRange returns where scores are taken to lie under the options, how that is known
// ("flag" or "name"; "" if nothing is), and that in words, to stand after
// evp.Support.Words.
func (s *Study) knownRange(o CurveOptions) (is *evp.Support, from DirectionSource, reason string) {
	switch {
	case o.Support != nil:
		return o.Support, FromFlag, FromFlag.words()
	case o.NoRange || s.named.support == nil:
		return nil, "", ""
	case o.Baseline != nil && !s.named.support.Contains(*o.Baseline):
		return nil, "", ""
	}
	return s.named.support, FromName, s.named.reason(s.column)
}

// ranged returns the options with the range of the scores' name, where it is known and
// wanted.
func (s *Study) ranged(o CurveOptions) CurveOptions {
	if is, from, _ := s.knownRange(o); from == FromName && o.Range == nil {
		o.Range = is
	}
	return o
}

// rangeWarnings warn of a range of the name that is not used although a band could
// need it.
func (s *Study) rangeWarnings(o CurveOptions) []evp.Warning {
	if !o.Band.IsConfidence() || o.Support != nil || o.NoRange {
		return nil
	}
	is := s.named.support
	switch {
	case s.named.warning != nil:
		return []evp.Warning{*s.named.warning}
	case is != nil && o.Baseline != nil && !is.Contains(*o.Baseline):
		return []evp.Warning{*s.named.outside("the baseline", *o.Baseline, *is, s.column)}
	}
	return nil
}
