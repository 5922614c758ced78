package triallog_test

import (
	"math"
	"strings"
	"testing"

	"evpkit/evp/triallog"
)

// Extra columns are aligned with the trials, also if sources have their columns
// in different orders; rows that are skipped have no numbers.
func TestReadExtra(t *testing.T) {
	sources := []triallog.Source{
		memory("a.csv", []byte("score,examples,epochs\n0.5,100,2\n,,\n0.6,,3\nnan,7,1\n")),
		memory("b.csv", []byte("epochs,score,examples\n5,0.7,50\n")),
	}
	log, err := triallog.Read(sources, triallog.Options{Extra: []triallog.Extra{{Column: "epochs"}, {Column: "examples"}}})
	if err != nil {
		t.Fatal(err)
	}
	want := [][]float64{{2, 3, 1, 5}, {100, math.NaN(), 7, 50}}
	if len(log.Trials) != 4 || len(log.Extra) != 2 {
		t.Fatalf("%d trials, %d extra columns", len(log.Trials), len(log.Extra))
	}
	for k := range want {
		for i, v := range want[k] {
			if got := log.Extra[k][i]; got != v && !(math.IsNaN(got) && math.IsNaN(v)) {
				t.Errorf("column %d, trial %d: %g, want %g", k, i, got, v)
			}
		}
	}
}

func TestReadExtraFaults(t *testing.T) {
	for _, c := range []struct{ log, want string }{
		{"score,examples\n0.5,many\n", `a.csv:2:5: "many" in column "examples" is not a finite number`},
		{"score,exmples\n0.5,1\n", "a.csv:1: `examples`: there is no column \"examples\", did you mean \"exmples\"?"},
	} {
		_, err := triallog.Read([]triallog.Source{memory("a.csv", []byte(c.log))},
			triallog.Options{Extra: []triallog.Extra{{Column: "examples", Option: "examples"}}})
		if err == nil || !strings.HasPrefix(err.Error(), c.want) {
			t.Errorf("error %v, want %s", err, c.want)
		}
	}
}
