package nearest

import "testing"

func TestName(t *testing.T) {
	names := []string{"", "matched", "best_matched", "val_acc", "fpo"}
	for asked, want := range map[string]string{
		"MATCHED": "matched", "fop": "fpo", "mtched": "matched", "best_match": "best_matched", "match": "matched",
		"val-acc": "val_acc", "acc": "val_acc", "fp": "fpo", "flops": "", "x": "", "c": "", "é": "",
	} {
		if got := Name(asked, names); got != want {
			t.Errorf("Name(%q) = %q, want %q", asked, got, want)
		}
	}
}

func TestDistance(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want int
	}{{"", "", 0}, {"", "ab", 2}, {"kitten", "sitting", 3}, {"ab", "ba", 1}, {"é", "e", 1}} {
		if got := distance(c.a, c.b); got != c.want || distance(c.b, c.a) != c.want {
			t.Errorf("distance(%q, %q) = %d, want %d", c.a, c.b, got, c.want)
		}
	}
}
