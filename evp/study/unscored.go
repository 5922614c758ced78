package study

import (
	"fmt"
	"strings"

	"evpkit/evp"
)

// WarnUnscored: a model has no trial with a score, and therefore no curve.
const WarnUnscored evp.WarningCode = "model-no-score"

// unscoredWarnings warn of each model without a score, if others have one: without
// any score in the log there is nothing to be left out of.
func unscoredWarnings(samples []*evp.Sample) []evp.Warning {
	var out []evp.Warning
	for _, sample := range samples {
		if sample != nil && sample.Unscored() {
			out = append(out, evp.Warning{Code: WarnUnscored, Model: sample.Model(), Message: fmt.Sprintf(
				"no trial has a score (%s): it has no curve, but its cost counts; %s",
				counted(sample.N()+sample.Dropped(), "trial"), unscoredAdvice)})
		}
	}
	if len(out) == len(samples) {
		return nil
	}
	return out
}

// unscoredAdvice says what to do about models without a score.
const unscoredAdvice = "`failed SCORE` gives such trials a score, `where` leaves the model out"

// scoredSamples returns the samples that have a score, in their order.
func (s *Study) scoredSamples() []*evp.Sample {
	var out []*evp.Sample
	for _, sample := range s.Samples {
		if sample != nil && !sample.Unscored() {
			out = append(out, sample)
		}
	}
	return out
}

// unscored returns the names of the models without a score; a result that no Study
// made has none.
func (s *Study) unscored() []string {
	var out []string
	if s == nil {
		return out
	}
	for _, sample := range s.Samples {
		if sample != nil && sample.Unscored() {
			out = append(out, sample.Model())
		}
	}
	return out
}

// noScore returns the error of a log in which no trial has a score.
func (s *Study) noScore() error {
	trials := 0
	for _, sample := range s.Samples {
		trials += sample.N() + sample.Dropped()
	}
	column := fmt.Sprintf("column %q", s.Score)
	if s.column == "" {
		column = fmt.Sprintf("%q", s.Score)
	}
	states := ""
	if s.Log.States != "" {
		states = fmt.Sprintf(" (column %q: %s)", s.Log.Status, s.Log.States)
	}
	return s.spelled(fmt.Errorf("%s: no trial has a value: %s, none with a score in %s%s; if another column has the "+
		"score, name it with `score`; `failed SCORE` gives such trials a score", strings.Join(s.inputNames(), ", "),
		counted(trials, "trial"), column, states))
}
