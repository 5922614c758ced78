package study

import (
	"fmt"

	"evpkit/evp"
	"evpkit/evp/metric"
	"evpkit/evp/triallog"
)

// The warnings of this package. Packages evp and triallog have those of curves and of
// reading.
const (
	// WarnDirectionAssumed: nothing says which scores are better.
	WarnDirectionAssumed evp.WarningCode = "direction-assumed"
	// WarnDirection: the direction that was asked for contradicts the log.
	WarnDirection evp.WarningCode = "direction-contradicted"
	// WarnLoss: the score is named after a metric of the other direction.
	WarnLoss evp.WarningCode = "loss-maximized"
	// WarnNotValidation: the score is named after training or test data.
	WarnNotValidation evp.WarningCode = "score-not-validation"
	// WarnMixedScales: scores, or costs, seem to be written in different units.
	WarnMixedScales evp.WarningCode = "mixed-scales"
	// WarnRange: scores contradict the range that the field fixes for their name.
	WarnRange evp.WarningCode = "range-dropped"
	// WarnEqual: more than half of a model's scores are the same.
	WarnEqual evp.WarningCode = "scores-equal"
	// WarnFailedBest: the score that failed trials are given is better than all others.
	WarnFailedBest evp.WarningCode = "failed-is-best"
	// WarnSeconds: the cost looks like a time, or is too small for FPO.
	WarnSeconds evp.WarningCode = "cost-like-time"
	// WarnNoPoint: rows of a table of measured points have no x or no y.
	WarnNoPoint evp.WarningCode = "point-incomplete"
	// WarnNotCompared: the models of a report are not compared.
	WarnNotCompared evp.WarningCode = "not-compared"
)

// scoreWarnings warn of a score that is named after data that a search must not
// be steered by. What scikit-learn calls test data are the folds left out, which
// are validation data.
func scoreWarnings(log *triallog.Log) []evp.Warning {
	if log.TestIsValidation {
		return nil
	}
	for _, w := range metric.Words(log.Score) {
		if data := map[string]string{"test": "test", "train": "training", "training": "training"}[w]; data != "" {
			return []evp.Warning{{Code: WarnNotValidation, Message: fmt.Sprintf(
				"column %q is named after the %s data: the best of many scores must be chosen on the validation data; on "+
					"other data it is too optimistic", log.Score, data)}}
		}
	}
	return nil
}

// A model's scores are suspicious if more than equalShare of at least
// fewestEqual trials are one and the same.
const (
	fewestEqual = 10
	equalShare  = 0.5
)

// equalScores warns if most trials of a model have one and the same score, as
// where a default was written in the absence of one.
func equalScores(g evp.Group) []evp.Warning {
	score, scored := majority(g.Trials)
	if scored < fewestEqual {
		return nil
	}
	most := 0
	for _, t := range g.Trials {
		if t.Score == score { // never of a failed trial
			most += max(t.Count, 1)
		}
	}
	if float64(most) <= equalShare*float64(scored) {
		return nil
	}
	return []evp.Warning{{Code: WarnEqual, Model: g.Model, Message: fmt.Sprintf(
		"%d of %d scores are exactly %g: is that a score, or a default written where there was none?", most, scored, score)}}
}

// majority returns the score that most trials have, if more than half of those
// with a score have the same, else any; and how many have a score. It is the
// vote of Boyer and Moore: of two different scores neither counts.
func majority(trials []evp.Trial) (score float64, scored int) {
	votes := 0
	for _, t := range trials {
		if t.Failed() {
			continue
		}
		n := max(t.Count, 1)
		scored += n
		switch {
		case t.Score == score:
			votes += n
		case votes >= n:
			votes -= n
		default:
			score, votes = t.Score, n-votes
		}
	}
	return score, scored
}

// warn adds warnings of a result to those of the log, each once.
func (d *Document) warn(s *Study, further []evp.Warning) {
	if d.said == nil {
		d.said = make(map[evp.Warning]bool)
		for _, w := range d.Warnings {
			d.said[w] = true
		}
	}
	for _, w := range further {
		if w = s.spelledWarning(w); !d.said[w] {
			d.said[w], d.Warnings = true, append(d.Warnings, w)
		}
	}
}

// A warning is an evp.Warning in JSON.
type warning struct {
	Code    evp.WarningCode `json:"code"`
	Message string          `json:"message"` // begins with the place, if there is one
	Model   string          `json:"model"`
}

func warnings(all []evp.Warning) []warning {
	out := []warning{}
	for _, w := range all {
		message := w.Message
		if w.Place != "" {
			message = w.Place + ": " + message
		}
		out = append(out, warning{w.Code, message, w.Model})
	}
	return out
}
