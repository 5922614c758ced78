package coverage

import (
	"flag"
	"fmt"
	"math"
	"os"
	"slices"
	"testing"
)

// Samples asks for the full tables:
//
//	go test ./evp ./evp/compare -run Coverage -coverage-samples 400 -timeout 60m
//
// rewrites testdata/coverage.
var Samples = flag.Int("coverage-samples", 0, "simulate so many logs for each law and rewrite the tables of coverage")

// Seed is that of the simulated logs: nothing was tuned on it.
const Seed = 20261126

// A Count says how often an interval held the truth, how often it was open on a side,
// which counts as held, how often it held it while closed, and how often a band was said to
// be weak.
type Count struct {
	Held, Open, HeldClosed, Weak, Of int
	widths                           []float64 // of closed intervals
}

// Share returns the share of intervals that held.
func (c Count) Share() float64 { return float64(c.Held) / float64(c.Of) }

// Add adds other counts.
func (c *Count) Add(d Count) {
	c.Held, c.Open, c.HeldClosed, c.Weak, c.Of = c.Held+d.Held, c.Open+d.Open, c.HeldClosed+d.HeldClosed, c.Weak+d.Weak,
		c.Of+d.Of
}

// AddWidth notes the width of a closed interval.
func (c *Count) AddWidth(width float64) { c.widths = append(c.widths, width) }

// MedianWidth returns the median width of the closed intervals; NaN if there are none.
func (c Count) MedianWidth() float64 {
	if len(c.widths) == 0 {
		return math.NaN()
	}
	widths := slices.Clone(c.widths)
	slices.Sort(widths)
	return widths[len(widths)/2]
}

// Cell returns the share held for a table and, if intervals were open, that among the
// closed ones with the share of these in brackets.
func (c Count) Cell() string {
	closed := c.Of - c.Open
	switch {
	case c.Open == 0:
		return fmt.Sprintf("%.3f", c.Share())
	case closed == 0:
		return fmt.Sprintf("%.3f; all open", c.Share())
	}
	return fmt.Sprintf("%.3f; %.3f (%.2f)", c.Share(), float64(c.HeldClosed)/float64(closed), float64(closed)/float64(c.Of))
}

// AtLeast checks that the share is not below a nominal one by more than four standard
// errors.
func (c Count) AtLeast(t *testing.T, what string, nominal float64) {
	t.Helper()
	if least := nominal - 4*math.Sqrt(nominal*(1-nominal)/float64(c.Of)); c.Share() < least {
		t.Errorf("%s: %d of %d held, a share of %.3f, below %.3f", what, c.Held, c.Of, c.Share(), least)
	}
}

// WriteTable writes a table of testdata/coverage; root is the path to the top of the
// module.
func WriteTable(t *testing.T, root, name, text string) {
	t.Helper()
	if err := os.WriteFile(root+"/testdata/coverage/"+name, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}
