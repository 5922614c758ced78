package ink

import "testing"

func TestVisual(t *testing.T) {
	for _, test := range []struct{ name, in, want string }{
		{"left to right", "BERT (large)", "BERT (large)"},
		{"right to left", "שלום עולם", "םלוע םולש"},
		{"right to left, then left to right", "שלום v2", "םולש v2"},
		{"between", "a שלום, עולם 2", "a םלוע ,םולש 2"},
		{"a number keeps its place", "שלום 12 עולם", "םולש 12 םלוע"},
		{"brackets", "שלום עולם (בסיס)", "(סיסב) םלוע םולש"},
		{"brackets about all", "(שלום)", "(םולש)"},
		{"brackets about a number", "שלום (12)", "םולש (12)"},
		{"a bracket that closes nothing", "שלום)", "םולש)"},
		{"empty", "", ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := string(visual(test.in)); got != test.want {
				t.Errorf("%q, want %q", got, test.want)
			}
		})
	}
}
