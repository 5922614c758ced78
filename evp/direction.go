package evp

// Direction says which scores are better.
type Direction int8

// The two directions. The zero value is Maximize.
const (
	Maximize Direction = iota // larger scores are better (accuracy)
	Minimize                  // smaller scores are better (loss)
)

// String returns "maximize" or "minimize".
func (d Direction) String() string {
	if d == Minimize {
		return "minimize"
	}
	return "maximize"
}

// Sign returns +1 if larger scores are better and −1 if smaller ones are. A score
// times the sign is larger if better, which is how every estimator sees it.
func (d Direction) Sign() float64 {
	if d == Minimize {
		return -1
	}
	return 1
}

// score turns a score that is larger if better into the log's units.
func (d Direction) score(y float64) float64 {
	return y*d.Sign() + 0 // + 0: no negative zero
}

// interval turns an interval of scores that are larger if better, open where an end
// is infinite, into the log's units.
func (d Direction) interval(low, high float64) Interval {
	if d == Minimize {
		low, high = high, low
	}
	return NewInterval(d.score(low), d.score(high))
}
