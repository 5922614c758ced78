package evp

// Axis says what a curve's x counts.
type Axis int8

// The two axes.
const (
	Trials Axis = iota // number of trials, whole numbers from 1
	Budget             // cumulative cost of the trials, in cost units
)

// String returns "trials" or "budget".
func (a Axis) String() string {
	if a == Budget {
		return "budget"
	}
	return "trials"
}
