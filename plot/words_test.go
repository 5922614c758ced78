package plot

import (
	"strings"
	"testing"

	"evpkit/evp"
)

func TestScoreLabel(t *testing.T) {
	for _, test := range []struct {
		name string
		s    evp.Statistic
		want string
	}{
		{"accuracy", evp.Mean, "Expected validation accuracy"},
		{"loss", evp.Mean, "Expected validation loss"},
		{"", evp.Mean, "Expected validation score"},
		{"val_acc", evp.Mean, "Expected validation accuracy"},
		{"c4_val_loss", evp.Mean, "Expected c4_val_loss"},
		{"Validation accuracy", evp.Mean, "Expected validation accuracy"},
		{"validation_F1_{micro}", evp.Mean, "Expected validation F1_{micro}"},
		{"value", evp.Mean, "Expected validation score"},
		{"val_", evp.Mean, "Expected validation score (val_)"},
		{"matched", evp.Mean, "Expected validation score (matched)"},
		{"mean_test_score", evp.Mean, "Expected mean_test_score"},
		{"dev_matched", evp.Quantile(0.5), "Median of best validation score (matched)"},
		{"macro F1", evp.Mean, "Expected validation macro F1"},
		{"accuracy", evp.Quantile(0.5), "Median of best validation accuracy"},
		{"loss", evp.Quantile(0.9), "0.9 quantile of best validation loss"},
	} {
		if got := scoreLabel(test.name, test.s); got != test.want {
			t.Errorf("scoreLabel(%q, %s) = %q, want %q", test.name, test.s, got, test.want)
		}
	}
	if got, want := mixedLabel("acc"), "Best validation accuracy"; got != want {
		t.Errorf("mixedLabel = %q, want %q", got, want)
	}
}

// A score's name of any length is cut to what an axis has room for.
func TestScoreLabelIsCut(t *testing.T) {
	if label := scoreLabel(strings.Repeat("s", 100_000), evp.Mean); len(label) > 300 || !strings.Contains(label, "…") {
		t.Errorf("a label of %d bytes", len(label))
	}
}
