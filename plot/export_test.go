package plot

import (
	"fmt"
	"math"
	"os"
	"runtime/debug"
	"testing"

	"evpkit/evp/golden"
	"evpkit/plot/internal/ink"
)

// EncodeChecked encodes the figure, and reports what coordinate or width on the
// page is no finite number. A figure that cannot be drawn is nil without an error.
func (f *Figure) EncodeChecked(format string) ([]byte, error) {
	if f.check() != nil {
		return nil, nil
	}
	page, err := f.paint()
	if err != nil {
		return nil, nil
	}
	if err := checkNumbers(page); err != nil {
		return nil, err
	}
	file, err := page.Encode(format, float64(f.DPI))
	if err != nil {
		return nil, nil
	}
	return file, nil
}

// checkNumbers reports what coordinate or width on the page is no finite number.
func checkNumbers(page *ink.Page) error {
	for i, m := range page.Marks {
		numbers := []float64{float64(m.Width)}
		for _, c := range m.Path {
			numbers = append(numbers, float64(c.Pos.X), float64(c.Pos.Y))
			for _, p := range c.Control {
				numbers = append(numbers, float64(p.X), float64(p.Y))
			}
		}
		if t := m.Text; t != nil {
			numbers = append(numbers, float64(t.At.X), float64(t.At.Y), float64(t.Size), t.Angle)
		}
		for _, x := range numbers {
			if math.IsNaN(x) || math.IsInf(x, 0) {
				return fmt.Errorf("mark %d has the number %g", i, x)
			}
		}
	}
	return nil
}

// TestMain lets garbage grow: the tests draw thousands of figures and keep
// none. Afterwards every golden figure must be one that a test makes.
func TestMain(m *testing.M) {
	debug.SetGCPercent(400)
	const folder = "../testdata/golden/"
	os.Exit(golden.Main(m, folder+"plot", folder+"presets", folder+"compare", folder+"returns", folder+"scores"))
}
