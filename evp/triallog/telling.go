package triallog

// tellingDigits is how many digits score and cost must have to tell trials apart where
// nothing else does: an accuracy on a thousand examples often occurs twice, and so does
// that of chance alone.
const tellingDigits = 8

// tells reports whether a row says enough of its trial that another row like it is
// the same trial: a hyperparameter or anything else besides model, score and cost, or
// a score and a cost with many digits.
func (s *selection) tells(rec []string) bool {
	switch {
	case len(s.names) > s.core() || s.score.index == none:
		return true
	case s.cost == nil:
		return false
	}
	n := digits(rec[s.score.index])
	for _, i := range s.cost.columns {
		n += digits(rec[i])
	}
	return n >= tellingDigits
}

// digits returns how many digits a cell has.
func digits(cell string) int {
	n := 0
	for _, r := range cell {
		if r >= '0' && r <= '9' {
			n++
		}
	}
	return n
}

// core returns how many columns there are of model, score, cost, state and count.
func (s *selection) core() int {
	n := 1
	if s.cost != nil {
		n += len(s.cost.columns)
	}
	if s.state.index != none {
		n++
	}
	if s.structure.count != none {
		n++
	}
	for _, part := range s.model {
		n += len(part.columns())
	}
	return n
}
