package study

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"evpkit/evp"
)

// TestOneByOne: rows that stand for several trials become a row each, unless there are
// too many; the trials given do not change.
func TestOneByOne(t *testing.T) {
	counted := []evp.Trial{{Score: 1, Count: 2}, {Score: 2}, {Score: 3, Count: 1}}
	want := []evp.Trial{{Score: 1, Count: 1}, {Score: 1, Count: 1}, {Score: 2, Count: 1}, {Score: 3, Count: 1}}
	if diff := cmp.Diff(want, oneByOne(counted)); diff != "" {
		t.Errorf("-want +got\n%s", diff)
	}
	if counted[0].Count != 2 {
		t.Error("the trials given have changed")
	}
	for name, same := range map[string][]evp.Trial{
		"a row each": {{Score: 1}, {Score: 2, Count: 1}},
		"too many":   {{Score: 1, Count: mostOneByOne}, {Score: 2}},
	} {
		if diff := cmp.Diff(same, oneByOne(same)); diff != "" {
			t.Errorf("%s: -want +got\n%s", name, diff)
		}
	}
}
