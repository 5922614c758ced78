package main

import (
	"math"
	"strconv"
	"strings"

	"github.com/urfave/cli/v2"

	"evpkit/evp"
	"evpkit/sampling"
)

// curveFlags say which curves are wanted; parse checks them.
type curveFlags struct {
	x, statistic, estimator, baseline, start, to, points, at, orders, seed string
	bracket                                                                bool

	band    bandFlags
	options evp.CurveOptions
}

// define returns the flags.
func (f *curveFlags) define() []cli.Flag {
	text := textFlag(categoryCurve)
	return append([]cli.Flag{
		text(&f.x, "x", "", "AXIS", "AXIS of the curve: trials, budget or both (default: both if the trials have a cost, else trials)"),
		text(&f.statistic, "statistic", "mean", "WHICH", "WHICH statistic of the best score: mean, median, or a quantile between 0 and 1"),
		text(&f.estimator, "estimator", "v", "WHICH", "WHICH estimator: v (draws with replacement, small variance, biased low) or u (without, unbiased)"),
		text(&f.baseline, "baseline", "", "SCORE", "SCORE that stands in while nothing has scored (chance, majority class); estimates are then unconditional"),
		text(&f.start, "start", "0.05", "P", "start budget curves where the probability that nothing has scored has fallen to P"),
		text(&f.to, "to", "", "X", "end the curve at X trials or cost units (default: at the end of the model's own data)"),
		text(&f.points, "points", "200", "N", "grid of N points, evenly spaced by logarithm"),
		text(&f.at, "at", "", "X,X,…", "exactly these X,X,… instead of a grid; needs --x trials or --x budget"),
		&cli.BoolFlag{DisableDefaultText: true, Name: "bracket", Destination: &f.bracket, Category: categoryCurve, Usage: "add rigorous bounds of the budget curve's estimates (mean, estimator v)"},
		text(&f.orders, "orders", "10000", "N", "average over N random orders: estimator u on the budget axis"),
		text(&f.seed, "seed", "1", "N", "seed N of all random numbers"),
	}, f.band.define()...)
}

// parse checks the flags.
func (f *curveFlags) parse() error {
	for _, check := range []func() error{f.parseAxis, f.parseKind, f.parseNumbers, f.parseAt} {
		if err := check(); err != nil {
			return err
		}
	}
	if err := f.band.parse(&f.options); err != nil {
		return err
	}
	if f.x == "" && f.at != "" && f.options.Validate(evp.Trials) != nil && f.options.Validate(evp.Budget) == nil {
		return usagef("--at %s: these are no numbers of trials; if they are budgets, say --x budget", f.at)
	}
	for _, axis := range []evp.Axis{evp.Trials, evp.Budget} {
		if f.x == "" || f.x == "both" || f.x == axis.String() {
			if err := f.options.Validate(axis); err != nil {
				return usageError{err}
			}
		}
	}
	return nil
}

func (f *curveFlags) parseAxis() error {
	switch f.x {
	case "", "trials", "budget":
		return nil
	case "both":
		if f.at != "" || f.to != "" {
			return usagef("--at and --to need one axis: --x trials or --x budget")
		}
		return nil
	}
	return usagef("--x %q: give trials, budget or both", f.x)
}

func (f *curveFlags) parseKind() error {
	switch f.statistic {
	case "mean":
	case "median":
		f.options.Statistic = evp.Quantile(0.5)
	default:
		q, err := parseNumber("statistic", f.statistic)
		if err != nil || q <= 0 || q >= 1 {
			return usagef("--statistic %q: give mean, median or a number between 0 and 1", f.statistic)
		}
		f.options.Statistic = evp.Quantile(q)
	}
	switch f.estimator {
	case "v":
	case "u":
		f.options.Estimator = evp.U
	default:
		return usagef("--estimator %q: give v or u", f.estimator)
	}
	if f.options.Bracket = f.bracket; f.bracket && f.x == "trials" {
		return usagef("--bracket is for the budget axis: on the trial axis estimates are exact")
	}
	return nil
}

func (f *curveFlags) parseNumbers() (err error) {
	if f.baseline != "" {
		b, err := parseNumber("baseline", f.baseline)
		if err != nil {
			return err
		}
		f.options.Baseline = &b
	}
	if f.options.Start, err = parseNumber("start", f.start); err != nil {
		return err
	}
	if f.options.Start <= 0 || f.options.Start > 1 {
		return usagef("--start %q is not above 0 and at most 1", f.start)
	}
	if f.to != "" {
		if f.options.To, err = parseNumber("to", f.to); err != nil {
			return err
		}
		if f.options.To <= 0 {
			return usagef("--to %q is not above 0", f.to)
		}
	}
	if f.options.Points, err = wholeUpTo("points", f.points, 2, 100_000); err != nil {
		return err
	}
	if f.options.Orders, err = wholeUpTo("orders", f.orders, 2, 10_000_000); err != nil {
		return err
	}
	seed, err := strconv.ParseUint(f.seed, 10, 64)
	f.options.Seed = sampling.Seed(seed)
	if err != nil {
		return usagef("--seed %q is not a whole number from 0 on", f.seed)
	}
	return nil
}

func (f *curveFlags) parseAt() error {
	if f.at == "" {
		return nil
	}
	for _, cell := range strings.Split(f.at, ",") {
		x, err := parseNumber("at", cell)
		if err != nil {
			return usagef("--at %q: %q is not a number; give numbers with commas between them", f.at, cell)
		}
		if x <= 0 {
			return usagef("--at %q: %q is not above 0", f.at, cell)
		}
		if f.x == "trials" && x != math.Trunc(x) {
			return usagef("--at %q: %q is not a whole number of trials", f.at, cell)
		}
		f.options.At = append(f.options.At, x)
	}
	return nil
}

// axes returns the axes wanted of trials with or without a cost.
func (f *curveFlags) axes(hasCost bool) ([]evp.Axis, error) {
	switch {
	case f.x == "trials" || f.x == "" && !hasCost:
		return []evp.Axis{evp.Trials}, nil
	case f.x == "budget":
		return []evp.Axis{evp.Budget}, nil
	case f.at != "" || f.to != "":
		return nil, usagef("--at and --to need one axis: the trials have a cost, so say --x trials or --x budget")
	}
	return []evp.Axis{evp.Trials, evp.Budget}, nil
}
