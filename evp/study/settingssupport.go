package study

import (
	"fmt"
	"math"
	"strings"

	"evpkit/evp"
)

// parseSupport reads the range of scores, of which either end may be left out; nil for
// "none".
func parseSupport(text string) (*evp.Support, error) {
	if text == "none" {
		return nil, nil
	}
	low, high, ok := parseEnds(text)
	if !ok || !(low < high) {
		return nil, fmt.Errorf("`support` %q: give the lowest and the highest possible score with a comma between "+
			"them, as 0,1, or 0, where only one is known, or none", text)
	}
	return &evp.Support{Low: low, High: high}, nil
}

// parseCostSupport reads the range of costs, of which either end may be left out.
func parseCostSupport(text string) (*evp.CostRange, error) {
	low, high, ok := parseEnds(text)
	out := &evp.CostRange{Min: math.Max(low, 0), Max: high} // math.Max: the end left out
	if !ok || !(out.Min <= high) || low <= 0 && !math.IsInf(low, -1) || high <= 0 {
		return nil, fmt.Errorf("`cost-support` %q: give the smallest and the largest possible cost of a trial, above 0, "+
			"with a comma between them, as 1e15,4e17, or ,4e17 where only one is known", text)
	}
	return out, nil
}

// parseEnds reads two numbers with a comma between them. One that is left out is
// infinite; not both may be.
func parseEnds(text string) (low, high float64, ok bool) {
	first, second, ok := strings.Cut(text, ",")
	low, high = math.Inf(-1), math.Inf(1)
	for _, end := range []struct {
		text string
		to   *float64
	}{{first, &low}, {second, &high}} {
		if end.text = strings.TrimSpace(end.text); end.text == "" {
			continue
		}
		x, err := parseNumber("", end.text)
		if err != nil {
			return 0, 0, false
		}
		*end.to = x
	}
	return low, high, ok && !(math.IsInf(low, 0) && math.IsInf(high, 0))
}

func setSupport(r *Request, text string) (err error) {
	r.Curve.NoRange = text == "none"
	r.Curve.Support, err = parseSupport(text)
	return err
}

// getSupport returns the support as it is in JSON: its ends, null where unknown, or
// "none" if none is to be taken from the score's name either.
func getSupport(r *Request, _ *Study) any {
	switch {
	case r.Curve.NoRange:
		return "none"
	case r.Curve.Support == nil:
		return nil
	}
	return endsOrNull(r.Curve.Support.Low, r.Curve.Support.High)
}

// costSupportOrNull returns a range of costs as it is in JSON.
func costSupportOrNull(r *evp.CostRange) any {
	if r == nil {
		return nil
	}
	ends := endsOrNull(r.Min, r.Max)
	if r.Min == 0 {
		ends[0] = nil
	}
	return ends
}

// endsOrNull returns the ends of a range, null where they are infinite.
func endsOrNull(low, high float64) []any {
	ends := []any{low, high}
	for i, end := range ends {
		if math.IsInf(end.(float64), 0) {
			ends[i] = nil
		}
	}
	return ends
}
