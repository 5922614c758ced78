package main

import (
	"fmt"
	"slices"
	"strings"

	"evpkit/evp"
	"evpkit/evp/triallog"
	"evpkit/plot"
)

// doubts warns of what the columns' names and the flags say of the score and
// the cost, where they contradict each other.
func (r *readFlags) doubts(l *trialLog, log *triallog.Log) []evp.Warning {
	var ws []evp.Warning
	if log.Stated.Known && log.Stated.Better != r.direction() {
		ws = append(ws, evp.Warning{Code: warnDirection, Message: fmt.Sprintf(
			"by what the log says, larger is better in column %q; --minimize turns that round: is that meant?", log.Score)})
	}
	if w := costWarning(l, log, r.costUnit); w != nil {
		ws = append(ws, *w)
	}
	if word := lossIn(log); word != "" && !r.minimize && !log.Stated.Known {
		ws = append(ws, evp.Warning{Code: warnLoss, Message: fmt.Sprintf(
			"column %q looks like a loss (%q in its name), but larger is taken as better; --minimize turns that round", log.Score, word)})
	}
	if part := notValidation(log); part != "" {
		ws = append(ws, evp.Warning{Code: warnNotValidation, Message: fmt.Sprintf(
			"column %q is named after the %s data: the best of many scores is to be found on the validation data, and says too much elsewhere", log.Score, part)})
	}
	return ws
}

// warnDirection: --minimize contradicts the log.
const warnDirection evp.WarningCode = "direction-contradicted"

// warnLoss: the score looks like a loss and is maximised.
const warnLoss evp.WarningCode = "loss-maximized"

// lossIn returns the word in the score's name that speaks of a loss. In an
// expression that subtracts or divides, a loss may be turned round.
func lossIn(log *triallog.Log) string {
	if !slices.Contains(log.Columns, log.Score) && strings.ContainsAny(log.Score, "-/") {
		return ""
	}
	return plot.LossWord(log.Score)
}

// warnNotValidation: the score is of other data than the validation data.
const warnNotValidation evp.WarningCode = "score-not-validation"

// notValidation returns the name of the data that the score is of, if they are
// not those that a search is steered by; "" if they are, or it does not say.
// What scikit-learn calls test data are the folds left out, and are.
func notValidation(log *triallog.Log) string {
	if log.TestIsValidation {
		return ""
	}
	for _, w := range nameWords(log.Score) {
		if name := map[string]string{"test": "test", "train": "training", "training": "training"}[w]; name != "" {
			return name
		}
	}
	return ""
}

// nameWords returns the words of a column's name in lower case.
func nameWords(column string) []string {
	return strings.FieldsFunc(strings.ToLower(column), func(r rune) bool { return r < 'a' || r > 'z' })
}

// warnSeconds: the cost looks like a time.
const warnSeconds evp.WarningCode = "cost-like-time"

// leastFPO is less than any training run takes, in FPO.
const leastFPO = 1e6

// costWarning warns of a cost that is said to be in FPO, but is too small for
// it, or that bears the name of a time, but no unit.
func costWarning(l *trialLog, log *triallog.Log, unit string) *evp.Warning {
	most := 0.0
	for _, g := range l.groups {
		for _, t := range g.Trials {
			most = max(most, t.Cost)
		}
	}
	switch {
	case l.unit == "FPO" && log.CostUnit == "s":
		return &evp.Warning{Code: warnSeconds, Message: fmt.Sprintf(
			"the cost %q is a time in seconds, as the log's format says, and --cost-unit %s takes it as operations: name a column of these with --cost", log.Cost, unit)}
	case l.unit == "FPO" && most > 0 && most < leastFPO:
		return &evp.Warning{Code: warnSeconds, Message: fmt.Sprintf(
			"the cost %q is taken as FPO, but no trial costs more than %g: is it a time? (--cost-unit s)", log.Cost, most)}
	case unit == "" && log.CostUnit == "" && l.unit == log.Cost && timeWord(log.Cost):
		return &evp.Warning{Code: warnSeconds, Message: fmt.Sprintf(
			"the cost %q looks like a time, not like FPO: say its unit (--cost-unit s)", log.Cost)}
	}
	return nil
}

// timeWord reports whether a column's name speaks of a time.
func timeWord(column string) bool {
	return slices.ContainsFunc(nameWords(column), func(w string) bool {
		return slices.Contains([]string{"time", "seconds", "secs", "sec", "duration", "runtime", "elapsed", "wallclock", "minutes", "hours"}, w)
	})
}
