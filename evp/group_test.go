package evp

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestGroupByModel: models in the order in which they first appear, trials in
// theirs, facets apart, and no group writes into another.
func TestGroupByModel(t *testing.T) {
	trials := []Trial{{"b", "", 1, 1}, {"a", "", 2, 1}, {"", "", 3, 1}, {"b", "", 4, 1}, {"B", "", 5, 1}, {"a", "", 6, 1}, {"a", "part", 7, 1}}
	want := []Group{
		{"b", "", []Trial{{"b", "", 1, 1}, {"b", "", 4, 1}}},
		{"a", "", []Trial{{"a", "", 2, 1}, {"a", "", 6, 1}}},
		{"", "", []Trial{{"", "", 3, 1}}},
		{"B", "", []Trial{{"B", "", 5, 1}}},
		{"a", "part", []Trial{{"a", "part", 7, 1}}},
	}
	groups := GroupByModel(trials)
	if diff := cmp.Diff(want, groups); diff != "" {
		t.Fatalf("-want +got\n%s", diff)
	}
	for _, g := range groups {
		g.Trials[0].Score = -1
		_ = append(g.Trials, Trial{Model: "intruder"})
	}
	for i, g := range GroupByModel(trials) {
		if diff := cmp.Diff(want[i], g); diff != "" {
			t.Errorf("the trials changed: -want +got\n%s", diff)
		}
		if groups[i].Trials[0].Model != want[i].Model {
			t.Errorf("group %q now holds %+v", want[i].Model, groups[i].Trials)
		}
	}
	if got := GroupByModel(nil); len(got) != 0 {
		t.Errorf("of no trials: %v", got)
	}
}
