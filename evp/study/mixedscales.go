package study

import (
	"cmp"
	"fmt"
	"slices"

	"evpkit/evp"
	"evpkit/evp/metric"
	"evpkit/evp/number"
	"evpkit/evp/triallog"
)

// How near the best score of models from 0 to 1, times 100, must be to the best
// in percent for one to be the other's scale. Models of one task are rarely
// farther apart; of a metric that may not be a share (metric.Name.Share) more is
// asked.
const (
	nearShare = 5.
	nearOther = 2.
)

// scales are the scores of a model apart: those between 0 and 1, and those
// above, up to 100. Scores of exactly 0 or 1 are the same in either.
type scales struct {
	model         string
	unit, percent []float64
}

// newScales takes the scores of a model apart.
func newScales(model string, trials []evp.Trial) scales {
	out := scales{model: model}
	for _, t := range trials {
		switch {
		case 0 < t.Score && t.Score < 1:
			out.unit = append(out.unit, t.Score)
		case 1 < t.Score:
			out.percent = append(out.percent, t.Score)
		}
	}
	return out
}

// areInTwoScales reports whether all scores are from 0 to 100, and some of them
// between 0 and 1, others above.
func areInTwoScales(groups []evp.Group) bool {
	hasUnit, hasPercent := false, false
	for _, g := range groups {
		for _, t := range g.Trials {
			if t.Score < 0 || t.Score > 100 {
				return false
			}
			hasUnit = hasUnit || 0 < t.Score && t.Score < 1
			hasPercent = hasPercent || t.Score > 1
		}
	}
	return hasUnit && hasPercent
}

// isMixed reports whether some of the scores are from 0 to 1 and others in
// percent: the median of the former, times 100, is in the upper three quarters
// of the latter. An error rate below 1 % is not, nor mostly the accuracy in
// percent of a run that diverged.
func (s scales) isMixed() bool {
	if len(s.unit) == 0 || len(s.percent) == 0 {
		return false
	}
	unit, percent := slices.Sorted(slices.Values(s.unit)), slices.Sorted(slices.Values(s.percent))
	middle := 100 * unit[len(unit)/2]
	return percent[len(percent)/4] <= middle && middle <= percent[len(percent)-1]
}

// mixedScores warns of scores of which some are from 0 to 1 and others in
// percent: in a model, or between models. It looks only at scores that are
// shares by their name, or of which nothing but that larger is better is known.
func (s *Study) mixedScores() []evp.Warning {
	name, known := metric.Read(s.column)
	isOther := known && !name.Share || !known && s.Direction == evp.Minimize
	if s.options.CostOnly || s.column == "" || isOther || !areInTwoScales(s.Groups) {
		return nil
	}
	var unit, percent []scales // models in one scale
	for _, g := range s.Groups {
		of := newScales(s.nameOf(g), g.Trials)
		switch {
		case of.isMixed():
			return s.scoresMixed(fmt.Sprintf("those of %q are both", of.model), s.best(of.unit), s.best(of.percent))
		case len(of.unit) > 0 && len(of.percent) == 0:
			unit = append(unit, of)
		case len(of.percent) > 0 && len(of.unit) == 0:
			percent = append(percent, of)
		}
	}
	if len(unit) == 0 || len(percent) == 0 {
		return nil
	}
	a, b := slices.MaxFunc(unit, s.byUnit), slices.MaxFunc(percent, s.byPercent)
	near := nearOther
	if name.Share {
		near = nearShare
	}
	x, y := s.best(a.unit), s.best(b.percent)
	if ratio := 100 * x / y; ratio > near || ratio < 1/near {
		return nil
	}
	return s.scoresMixed(fmt.Sprintf("%q and %q", a.model, b.model), x, y)
}

// byUnit and byPercent order models by their best score.
func (s *Study) byUnit(a, b scales) int {
	return cmp.Compare(s.Direction.Sign()*s.best(a.unit), s.Direction.Sign()*s.best(b.unit))
}

func (s *Study) byPercent(a, b scales) int {
	return cmp.Compare(s.Direction.Sign()*s.best(a.percent), s.Direction.Sign()*s.best(b.percent))
}

// best returns the best of some scores.
func (s *Study) best(scores []float64) float64 {
	if s.Direction == evp.Minimize {
		return slices.Min(scores)
	}
	return slices.Max(scores)
}

// scoresMixed is the warning of scores in two scales, with the best in each.
func (s *Study) scoresMixed(which string, unit, percent float64) []evp.Warning {
	column := triallog.Mention(s.column)
	formula := triallog.Option("score", fmt.Sprintf("%s <= 1 ? %s * 100 : %s", column, column, column))
	_, direction := betterWords(s.Direction)
	return []evp.Warning{{Code: WarnMixedScales, Message: fmt.Sprintf(
		"some scores seem to be from 0 to 1 (best %s) and others in percent (best %s): %s; if so, %s and `%s` bring "+
			"them to one scale", number.Value(unit).Short(3), number.Value(percent).Short(3), which, formula, direction)}}
}
