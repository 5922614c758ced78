package study

import (
	"fmt"

	"evpkit/evp"
	"evpkit/evp/metric"
	"evpkit/evp/triallog"
)

// WarnNotValidation: the score is of other data than the validation data.
const WarnNotValidation evp.WarningCode = "score-not-validation"

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
				"column %q is named after the %s data: the best of many scores is to be found on the validation data, and says too much elsewhere",
				log.Score, data)}}
		}
	}
	return nil
}

// WarnEqual: many trials of a model have the same score.
const WarnEqual evp.WarningCode = "scores-equal"

// A model's scores are suspicious if more than equalShare of at least
// fewestEqual trials are one and the same.
const (
	fewestEqual = 10
	equalShare  = 0.5
)

// equalScores warns if most trials of a model have one and the same score, as
// where a default was written in the absence of one.
func equalScores(g evp.Group) []evp.Warning {
	counts := make(map[float64]int)
	scored, most, score := 0, 0, 0.0
	for _, t := range g.Trials {
		if t.Failed() {
			continue
		}
		n := max(t.Count, 1)
		scored += n
		if counts[t.Score] += n; counts[t.Score] > most {
			most, score = counts[t.Score], t.Score
		}
	}
	if scored < fewestEqual || float64(most) <= equalShare*float64(scored) {
		return nil
	}
	return []evp.Warning{{Code: WarnEqual, Model: g.Model, Message: fmt.Sprintf(
		"%d of %d scores are exactly %g: is that a score, or a default written where there was none?", most, scored, score)}}
}
