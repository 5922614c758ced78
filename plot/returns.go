package plot

import (
	"cmp"
	"math"
	"slices"

	"evpkit/evp"
)

// Returns are diminishing returns, drawn as two panels on one x axis: the
// models' curves, or their measured points, with the laws fitted to them above;
// the gain of doubling x below.
type Returns struct {
	// Returns are those of the models. If they have several axes, those by
	// budget are drawn.
	Returns []*evp.Returns
	// XName names the x of measured points; empty means that Returns are of
	// curves.
	XName string
	// Extrapolate draws the fitted laws past the data: to four times their end,
	// or to To if that is farther. Without it a law ends with the data, and is
	// left out where there are many models.
	Extrapolate bool
	// Whole, if it is not nil, are the returns of the same models in the same order
	// at closely spaced x. They are drawn as the lines, and what Returns have at
	// their own few x as points on them; a nil one is not needed.
	Whole []*evp.Returns
	To    float64 // in trials or cost units; 0 means no farther than that
}

// How much is drawn besides the curves before it hides them.
const (
	mostThresholds = 3 // models whose least gain is drawn, and whose laws the caption has
	mostLaws       = 5 // models whose laws are drawn where no extrapolation was asked for
)

// Figure returns the figure of the returns. With measured points, XName and
// o.ScoreName label the axes. Errors are those of Stack.
func (r Returns) Figure(o Options) (*Figure, error) {
	r, shown := r.shown(o)
	axis, drawn := r.onOneAxis()
	o = r.options(o)
	upper := Row{Height: 1.5}
	lower := Row{Label: "Gain of doubling", Zero: true}
	of := scored(drawn)
	lower.YRange, lower.LogY = gainRange(r.wholes(of))
	for _, model := range drawn {
		if len(model.Beaten) > 0 { // below all that is joined
			upper.Series = append(upper.Series, beatenPoints(model))
		}
	}
	for _, model := range drawn {
		whole := r.wholeOf(model)
		r.addUpper(&upper, model, whole, len(of))
		r.addLower(&lower, model, whole, len(of))
		addSaturation(&upper, &lower, model, len(of))
	}
	f, err := Stack(axis, []Row{upper, lower}, o)
	if err != nil {
		return nil, err
	}
	f.noteCut(shown)
	if len(drawn) < len(r.Returns) {
		f.note("The curves by budget are drawn; `x trials` draws the others.")
	}
	return f, nil
}

// shown returns the returns with the names of models as a figure shows them.
func (r Returns) shown(o Options) (Returns, shownNames) {
	var names []string
	for _, model := range r.Returns {
		names = append(names, model.Model)
	}
	n := o.namesShown(names)
	if n == nil {
		return r, nil
	}
	r.Returns, r.Whole = n.returns(r.Returns), n.returns(r.Whole)
	return r, n
}

// returns returns models' returns with their names as they are shown.
func (n shownNames) returns(all []*evp.Returns) []*evp.Returns {
	out := slices.Clone(all)
	for i, model := range all {
		if model == nil {
			continue
		}
		renamed := *model
		renamed.Model = n.of(model.Model)
		if c := model.Curve; c != nil {
			renamed.Curve = &n.curves([]evp.Curve{*c})[0]
		}
		out[i] = &renamed
	}
	return out
}

// Reaches returns the sentences of Curves.Reaches for the curves that are drawn; none
// for measured points.
func (r Returns) Reaches(o Options) []string {
	var curves Curves
	_, drawn := r.onOneAxis()
	for _, model := range drawn {
		if model.Curve != nil {
			curves = append(curves, *model.Curve)
		}
	}
	return curves.Reaches(o)
}

// options returns the options with the labels of measured points.
func (r Returns) options(o Options) Options {
	if r.XName == "" {
		return o
	}
	if o.CostUnit = r.XName; o.XLabel == "" {
		o.XLabel = r.XName
	}
	if o.YLabel == "" {
		o.YLabel = o.ScoreName
	}
	return o
}

// onOneAxis returns the returns on the axis that is drawn: the budget, if there
// are several.
func (r Returns) onOneAxis() (axis evp.Axis, drawn []*evp.Returns) {
	axis = evp.Trials
	for _, model := range r.Returns {
		if c := model.Curve; c == nil || c.Axis == evp.Budget {
			axis = evp.Budget
		}
	}
	for _, model := range r.Returns {
		if c := model.Curve; c == nil || c.Axis == axis {
			drawn = append(drawn, model)
		}
	}
	return axis, drawn
}

// wholes returns what is drawn as the lines of models.
func (r Returns) wholes(models []*evp.Returns) []*evp.Returns {
	out := make([]*evp.Returns, len(models))
	for i, model := range models {
		out[i] = r.wholeOf(model)
	}
	return out
}

// wholeOf returns what is drawn as the lines of a model.
func (r Returns) wholeOf(model *evp.Returns) *evp.Returns {
	if i := slices.Index(r.Returns, model); i >= 0 && i < len(r.Whole) && r.Whole[i] != nil {
		return r.Whole[i]
	}
	return model
}

// scored returns the models that have a score.
func scored(all []*evp.Returns) []*evp.Returns {
	return slices.DeleteFunc(slices.Clone(all), func(r *evp.Returns) bool { return r.Curve != nil && r.Curve.Unscored() })
}

// addUpper adds one of some models to the upper panel: its curve, its points where
// the curve has more, and the law fitted to it.
func (r Returns) addUpper(upper *Row, model, whole *evp.Returns, models int) {
	if model.Curve != nil {
		upper.Curves = append(upper.Curves, shownCurve(whole))
		if whole != model {
			upper.Series = append(upper.Series, loosePoints(model, func(p evp.Return) float64 { return p.Estimate }))
		}
	} else {
		upper.Series = append(upper.Series, measuredPoints(model))
	}
	if law := r.law(model); law.X != nil && r.drawsLaws(models) {
		upper.Series = append(upper.Series, law)
	}
}

// shownCurve returns the curve of a model as it is drawn: with its band if it goes on past the
// data, where the band is what is known; else without, as only laws are held against it.
func shownCurve(model *evp.Returns) evp.Curve {
	if model.Tail == nil {
		return bandless(*model.Curve)
	}
	return *model.Curve
}

// addLower adds one of some models to the lower panel: its gain and its least
// gain.
func (r Returns) addLower(lower *Row, model, whole *evp.Returns, models int) {
	gain := Series{Name: model.Model, Unlisted: true}
	if model.Tail != nil {
		gain.End = model.End / 2 // twice as far is past the data
	}
	for _, p := range whole.Points {
		if !math.IsNaN(p.Gain) {
			gain.X, gain.Y = append(gain.X, p.X), append(gain.Y, p.Gain)
		}
	}
	if gain.X != nil {
		lower.Series = append(lower.Series, gain)
	}
	if whole != model {
		lower.Series = append(lower.Series, loosePoints(model, func(p evp.Return) float64 { return p.Gain }))
	}
	if lower.LogY && models <= mostThresholds && len(model.Points) > 0 {
		lower.Series = append(lower.Series, Series{
			Name: model.Model, Level: true, Unlisted: true, Law: "least gain",
			X: []float64{model.Start, model.End}, Y: []float64{model.MinGain, model.MinGain},
		})
	}
}

// addSaturation adds where a model saturates, if it does: as a line through
// both panels if there is only one model, else as a mark.
func addSaturation(upper, lower *Row, model *evp.Returns, models int) {
	const name = "saturated from"
	switch x := model.Saturation; {
	case math.IsNaN(x):
	case models == 1:
		upper.Lines = append(upper.Lines, Line{X: x, Bare: true})
		lower.Lines = append(lower.Lines, Line{X: x, Name: name})
	default:
		lower.Marks = append(lower.Marks, Mark{X: x, Y: model.MinGain, Name: name})
	}
}

// loosePoints returns a property of a model's points as points that no line joins.
func loosePoints(model *evp.Returns, of func(evp.Return) float64) Series {
	s := Series{Name: model.Model, Listed: true, Unlisted: true}
	for _, p := range model.Points {
		s.X, s.Y = append(s.X, p.X, p.X), append(s.Y, of(p), math.NaN())
	}
	return s
}

// measuredPoints returns measured points as they are drawn.
func measuredPoints(model *evp.Returns) Series {
	s := Series{Name: model.Model, Listed: true}
	for _, p := range model.Points {
		s.X, s.Y = append(s.X, p.X), append(s.Y, p.Estimate)
	}
	return s
}

// beatenPoints returns the measured points that a model's frontier leaves out, faint and
// not joined.
func beatenPoints(model *evp.Returns) Series {
	s := Series{Name: model.Model, Listed: true, Unlisted: true, Faint: true}
	beaten := slices.Clone(model.Beaten)
	slices.SortStableFunc(beaten, func(p, q evp.XY) int { return cmp.Compare(p.X, q.X) })
	for _, p := range beaten {
		s.X, s.Y = append(s.X, p.X, p.X), append(s.Y, p.Y, math.NaN())
	}
	return s
}

// Numbers of the rule that chooses the range of gains.
const (
	wideGains   = 20  // largest gain, in least gains, from which on the scale is logarithmic
	belowLeast  = 5   // how far below the least gain it reaches, as a factor
	gainsMargin = 1.3 // beyond the gains, as a factor
)

// gainRange returns the range of gains to be drawn, and whether on a
// logarithmic scale: gains fall by orders of magnitude, and saturation is about
// small ones. Where the score gets worse by as much as the least gain the panel
// is linear, with a range of its own.
func gainRange(drawn []*evp.Returns) (*[2]float64, bool) {
	least, most, floor := math.Inf(1), 0.0, math.Inf(1)
	for _, model := range drawn {
		least = math.Min(least, model.MinGain)
		for _, p := range model.Points {
			if p.Gain > 0 { // not NaN
				floor, most = math.Min(floor, p.Gain), math.Max(most, p.Gain)
			}
		}
	}
	falls := func(p evp.Return) bool { return p.Gain <= -least }
	worse := slices.ContainsFunc(drawn, func(r *evp.Returns) bool { return slices.ContainsFunc(r.Points, falls) })
	if !(least > 0 && most >= wideGains*least) || worse {
		return nil, false
	}
	low := math.Max(floor, least/belowLeast)
	saturated := func(r *evp.Returns) bool { return !math.IsNaN(r.Saturation) }
	if len(drawn) <= mostThresholds || slices.ContainsFunc(drawn, saturated) {
		low = math.Min(low, least)
	}
	return &[2]float64{low / gainsMargin, most * gainsMargin}, true
}

// drawsLaws reports whether the laws of so many models are drawn.
func (r Returns) drawsLaws(models int) bool { return r.Extrapolate || models <= mostLaws }

// bestFit returns the law that is drawn: the one with the smallest residual.
func bestFit(fits []evp.Fit) (evp.Fit, bool) {
	fits = slices.DeleteFunc(slices.Clone(fits), func(f evp.Fit) bool { return !f.Identified() })
	if len(fits) == 0 {
		return evp.Fit{}, false
	}
	return slices.MinFunc(fits, func(f, g evp.Fit) int { return int(math.Copysign(1, f.RMS-g.RMS)) }), true
}

// Numbers of fitted laws.
const (
	extrapolation = 4   // how many times as far as the data a law is drawn
	lawPoints     = 100 // between which it is drawn straight
)

// law returns the law fitted to a model as a line over the data, and past them
// if asked for; without points if there is none.
func (r Returns) law(model *evp.Returns) Series {
	s := Series{Name: model.Model, Fitted: true, Unlisted: true, Law: "fitted law", End: model.End}
	fit, ok := bestFit(model.Fits)
	if !ok {
		return s
	}
	low, high := model.Points[0].X, model.End
	for _, p := range model.Points {
		low = math.Min(low, p.X)
	}
	low = math.Max(low, fit.From)
	if r.Extrapolate {
		high = math.Max(extrapolation*high, r.To)
	}
	for i := range lawPoints + 1 {
		x := low * math.Pow(high/low, float64(i)/lawPoints)
		s.X, s.Y = append(s.X, x), append(s.Y, fit.At(x))
	}
	return s
}
