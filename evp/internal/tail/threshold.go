package tail

import "math"

// LeastScores is how many scores above the threshold a law needs.
const LeastScores = 15

// shareStep is the ratio of one candidate's number of scores above the threshold to the next.
const shareStep = 0.8

// thresholds returns the candidates for the threshold, by index of the values, with at most so
// many scores above them, from the one with the most to that with the fewest.
func (s Scores) thresholds(most int) []int {
	var out []int
	limit := most
	above := s.above(-1)
	for i, c := range s.Counts {
		if above -= c; above < LeastScores || len(s.Values)-1-i < 3 {
			break
		}
		if above <= limit {
			out = append(out, i)
			limit = max(int(math.Floor(float64(above)*shareStep)), LeastScores)
		}
	}
	return out
}

// A Choice is the threshold that was chosen, and what else might have been.
type Choice struct {
	Fit        // the law of the largest share of the trials that passes the test
	OK    bool // there is one
	Tried int  // thresholds looked at

	form    Form
	most    float64
	scores  Scores
	passing []Fit // the chosen one, and those with fewer scores above the threshold that pass, too
}

// Choose fits the law to the largest share of the trials whose scores above a threshold pass a
// goodness-of-fit test at 0.1. The best possible score is at most most, which may be infinite.
func Choose(s Scores, form Form, most float64) Choice {
	f := &fitter{form: form, most: most}
	c := Choice{form: form, most: most, scores: s}
	for _, i := range s.thresholds(s.Trials) {
		c.Tried++
		if fit := f.at(s, i, 0); fit.Passes {
			c.passing = append(c.passing, fit)
		}
	}
	if c.OK = len(c.passing) > 0; c.OK {
		c.Fit = c.passing[0]
	}
	return c
}

// refit returns the fit that Choose would return if at most so many scores could be above the
// threshold; of a sample that passes nowhere that to the fewest scores.
// With noise γ is looked for from near on.
func (f *fitter) refit(s Scores, most, near int) (fit Fit) {
	for _, i := range s.thresholds(most) {
		if next := f.at(s, i, near); next.Gamma > 0 {
			if fit = next; fit.Passes {
				break
			}
		}
	}
	return fit
}
