package study

import (
	"cmp"
	"errors"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"evpkit/evp"
	"evpkit/sampling"
)

// curveSettings say which curves are wanted.
func curveSettings() []Setting {
	most := []string{"curve", "returns", "report"}
	return []Setting{
		{Name: "x", Value: "AXIS", Group: GroupSubject, Commands: []string{"curve", "report"}, Words: axisWords,
			Help: "x axis of the curve: trials, budget or both (default: both if the trials have a cost, else trials)",
			set:  setAxis, get: getAxis},
		{Name: "x", Value: "AXIS", Group: GroupSubject, Commands: []string{"compare"}, Words: axisWords[:2],
			Help: "axis on which the models are compared: trials or budget (default: budget if the trials have a cost, " +
				"else trials)",
			set: setAxis, get: getAxis},
		{Name: "x", Value: "AXIS", Group: GroupSubject, Commands: []string{"returns"}, Words: axisWords,
			Help: "x axis of the curve: trials, budget or both (default: budget if the trials have a cost, else trials)",
			set:  setAxis, get: getAxis},
		{Name: "statistic", Value: "WHICH", Default: "mean", Group: GroupSubject, Commands: most,
			Words: []string{"mean", "median"},
			Help:  "statistic of the best score: mean, median, or a quantile between 0 and 1",
			set:   setStatistic,
			get:   func(r *Request, _ *Study) any { return r.Curve.Statistic.String() }},
		{Name: "estimator", Value: "WHICH", Default: "v", Group: GroupSubject, Commands: most, Words: estimatorWords,
			Help: "estimator: v (draws with replacement; small variance, biased low) or u (draws without replacement; unbiased)",
			set: parseWord("estimator", func(r *Request) *evp.Estimator { return &r.Curve.Estimator }, estimatorWords,
				[]evp.Estimator{evp.V, evp.U}),
			get: func(r *Request, _ *Study) any { return r.Curve.Estimator.String() }},
		{Name: "baseline", Value: "SCORE", Group: GroupSubject, Commands: curveCommands,
			Help: "score that is used as long as nothing has scored (chance, the majority class); estimates are then " +
				"unconditional",
			set: func(r *Request, text string) error {
				x, err := parseNumber("baseline", text)
				r.Curve.Baseline = &x
				return err
			},
			get: func(r *Request, _ *Study) any { return r.Curve.Baseline }},
		{Name: "start", Value: "P", Default: "0.05", Group: GroupSubject, Commands: curveCommands,
			Help: "start budget curves where the probability that nothing has scored yet has fallen to P",
			set: func(r *Request, text string) (err error) {
				r.Curve.Start, err = parseNumber("start", text)
				if err == nil && (r.Curve.Start <= 0 || r.Curve.Start > 1) {
					err = fmt.Errorf("`start` %q is not above 0 and at most 1", text)
				}
				return err
			},
			get: func(r *Request, _ *Study) any { return r.Curve.Start }},
		{Name: "to", Value: "X", Group: GroupSubject, Commands: []string{"curve", "compare", "returns"},
			Help: "end the curve at X trials or cost units (default: where the model's own data end)",
			set: func(r *Request, text string) (err error) {
				r.Curve.To, err = parsePositive("to", text)
				return err
			},
			get: func(r *Request, _ *Study) any { return positiveOrNull(r.Curve.To) }},
		{Name: "tail", Value: "FORM", Default: "none", Group: GroupSubject, Commands: []string{"curve", "returns"},
			Words: tailWords,
			Help: "past the data, go on by a law of the best scores with a band of its own, to `to` or four times the data: " +
				"quadratic (the score is smooth near its best) or noisy (the same with normal noise); it is fitted to the " +
				"largest share of the trials, at least 15, that passes a test of fit, and nothing is said where none does; " +
				"none: past the data the curve says nothing new",
			set: parseWord("tail", func(r *Request) *evp.TailForm { return &r.Curve.Tail }, tailWords,
				[]evp.TailForm{evp.TailNone, evp.TailQuadratic, evp.TailNoisy}),
			get: func(r *Request, _ *Study) any { return r.Curve.Tail.String() }},
		{Name: "points", Value: "N", Default: "200", Group: GroupSubject, Commands: most,
			Help: "number of points of the grid, evenly spaced by logarithm",
			set:  setPoints,
			get:  func(r *Request, _ *Study) any { return r.Curve.Points }},
		{Name: "points", Value: "N", Group: GroupSubject, Commands: []string{"compare"},
			Help: "number of budgets at which the models are compared, evenly spaced by logarithm over the range in which " +
				"both curves exist (default: 24 for two models, 16 for up to four, 8 for more)",
			set: setPoints,
			get: func(r *Request, _ *Study) any { return r.Curve.Points }},
		{Name: "at", Value: "X,X,…", Group: GroupSubject, Commands: []string{"curve", "compare", "returns"}, List: true,
			Help: "exactly these x instead of a grid, with commas between them; needs `x trials` or `x budget`",
			set:  setAt,
			get:  func(r *Request, _ *Study) any { return numbersOrNull(r.Curve.At) }},
		{Name: "table", Value: "FORM", Default: tableLong, Group: GroupSubject, Commands: []string{"curve"}, Words: tableForms,
			Help: "form of the table: long (a row per point) or wide (a row per model and axis, a column per x: " +
				"estimate [lower, upper]; in csv and json the columns estimate@X, lower@X, upper@X); the x are those of " +
				"`at`, else round numbers: 1, 2, 5, 10, … in csv and json, at most 5 of them in text, md and tex",
			set: parseWord("table", func(r *Request) *string { return &r.Curve.Table }, tableForms, tableForms),
			get: func(r *Request, _ *Study) any { return cmp.Or(r.Curve.Table, tableLong) }},
		{Name: "bracket", Group: GroupSubject, Commands: []string{"curve"},
			Help: "add rigorous bounds of the budget curve's estimates (mean, estimator v)",
			set:  parseSwitch(func(r *Request) *bool { return &r.Curve.Bracket }),
			get:  func(r *Request, _ *Study) any { return r.Curve.Bracket }},
		{Name: "orders", Value: "N", Default: "10000", Group: GroupSubject, Commands: most,
			Help: "number of random orders behind estimator u on the budget axis",
			set: func(r *Request, text string) (err error) {
				r.Curve.Orders, err = parseWhole("orders", text, 2, 10_000_000)
				return err
			},
			get: func(r *Request, _ *Study) any { return r.Curve.Orders }},
		{Name: "seed", Value: "N", Default: "1", Group: GroupSubject, Commands: curveCommands,
			Help: "seed of all random numbers",
			set: func(r *Request, text string) error {
				seed, err := strconv.ParseUint(text, 10, 64)
				r.Curve.Seed = sampling.Seed(seed)
				if err != nil {
					return fmt.Errorf("`seed` %q is not a whole number of at least 0", text)
				}
				return nil
			},
			get: func(r *Request, _ *Study) any { return uint64(r.Curve.Seed) }},
	}
}

// bandSettings say which band a curve has.
func bandSettings() []Setting {
	own := []string{"curve", "report"}
	sized := append([]string{"returns"}, own...) // these: with sizes
	return []Setting{
		{Name: "band", Value: "KIND", Default: "auto", Group: GroupBand, Commands: sized, Words: bandWords,
			Help: "kind of band: auto (dirichlet, for up to 100,000 trials), dirichlet (closed on both sides, holds at each " +
				"x), ld, ld-equal-tailed, ks, dkw (hold at all x together; for a mean they need `support`), bootstrap, none, " +
				"or sd (one standard deviation of the best score: its spread, not a confidence band); bootstrap does not allow " +
				"for better scores or higher costs that fewer than 3 in N trials have, as the log may not show them; by budget, " +
				"ld, ks and dkw allow for higher costs with `cost-support` only",
			set: func(r *Request, text string) error {
				kind, ok := evp.ParseBand(text)
				if !ok {
					return fmt.Errorf("`band` %q: give %s", text, alternatives(bandWords))
				}
				r.Curve.Band = kind
				return nil
			},
			get: func(r *Request, _ *Study) any { return r.Curve.Band.String() }},
		{Name: "confidence", Value: "LEVEL", Default: "0.95", Group: GroupBand, Commands: sized,
			Help: "confidence level of bands, between 0 and 1",
			set:  setConfidence, get: getConfidence},
		{Name: "confidence", Value: "LEVEL", Default: "0.95", Group: GroupSubject, Commands: []string{"compare"},
			Help: "confidence level of intervals and verdicts, between 0 and 1",
			set:  setConfidence, get: getConfidence},
		{Name: "support", Value: "LO,HI", Group: GroupBand, Commands: sized, List: true,
			Help: "the lowest and the highest possible score, as in 0,1 for accuracy, or 0, for a loss; an exact band for " +
				"the mean needs it; none: nothing is known of it, not even from the score's name",
			set: setSupport, get: getSupport},
		{Name: "support", Value: "LO,HI", Group: GroupSubject, Commands: []string{"compare"}, List: true,
			Help: "the lowest and the highest possible score, as in 0,1 for accuracy, or 0, for a loss: verdicts then hold " +
				"whatever scores the log does not show; none: nothing is known of it, not even from the score's name",
			set: setSupport, get: getSupport},
		{Name: "cost-support", Value: "MIN,MAX", Group: GroupBand, Commands: sized, List: true,
			Help: "what a trial can cost at least and at most, in the unit of the cost, as in 1e15,4e17, or ,4e17 where only " +
				"one is known",
			set: func(r *Request, text string) (err error) {
				r.Curve.CostSupport, err = parseCostSupport(text)
				return err
			},
			get: func(r *Request, _ *Study) any { return costSupportOrNull(r.Curve.CostSupport) }},
		{Name: "resamples", Value: "N", Default: "1000", Group: GroupBand, Commands: sized,
			Help: "number of random draws behind a dirichlet or bootstrap band, and that of a tail law, at least 100",
			set:  setResamples, get: getResamples},
		{Name: "resamples", Value: "N", Default: "1000", Group: GroupSubject, Commands: []string{"compare"},
			Help: "number of resamples of the bootstrap, at least 100",
			set:  setResamples, get: getResamples},
		{Name: "simultaneous", Group: GroupBand, Commands: own,
			Help: "dirichlet and bootstrap bands that hold at all x together (those of ld, ks and dkw always do)",
			set:  parseSwitch(func(r *Request) *bool { return &r.Curve.Simultaneous }),
			get:  func(r *Request, _ *Study) any { return r.Curve.Simultaneous }},
	}
}

var (
	axisWords      = []string{"trials", "budget", "both"}
	estimatorWords = []string{"v", "u"}
	bandWords      = evp.BandNames()
	tailWords      = evp.TailNames()
)

func setAxis(r *Request, text string) error {
	i := slices.Index(axisWords, text)
	switch {
	case i < 0:
		return fmt.Errorf("`x` %q: give trials, budget or both", text)
	case r.Command == "compare" && text == "both":
		return errors.New("`x` both: models are compared on one axis: give trials or budget")
	}
	r.Curve.Axis = AxisTrials + AxisOption(i)
	return nil
}

func getAxis(r *Request, s *Study) any {
	axes := s.axes(r.Curve.Axis, r.Command)
	if len(axes) > 1 {
		return "both"
	}
	return axes[0].String()
}

func setStatistic(r *Request, text string) error {
	switch text {
	case "mean":
		r.Curve.Statistic = evp.Mean
	case "median":
		r.Curve.Statistic = evp.Quantile(0.5)
	default:
		q, err := parseNumber("statistic", text)
		if err != nil || q <= 0 || q >= 1 {
			return fmt.Errorf("`statistic` %q: give mean, median or a number between 0 and 1", text)
		}
		r.Curve.Statistic = evp.Quantile(q)
	}
	return nil
}

func setPoints(r *Request, text string) (err error) {
	r.Curve.Points, err = parseWhole("points", text, 2, 100_000)
	return err
}

func setAt(r *Request, text string) error {
	r.Curve.At = nil
	for _, cell := range strings.Split(text, ",") {
		x, err := parseNumber("at", cell)
		if err != nil {
			return fmt.Errorf("`at` %q: %q is not a number; give numbers with commas between them", text, cell)
		}
		if x <= 0 {
			return fmt.Errorf("`at` %q: %q is not above 0", text, cell)
		}
		r.Curve.At = append(r.Curve.At, x)
	}
	return nil
}

func setConfidence(r *Request, text string) (err error) {
	r.Curve.Confidence, err = parseNumber("confidence", text)
	if err != nil || r.Curve.Confidence <= 0 || r.Curve.Confidence >= 1 {
		return fmt.Errorf("`confidence` %q is not a number between 0 and 1", text)
	}
	return nil
}

func getConfidence(r *Request, _ *Study) any { return r.Curve.Confidence }

func setResamples(r *Request, text string) (err error) {
	r.Curve.Resamples, err = parseWhole("resamples", text, 100, 1_000_000)
	return err
}

func getResamples(r *Request, _ *Study) any { return r.Curve.Resamples }

// numbersOrNull returns nil for a list that was not given.
func numbersOrNull(xs []float64) any {
	if xs == nil {
		return nil
	}
	return xs
}

// checkCurve reports settings of a curve that do not go together.
func checkCurve(r *Request) error {
	o := r.Curve
	if o.Axis == AxisBoth && (o.At != nil || o.To > 0) {
		return errors.New("`at` and `to` need one axis: `x trials` or `x budget`")
	}
	if o.CostSupport != nil && o.Axis == AxisTrials {
		return errors.New("`cost-support` is for the budget axis: what trials cost does not matter by number of trials")
	}
	switch o.Band {
	case evp.BandNone, evp.BandSD, evp.BandBootstrap:
		if o.CostSupport != nil {
			return fmt.Errorf("`cost-support` changes nothing for the `band`, which is %s: it is for bands that allow for trials not seen, "+
				"such as `band dirichlet`", o.Band)
		}
	}
	if o.Bracket && o.Axis == AxisTrials {
		return errors.New("`bracket` is for the budget axis: on the trial axis estimates are exact")
	}
	if o.Axis == AxisTrials {
		for i, x := range o.At {
			if x != math.Trunc(x) {
				cell := strings.Split(r.given["at"], ",")[i]
				return fmt.Errorf("`at` %q: %q is not a whole number of trials", r.given["at"], cell)
			}
		}
	}
	if o.Axis == AxisDefault && o.At != nil && o.Validate(evp.Trials) != nil && o.Validate(evp.Budget) == nil {
		return fmt.Errorf("`at` %s: these are not numbers of trials; if they are budgets, say `x budget`", r.given["at"])
	}
	for _, axis := range []evp.Axis{evp.Trials, evp.Budget} {
		if o.Axis == AxisDefault || o.Axis == AxisBoth || (o.Axis == AxisTrials) == (axis == evp.Trials) {
			if err := o.Validate(axis); err != nil {
				return err
			}
		}
	}
	return nil
}

// tableForms are the forms of a table of curves.
var tableForms = []string{tableLong, tableWide}
