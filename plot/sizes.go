package plot

import (
	"cmp"
	"errors"
	"fmt"
	"math"
	"slices"
	"strings"

	"evpkit/evp"
	"evpkit/evp/number"
	"evpkit/plot/internal/sheet"
)

// Sizes are the best scores of models whose trials have sizes, such as the number of
// training examples or of parameters: for each size what equally many trials, or equal
// budgets, reach, drawn against the size as points with their intervals, a line per model.
type Sizes struct {
	Name   string   // what the size is: the label of the x axis
	Axis   evp.Axis // what X counts
	X      float64  // how many trials, or which budget, every point has
	Models []SizeModel
}

// A SizeModel is one model at its sizes.
type SizeModel struct {
	Name   string
	Sizes  []float64    // ascending
	Curves []*evp.Curve // of the trials of each size; the only point, if any, is at X
}

// Figure returns the figure of the sizes. All estimates are shown, whatever they are. It is
// an error if no size has an estimate, if a size has no place on a logarithmic axis, if some
// scores are maximized and others minimized, or if an option is out of range.
func (z Sizes) Figure(o Options) (*Figure, error) {
	if err := o.Validate(); err != nil {
		return nil, err
	}
	if err := cmp.Or(sameDirection(z.curves()), CheckModels(len(z.Models)), z.check(o)); err != nil {
		return nil, err
	}
	z, o, shown := z.shown(o)
	f := newFigure(o)
	plan := o.bandPlan(z.curves())
	f.noteBands(plan, [][]evp.Curve{z.curves()})
	p := z.panel(f.Theme, plan, o)
	if len(p.Series) == 0 {
		return nil, errors.New("no size has an estimate to draw")
	}
	f.Panels = []Panel{p}
	f.Width, f.Height = o.size(1)
	f.Absent = absent(z.scoreless())
	if err := f.checkXRange(o); err != nil {
		return nil, err
	}
	if err := f.setSizeRange(direction(z.curves()), o); err != nil {
		return nil, err
	}
	f.addReferences(f.scorePanels(), o)
	f.noteSpan(f.scorePanels(), o)
	f.grow(o)
	f.noteCut(shown)
	f.noteLetters()
	f.noteMany()
	return f, nil
}

// check reports a size that the axis cannot show.
func (z Sizes) check(o Options) error {
	for _, m := range z.Models {
		for _, size := range m.Sizes {
			if math.IsNaN(drawable(size)) || !o.LinearX && size <= 0 {
				return fmt.Errorf("%s of %s has no place on a logarithmic axis: sizes must be above 0 there; `linear-x` draws it",
					number.Value(size).Short(4), quoted(sheet.Clean(m.Name)))
			}
		}
	}
	return nil
}

// shown returns the sizes with the names of models as a figure shows them.
func (z Sizes) shown(o Options) (Sizes, Options, shownNames) {
	var names []string
	for _, m := range z.Models {
		names = append(names, m.Name)
	}
	n := o.namesShown(names)
	z.Models = slices.Clone(z.Models)
	for i := range z.Models {
		z.Models[i].Name = n.of(z.Models[i].Name)
	}
	return z, n.options(o), n
}

// curves returns the curves of all sizes, by the names of their models.
func (z Sizes) curves() []evp.Curve {
	var all []evp.Curve
	for _, m := range z.Models {
		for _, c := range m.Curves {
			of := *c
			of.Model = m.Name
			all = append(all, of)
		}
	}
	return all
}

// panel returns the panel of the models that have an estimate, without the range of y.
func (z Sizes) panel(t Theme, plan bandPlan, o Options) Panel {
	var p Panel
	lo, hi := math.Inf(1), math.Inf(-1)
	for i, m := range z.Models {
		own, past := m.series(plan.draws, z.X)
		own.Style = t.style(i)
		past.Style = Style{sheet.Faded(own.Style.Color, t.PastAlpha), own.Style.Dash}
		for _, s := range []Series{own, past} {
			if first, last, ok := s.span(); ok {
				lo, hi = math.Min(lo, first), math.Max(hi, last)
				p.Series = append(p.Series, s)
			}
		}
	}
	p.X = o.limited(sizeAxis(lo, hi, !o.LinearX))
	p.X.Label = sheet.Clean(z.Name)
	if o.XLabel != "" {
		p.X.Label = sheet.Typed(o.XLabel)
	}
	p.Y.Label = yLabel(z.curves(), o)
	return p
}

// sizePad is the share of the axis that is left free beyond the sizes, where the bars of
// several models stand side by side.
const sizePad = 0.05

// sizeAxis returns an axis of sizes from lo to hi.
func sizeAxis(lo, hi float64, log bool) Axis {
	if lo == hi {
		return xAxis(lo, hi, log)
	}
	if !log {
		pad := sizePad * (hi - lo)
		return Axis{Min: lo - pad, Max: hi + pad}
	}
	pad := math.Pow(hi/lo, sizePad)
	return Axis{Min: lo / pad, Max: hi * pad, Log: true}
}

// series returns the estimates of the model at its sizes: those within the trials of their
// size, joined, and those past them, which are not. A size without an estimate is a gap.
func (m SizeModel) series(draws func(evp.Curve) bool, x float64) (own, past Series) {
	name := nameOrNone(m.Name)
	own, past = Series{Name: name, End: math.NaN()}, Series{Name: name, End: math.NaN(), Listed: true}
	own.Listed = len(m.Sizes) <= mostListed
	add := func(s *Series, at float64, p evp.Point, banded bool) {
		lower, upper := math.NaN(), math.NaN()
		if banded {
			lower, upper = bandEnds(p.Lower, p.Upper)
		}
		s.X, s.Y = append(s.X, at), append(s.Y, drawable(p.Estimate))
		s.Lower, s.Upper = append(s.Lower, lower), append(s.Upper, upper)
	}
	gap := evp.Point{Estimate: math.NaN()}
	for k, c := range m.Curves {
		of := *c
		of.Model = m.Name
		banded := draws(of)
		switch {
		case len(c.Points) == 0:
			add(&own, m.Sizes[k], gap, false)
		case c.PastData(x):
			add(&own, m.Sizes[k], gap, false)
			add(&past, m.Sizes[k], c.Points[0], banded)
			add(&past, m.Sizes[k], gap, false)
		default:
			add(&own, m.Sizes[k], c.Points[0], banded)
		}
		if banded && own.Band == "" {
			own.Band = BandLabel(c.Band, c.Confidence)
			past.Band = own.Band
		}
	}
	_, _, listed := own.span()
	past.Unlisted = listed
	return own, past
}

// scoreless returns the models without a score at any size.
func (z Sizes) scoreless() []scoreless {
	var out []scoreless
	for _, m := range z.Models {
		s := scoreless{name: nameOrNone(m.Name)}
		for _, c := range m.Curves {
			s.trials += c.Trials + c.Dropped
		}
		if !slices.ContainsFunc(m.Curves, func(c *evp.Curve) bool { return !c.Unscored() }) {
			out = append(out, s)
		}
	}
	return out
}

// Caption returns a caption for the figure that Figure draws with the same options: what
// every point is the best of, which compute is equal and which is not, the estimator, the
// bars, and how many trials the sizes have.
func (z Sizes) Caption(o Options) string {
	panels := panelsOf(z.Figure(o))
	z, o, _ = z.shown(o)
	none := z.scoreless()
	curves := z.curves()
	if drawnCurves(curves) == nil {
		return ""
	}
	models, n, differ := z.trialCounts()
	trials := "Trials: " + models + "." + n.sentence(z.Axis == evp.Budget, len(none) == 0)
	all := []string{
		z.captionSubject(o), z.captionEqual(o), captionEstimator(curves), captionBand([][]evp.Curve{curves}, o),
		captionLimits([][]evp.Curve{curves}, o), captionCut(panels), trials, captionBias(curves, differ), captionScoreless(none),
		captionNone(curves, z.late()), z.captionPast(),
	}
	return sentences(append(all, captionReferences(panels, nil)...))
}

// captionSubject says what is drawn against what.
func (z Sizes) captionSubject(o Options) string {
	curves := z.curves()
	return bracketed(captionScore(curves, o), captionDirection(direction(curves), o)) + " against " +
		sheet.Clean(z.Name) + logarithmic(1, o) + "."
}

// captionEqual says what every point has, and what is not equal.
func (z Sizes) captionEqual(o Options) string {
	least, most := math.Inf(1), 0.0
	for _, c := range z.curves() {
		if c.MeanCost > 0 { // not NaN
			least, most = math.Min(least, c.MeanCost), math.Max(most, c.MeanCost)
		}
	}
	if z.Axis == evp.Budget {
		return fmt.Sprintf("Every point is what a search within %s %s reaches with trials of that size: equal compute, for "+
			"which fewer trials fit where a trial costs more.", number.Value(z.X).Short(4), unit(o.CostUnit))
	}
	s := fmt.Sprintf("Every point is the best of %s (hyperparameter assignments) of that size: equal trials are not equal "+
		"compute", counted(int(z.X), "trial", "trials"))
	if most > least {
		s += fmt.Sprintf(", as a trial costs from %s to %s %s on average", number.Value(least).Short(3),
			number.Value(most).Short(3), unit(o.CostUnit))
	}
	return s + "."
}

// trialCounts says how many trials the sizes of each model have, and adds up those without
// a score; differ says that sizes of one model have different numbers.
func (z Sizes) trialCounts() (models string, n withoutScore, differ bool) {
	var all []string
	for _, m := range z.Models {
		least, most, of := math.MaxInt, 0, evp.Curve{}
		for _, c := range m.Curves {
			least, most = min(least, c.Trials), max(most, c.Trials)
			of.Failed, of.Dropped = of.Failed+c.Failed, of.Dropped+c.Dropped
		}
		count := number.Count(most)
		if least < most {
			count, differ = number.Count(least)+" to "+count, true
		}
		each := " of each size"
		if len(m.Curves) == 1 {
			each = ""
		}
		all = append(all, fmt.Sprintf("%s N = %s%s%s", nameOrNone(m.Name), count, each, failures(of)))
		n = withoutScore{n.counted + of.Failed, n.dropped + of.Dropped}
	}
	return strings.Join(all, ", "), n, differ
}

// captionBias says what different numbers of trials do to estimates by V.
func captionBias(curves []evp.Curve, differ bool) string {
	if !differ || !slices.ContainsFunc(curves, func(c evp.Curve) bool { return c.Estimator == evp.V }) {
		return ""
	}
	return "V is biased towards worse scores, the more the fewer trials a size has."
}

// late says where it is likely that nothing has scored, and how likely.
func (z Sizes) late() []string {
	var out []string
	for _, m := range z.Models {
		for k, c := range m.Curves {
			if len(c.Points) > 0 && c.Points[0].PNone > likelyNone && !math.IsNaN(c.Points[0].Estimate) {
				out = append(out, fmt.Sprintf("%s at %s %.2g", nameOrNone(m.Name), number.Value(m.Sizes[k]).Short(4),
					c.Points[0].PNone))
			}
		}
	}
	return out
}

// captionPast says what faint points are.
func (z Sizes) captionPast() string {
	for _, c := range z.curves() {
		if len(c.Points) > 0 && c.PastData(z.X) {
			what := "fewer trials than that"
			if z.Axis == evp.Budget {
				what = "less compute logged than that"
			}
			return "Faint and not joined: sizes with " + what + ", whose estimates hardly differ from the best score seen."
		}
	}
	return ""
}
