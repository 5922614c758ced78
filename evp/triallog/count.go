package triallog

import (
	"fmt"
	"math"
	"strings"
)

// mostCounted is the largest count of a row: float64 holds all whole numbers
// up to there, and a cost times it is exact enough.
const mostCounted = 1e15

// countOf returns how many trials a row stands for.
//
// A log of any length can be summed up like that, as trials of the same score
// and cost are the same to every curve. In SQL:
//
//	SELECT model, score, cost, COUNT(*) AS count FROM trials GROUP BY model, score, cost
func (r *rows) countOf(rec []string) (int, error) {
	i := r.choice.entry.count
	if i == none {
		return 1, nil
	}
	v, ok, err := r.table.mark.number(rec[i])
	switch {
	case err != nil:
		return 0, r.table.at(i, err.Error())
	case !ok || v < 1 || v > mostCounted || v != math.Trunc(v):
		return 0, r.table.at(i, fmt.Sprintf("count %s in column %s is not a whole number from 1 to %.0e: write how many trials the row stands for",
			quote(strings.TrimSpace(rec[i])), quote(r.choice.names[i]), mostCounted))
	}
	return int(v), nil
}
