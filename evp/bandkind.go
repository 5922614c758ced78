package evp

import "slices"

// BandKind says what a curve's lower and upper values are.
type BandKind int8

// The kinds of band. ld, ld-equal-tailed, ks and dkw are confidence bands derived
// from a band of the scores' distribution function (Lourie, Cho and He 2024, "Show
// Your Work with Confidence"), simultaneous over all x. They belong to the law
// behind the V estimator, and leave a side open where the data cannot bound it.
const (
	BandNone          BandKind = iota // no band
	BandSD                            // estimate ± one standard deviation of the best
	BandAuto                          // dirichlet; none for very many trials
	BandLD                            // highest-density intervals of order statistics: exact, the tightest
	BandLDEqualTailed                 // equal-tailed intervals of order statistics: exact
	BandKS                            // Kolmogorov–Smirnov: exact, wide in the tails
	BandDKW                           // Dvoretzky–Kiefer–Wolfowitz: conservative, closed form
	BandBootstrap                     // studentised bootstrap
	BandDirichlet                     // Dirichlet weights of the trials and one not seen: closed on both sides
	BandTail                          // of a Tail, past the data: it comes with CurveOptions.Tail
)

// bandKinds are the kinds by their values: the name on the command line, and what
// a caption says of how a confidence band was made. A new kind joins here.
var bandKinds = [...]struct{ name, origin string }{
	BandNone:          {"none", ""},
	BandSD:            {"sd", ""},
	BandAuto:          {"auto", ""},
	BandLD:            {"ld", "from highest-density intervals of order statistics (Lourie et al. 2024)"},
	BandLDEqualTailed: {"ld-equal-tailed", "from equal-tailed intervals of order statistics (Lourie et al. 2024)"},
	BandKS:            {"ks", "from the Kolmogorov–Smirnov band of the scores' distribution"},
	BandDKW:           {"dkw", "from the Dvoretzky–Kiefer–Wolfowitz band of the scores' distribution"},
	BandBootstrap:     {"bootstrap", "by studentised bootstrap"},
	BandDirichlet:     {"dirichlet", "by Dirichlet weights of the trials and one not seen"},
	BandTail:          {"tail", "by parametric bootstrap of the tail law"},
}

// String returns the kind's name on the command line.
func (b BandKind) String() string { return bandKinds[b].name }

// Origin says, for captions, how a confidence band of the kind is made, such as "by
// studentised bootstrap"; "" for the kinds that are no confidence band, and for auto.
func (b BandKind) Origin() string { return bandKinds[b].origin }

// BandNames returns the names of the kinds that can be asked for, auto and none first.
func BandNames() []string {
	names := []string{BandAuto.String(), BandNone.String()}
	for kind, k := range bandKinds {
		if !slices.Contains(names, k.name) && BandKind(kind) != BandSD && BandKind(kind) != BandTail {
			names = append(names, k.name)
		}
	}
	return append(names, BandSD.String())
}

// ParseBand returns the kind with the name, one that can be asked for.
func ParseBand(name string) (kind BandKind, ok bool) {
	for i, k := range bandKinds {
		if k.name == name && BandKind(i) != BandTail {
			return BandKind(i), true
		}
	}
	return BandNone, false
}

// IsConfidence reports whether the kind is a confidence band, auto included.
func (b BandKind) IsConfidence() bool { return b != BandNone && b != BandSD }
