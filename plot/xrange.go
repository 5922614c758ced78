package plot

import (
	"errors"
	"fmt"
	"math"

	"evpkit/evp/number"
)

// shows reports whether a value lies on the axis.
func (a Axis) shows(x float64) bool { return x >= a.Min && x <= a.Max }

// value writes a value of an x axis with its unit, for a sentence: "12 trials" or
// "a budget of 3.2e+16".
func (a Axis) value(x float64) string {
	if a.Counts {
		return counted(int(math.Round(x)), "trial", "trials")
	}
	return "a budget of " + number.Value(x).Short(3)
}

// seen returns the first and the last x of the axis at which the series has an
// estimate, or runs on to one; ok is false if the axis shows nothing of it.
func (s Series) seen(x Axis) (first, last float64, ok bool) {
	first, last, ok = s.span()
	if !ok || last < x.Min || first > x.Max {
		return 0, 0, false
	}
	return math.Max(first, x.Min), math.Min(last, x.Max), true
}

// limited returns the x axis with the range that was asked for, if one was.
func (o Options) limited(x Axis) Axis {
	if o.XRange != nil {
		x.Min, x.Max = o.XRange[0], o.XRange[1]
	}
	return x
}

// validateXRange reports a range of x that cannot be drawn.
func (o Options) validateXRange() error {
	x := o.XRange
	switch {
	case x == nil:
		return nil
	case !isRange(x[0], x[1]) || x[0] < 0:
		return fmt.Errorf("x-range %g,%g is not a range of trials or budgets that can be drawn", x[0], x[1])
	case x[0] == 0 && !o.LinearX:
		return fmt.Errorf("x-range %g,%g: a logarithmic axis begins above 0", x[0], x[1])
	}
	return nil
}

// checkXRange returns an error if the range of x that was asked for shows nothing,
// or if it is that of two different axes, and notes what lies outside.
func (f *Figure) checkXRange(o Options) error {
	if o.XRange == nil {
		return nil
	}
	if o.BudgetLine != 0 && !f.Panels[0].X.Counts && !f.Panels[0].X.shows(o.BudgetLine) {
		f.note("The budget line at %s is not in the range of x.", number.Value(o.BudgetLine).Short(3))
	}
	shown := 0
	first, last := math.Inf(1), math.Inf(-1)
	for _, p := range f.Panels {
		if p.X.Counts != f.Panels[0].X.Counts {
			return errors.New("`x-range` needs one axis: `x trials` or `x budget`")
		}
		for _, s := range p.Series {
			if _, _, ok := s.seen(p.X); ok {
				shown++
				continue
			}
			if a, b, ok := s.span(); ok && !s.Unlisted {
				f.note("%s is not in the range of x: it has points from %s to %s.",
					quoted(s.Name), number.Value(a).Short(3), number.Value(b).Short(3))
			}
		}
		a, b := p.span()
		first, last = math.Min(first, a), math.Max(last, b)
	}
	if shown == 0 {
		return fmt.Errorf("`x-range` %s,%s shows no curve: they run from %s to %s", number.Value(o.XRange[0]).Short(6),
			number.Value(o.XRange[1]).Short(6), number.Value(first).Short(3), number.Value(last).Short(3))
	}
	return nil
}
