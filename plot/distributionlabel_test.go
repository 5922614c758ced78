package plot

import "testing"

// TestDistributionScoreName: the label of the scores starts with a capital letter unless it
// starts with the name of a column, which stays as it is, whatever its letters.
func TestDistributionScoreName(t *testing.T) {
	for name, want := range map[string]string{
		"accuracy": "Validation accuracy", "c4_val_loss": "c4_val_loss", "ärger_val_loss": "ärger_val_loss",
	} {
		f := Figure{Panels: make([]Panel, 2), Columns: 1}
		f.labelDistributions(Options{ScoreName: name})
		if got := f.Panels[1].X.Label; got != want {
			t.Errorf("%s: labelled %q, want %q", name, got, want)
		}
	}
}
