package plot_test

import (
	"strings"
	"testing"

	"evpkit/evp"
	"evpkit/plot"
)

// TestNoteLetters: letters that the font lacks are noted, once, others are not.
func TestNoteLetters(t *testing.T) {
	curves := []evp.Curve{
		saturating("größe Ωμ 10⁹", evp.Trials, 9, 1, 9, 0.5, 0.9, 0),
		saturating("模型 ☃模", evp.Trials, 9, 1, 9, 0.6, 0.9, 0),
	}
	f, err := plot.Curves(curves).Figure(plot.Options{})
	if err != nil {
		t.Fatal(err)
	}
	notes := strings.Join(f.Notes, "\n")
	if strings.Count(notes, "The font lacks") != 1 || !strings.Contains(notes, `The font lacks "模型`) ||
		strings.Contains(notes, "größe") {
		t.Errorf("notes: %s", notes)
	}
}
