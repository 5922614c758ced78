package triallog

import (
	"slices"
	"strings"

	"evpkit/evp"
	"evpkit/evp/triallog/internal/rows"
	"evpkit/evp/triallog/internal/source"
)

// A Cell is a cell of a row that is not empty, without padding.
type Cell struct{ Column, Text string }

// BestRows are the rows of the trials with the best score of each model, by the
// number of the model.
type bestRows struct {
	better evp.Direction
	rows   []bestRow
}

// A bestRow is the first row with the best score so far.
type bestRow struct {
	score float64
	cells []Cell // nil: none yet
}

// add keeps the row of a trial if it is the best so far.
func (b *bestRows) add(f *source.File, rec []string, model uint32, score float64) {
	if !rows.IsFinite(score) {
		return
	}
	for n := int(model); len(b.rows) <= n; {
		b.rows = append(b.rows, bestRow{})
	}
	best := &b.rows[model]
	isBetter := score > best.score
	if b.better == evp.Minimize {
		isBetter = score < best.score
	}
	if best.cells == nil || isBetter {
		*best = bestRow{score, paramCells(f, rec)}
	}
}

// paramCells returns the hyperparameters in a row, if the format says which
// columns hold them, otherwise all cells.
func paramCells(f *source.File, rec []string) []Cell {
	out := make([]Cell, 0, len(rec))
	add := func(i int) {
		if text := strings.TrimSpace(rec[i]); text != "" {
			out = append(out, Cell{strings.Clone(f.Names[i]), strings.Clone(text)})
		}
	}
	for _, i := range f.Columns.Params {
		add(i)
	}
	if len(f.Columns.Params) == 0 {
		for i := range rec {
			add(i)
		}
	}
	return out
}

// Best returns what the row of a model's best trial holds, the first of equal
// ones: its hyperparameters, if the log's format says which columns these are,
// otherwise all cells of columns that were not taken for something else, such as
// the score. It returns nil if a trial has several rows (steps or seeds), or if
// the model has no score.
func (in *Inspection) Best(model, facet string) []Cell {
	if in.Log == nil {
		return nil
	}
	for n, row := range in.best.rows {
		if in.models.names[n] == model && in.models.facets[n] == facet {
			return in.freeCells(row.cells)
		}
	}
	return nil
}

// freeCells returns the cells of columns that were taken for nothing, for
// hyperparameters or the number of the trial, or for a part of an expression.
func (in *Inspection) freeCells(cells []Cell) []Cell {
	var out []Cell
	for _, c := range cells {
		if c.Column != "" && in.isFree(c.Column) {
			out = append(out, c)
		}
	}
	return out
}

// isFree reports whether a column may hold a hyperparameter. It may, if an
// expression computes the cost, the model or the facet from it.
func (in *Inspection) isFree(column string) bool {
	log := in.Log
	for _, role := range strings.Split(log.Roles[column], ", ") {
		switch {
		case role == "", role == "assignment", role == "order":
		case role == "cost" && column != log.Cost, role == "model" && !slices.Contains(log.By, column),
			role == "facet" && column != log.Facet:
		default:
			return false
		}
	}
	return true
}
