package evp

// A Point is a curve's value at one x. What does not exist is NaN.
type Point struct {
	X        float64 // trials, or budget in cost units
	Estimate float64 // the statistic of the best score, in score units
	Band             // in score units
	SD       float64 // standard deviation of the best score, in score units
	PNone    float64 // probability that nothing has scored yet, in [0, 1]
	MCSE     float64 // standard error due to random orders (U on the budget axis)

	// BracketLower and BracketUpper enclose the exact estimate on the budget axis;
	// NaN unless asked for.
	BracketLower, BracketUpper float64
}

// A Band is the band of a curve at one x. It need not exist, and one side may be
// open: see Interval.
type Band struct {
	Interval
	// Kind is the kind that Lower and Upper are of, BandNone if there is no band at
	// this x. If BandAuto was asked for, it is the kind that was chosen.
	Kind BandKind
}
