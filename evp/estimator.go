package evp

// Estimator says how the law of the best is estimated from the logged trials.
type Estimator int8

// The two estimators. The zero value is V.
const (
	V Estimator = iota // draws with replacement (Dodge et al. 2019)
	U                  // draws without replacement (Tang et al. 2020)
)

// String returns "v" or "u".
func (e Estimator) String() string {
	if e == U {
		return "u"
	}
	return "v"
}
