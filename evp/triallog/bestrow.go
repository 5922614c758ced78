package triallog

import (
	"strings"

	"evpkit/evp"
)

// A Cell is a cell of a row that is not empty, as it stands there.
type Cell struct{ Column, Text string }

// bestRows are the rows of each model's trials with the largest and with the
// smallest score, by the model's number: which is better may be known only
// once all is read.
type bestRows struct {
	largest, smallest []bestRow
	models            *models
}

// A bestRow is the first row with a score than which none is better.
type bestRow struct {
	score float64
	cells []Cell // nil: none yet
}

// keepBest keeps a row that is a trial if it is the best so far. A row that is
// but a part of a trial, a step or one of several seeds, is not kept.
func (r *rows) keepBest(rec []string, model uint32, score float64) {
	b := r.best
	if b == nil || len(r.choice.entry.assignment) > 0 || !isFinite(score) {
		return
	}
	for n := int(model); len(b.largest) <= n; {
		b.largest, b.smallest = append(b.largest, bestRow{}), append(b.smallest, bestRow{})
	}
	if best := &b.largest[model]; best.cells == nil || score > best.score {
		*best = bestRow{score, r.cells(rec)}
	}
	if best := &b.smallest[model]; best.cells == nil || score < best.score {
		*best = bestRow{score, r.cells(rec)}
	}
}

// cells returns the row's hyperparameters, if the format tells which these
// are, else all its cells.
func (r *rows) cells(rec []string) []Cell {
	columns := r.table.layout.params
	if len(columns) == 0 {
		columns = r.all(len(rec))
	}
	out := make([]Cell, 0, len(columns))
	for _, i := range columns {
		if text := strings.TrimSpace(rec[i]); text != "" {
			out = append(out, Cell{strings.Clone(r.table.names[i]), strings.Clone(text)})
		}
	}
	return out
}

// Best returns what the row of a model's best trial holds, of equal ones the
// first: its hyperparameters, if the log's format tells which columns these
// are, else whatever was not taken for something else, such as the score. Nil
// if a trial is several rows, steps or seeds, or the model has no score.
func (in *Inspection) Best(model, facet string, better evp.Direction) []Cell {
	if in.Log == nil || in.best.models == nil {
		return nil
	}
	rows := in.best.largest
	if better == evp.Minimize {
		rows = in.best.smallest
	}
	for n, row := range rows {
		if in.best.models.names[n] == model && in.best.models.facets[n] == facet {
			return in.untaken(row.cells)
		}
	}
	return nil
}

// untaken returns the cells of columns that were taken for nothing, or for
// hyperparameters or the number of the trial.
func (in *Inspection) untaken(cells []Cell) []Cell {
	var out []Cell
	for _, c := range cells {
		if role := in.Log.Roles[c.Column]; c.Column != "" && (role == "" || role == "assignment" || role == "order") {
			out = append(out, c)
		}
	}
	return out
}
