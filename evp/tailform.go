package evp

// A TailForm is the form of the law that the best scores are taken to follow, past the data.
type TailForm int8

// The forms; see Tail.
const (
	TailNone      TailForm = iota // none: past the data the V estimate says nothing new
	TailQuadratic                 // the score is smooth near its best
	TailNoisy                     // the same, observed with normal noise
)

// tailForms are the names by form.
var tailForms = []string{"none", "quadratic", "noisy"}

// String returns the form's name on the command line.
func (f TailForm) String() string { return tailForms[f] }

// TailNames returns the names of the forms, none first.
func TailNames() []string { return append([]string(nil), tailForms...) }
