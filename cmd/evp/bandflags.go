package main

import (
	"math"
	"strings"

	"github.com/urfave/cli/v2"

	"evpkit/evp"
)

// bandFlags say which band a curve carries.
type bandFlags struct {
	band, confidence, support, resamples string
	simultaneous                         bool
}

// define returns the flags.
func (f *bandFlags) define() []cli.Flag {
	text := textFlag(categoryBand)
	return []cli.Flag{
		text(&f.band, "band", "auto", "KIND", "KIND of band: auto (ld where the data bound it: a quantile, or a mean with --support; else bootstrap, for up to 100,000 trials), ld, ld-equal-tailed, ks, dkw, bootstrap, none, or sd (one standard deviation of the best: its spread, no confidence band)"),
		text(&f.confidence, "confidence", "0.95", "LEVEL", "LEVEL of confidence bands, between 0 and 1"),
		text(&f.support, "support", "", "LO,HI", "LO,HI: the range that scores cannot leave, as 0,1 for accuracy, or 0, for a loss; an exact band for the mean needs it"),
		text(&f.resamples, "resamples", "1000", "N", "N resamples of the bootstrap, at least 100"),
		&cli.BoolFlag{DisableDefaultText: true, Name: "simultaneous", Destination: &f.simultaneous, Category: categoryBand, Usage: "bootstrap bands that hold at all x together (those of ld, ks and dkw always do)"},
	}
}

// parse checks the flags and puts what they say into o.
func (f *bandFlags) parse(o *evp.CurveOptions) (err error) {
	var ok bool
	if o.Band, ok = evp.ParseBand(f.band); !ok {
		return usagef("--band %q: give auto, none, ld, ld-equal-tailed, ks, dkw, bootstrap or sd", f.band)
	}
	if o.Confidence, err = parseNumber("confidence", f.confidence); err != nil || o.Confidence <= 0 || o.Confidence >= 1 {
		return usagef("--confidence %q is not a number between 0 and 1", f.confidence)
	}
	if o.Support, err = support(f.support); err != nil {
		return err
	}
	o.Resamples, err = wholeUpTo("resamples", f.resamples, 100, 1_000_000)
	o.Simultaneous = f.simultaneous
	return err
}

// support parses a range of which either end may be left out; nil if value is
// empty.
func support(value string) (*evp.Support, error) {
	if value == "" {
		return nil, nil
	}
	low, high, ok := strings.Cut(value, ",")
	out := &evp.Support{Low: math.Inf(-1), High: math.Inf(1)}
	var errs [2]error
	if low = strings.TrimSpace(low); low != "" {
		out.Low, errs[0] = parseNumber("support", low)
	}
	if high = strings.TrimSpace(high); high != "" {
		out.High, errs[1] = parseNumber("support", high)
	}
	ok = ok && errs == [2]error{}
	if !ok || !(out.Low < out.High) {
		return nil, usagef("--support %q: give the lowest and the highest possible score with a comma between them, as 0,1, or 0, where only one is known", value)
	}
	return out, nil
}

// supportOrNull returns a support as it stands in JSON: its ends, null where
// unknown.
func supportOrNull(s *evp.Support) any {
	if s == nil {
		return nil
	}
	ends := []any{s.Low, s.High}
	for i, end := range ends {
		if math.IsInf(end.(float64), 0) {
			ends[i] = nil
		}
	}
	return ends
}
