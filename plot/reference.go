package plot

// A Reference is a score that a horizontal line marks, such as a published one.
type Reference struct {
	Name  string
	Score float64 // in the log's own units
}
