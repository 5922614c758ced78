package study

import (
	"fmt"
	"math"

	"evpkit/evp"
	"evpkit/evp/number"
	"evpkit/evp/triallog"
)

// failedNote says how many trials are given a score by `failed`; "" if none is.
func (s *Study) failedNote(log *triallog.Log) string {
	given, ok := s.options.Log.Failed.Score()
	if !ok || log.Score == "" {
		return ""
	}
	failed, all := 0, 0
	for _, t := range log.Trials {
		n := max(t.Count, 1)
		if all += n; t.Failed() {
			failed += n
		}
	}
	if failed == 0 {
		return ""
	}
	return fmt.Sprintf("failed: %d of %d trials have no score, and are given %v (`failed`)", failed, all, given)
}

// failedWarnings warn if the score that failed trials are given is better than
// all others, as where an accuracy of 0.5 is given as 50: a failed trial is the
// best then.
func (s *Study) failedWarnings() []evp.Warning {
	given, ok := s.options.Log.Failed.Score()
	if !ok {
		return nil
	}
	best, failed := math.NaN(), false
	for _, g := range s.Groups {
		for _, t := range g.Trials {
			switch {
			case t.Failed():
				failed = true
			case !(s.Direction.Sign()*t.Score <= s.Direction.Sign()*best):
				best = t.Score
			}
		}
	}
	if !failed || !(s.Direction.Sign()*given > s.Direction.Sign()*best) {
		return nil
	}
	return []evp.Warning{{Code: WarnFailedBest, Message: fmt.Sprintf("with %s trials without a score are the best of the "+
		"log, whose best score is %s: is that the unit and the direction of the scores?",
		triallog.Option("failed", fmt.Sprint(given)), number.Value(best).Short(4))}}
}
