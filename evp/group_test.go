package evp

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestGroupByModel: models in the order in which they first appear, trials in
// theirs, facets apart, and no group writes into another.
func TestGroupByModel(t *testing.T) {
	trials := []Trial{{Model: "b", Score: 1, Cost: 1}, {Model: "a", Score: 2, Cost: 1}, {Model: "", Score: 3, Cost: 1},
		{Model: "b", Score: 4, Cost: 1}, {Model: "B", Score: 5, Cost: 1}, {Model: "a", Score: 6, Cost: 1}, {Model: "a",
			Facet: "part", Score: 7, Cost: 1}}
	want := []Group{
		{"b", "", []Trial{{Model: "b", Score: 1, Cost: 1}, {Model: "b", Score: 4, Cost: 1}}},
		{"a", "", []Trial{{Model: "a", Score: 2, Cost: 1}, {Model: "a", Score: 6, Cost: 1}}},
		{"", "", []Trial{{Model: "", Score: 3, Cost: 1}}},
		{"B", "", []Trial{{Model: "B", Score: 5, Cost: 1}}},
		{"a", "part", []Trial{{Model: "a", Facet: "part", Score: 7, Cost: 1}}},
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
