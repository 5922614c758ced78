package evp

// BandKind says what a curve's lower and upper values are.
type BandKind int8

// The kinds of band. ld, ld-equal-tailed, ks and dkw are confidence bands derived
// from a band of the scores' distribution function (Lourie, Cho and He 2024, "Show
// Your Work with Confidence"), simultaneous over all x. They belong to the law
// behind the V estimator, and leave a side open where the data cannot bound it.
const (
	BandNone          BandKind = iota // no band
	BandSD                            // estimate ± one standard deviation of the best
	BandAuto                          // ld where it is not vacuous, else bootstrap; none for very many trials
	BandLD                            // highest-density intervals of order statistics: exact, the tightest
	BandLDEqualTailed                 // equal-tailed intervals of order statistics: exact
	BandKS                            // Kolmogorov–Smirnov: exact, wide in the tails
	BandDKW                           // Dvoretzky–Kiefer–Wolfowitz: conservative, closed form
	BandBootstrap                     // studentised bootstrap
)

var bandNames = [...]string{"none", "sd", "auto", "ld", "ld-equal-tailed", "ks", "dkw", "bootstrap"}

// String returns the kind's name on the command line.
func (b BandKind) String() string { return bandNames[b] }

// ParseBand returns the kind with the name.
func ParseBand(name string) (kind BandKind, ok bool) {
	for i, n := range bandNames {
		if n == name {
			return BandKind(i), true
		}
	}
	return BandNone, false
}

// IsConfidence reports whether the kind is a confidence band, auto included.
func (b BandKind) IsConfidence() bool { return b != BandNone && b != BandSD }

// A Support is the range that scores cannot leave, ends included, in the log's own
// units; an end may be infinite.
type Support struct{ Low, High float64 }
