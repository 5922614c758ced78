package study

import (
	"fmt"
	"testing"
)

// A table keeps the powers of ten, which are what a reader looks for.
func TestRoundNumbers(t *testing.T) {
	for _, c := range []struct {
		low, high float64
		want      string
	}{
		{1, 10, "[1 2 5 10]"},
		{6, 9, "[]"},
		{1, 100, "[1 2 5 10 20 50 100]"},
		{1, 200, "[1 2 5 10 50 100 200]"},
		{6.6e14, 2.1e17, "[1e+15 2e+15 5e+15 1e+16 5e+16 1e+17 2e+17]"},
		{1, 1e5, "[1 2 10 100 1000 10000 100000]"},
		{1, 1e9, "[1 100 1000 100000 1e+06 1e+08 1e+09]"},
	} {
		if got := fmt.Sprint(roundNumbers(c.low, c.high, mostRound)); got != c.want {
			t.Errorf("roundNumbers(%g, %g) = %s, want %s", c.low, c.high, got, c.want)
		}
	}
}
