package triallog

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"evpkit/evp/triallog/internal/expr"
	"evpkit/evp/triallog/internal/rows"
	"evpkit/evp/triallog/internal/source"
)

// A costColumn says how the cost of a trial, or another number, is read from a
// row.
type costColumn struct {
	kind    costKind
	columns []int
	factor  float64       // of a summedCost
	formula *expr.Formula // of a computedCost
	name    string        // the column, or a formula
	unit    string        // "" if the log does not say
	ofStep  bool          // a row is a step of a trial, which may cost nothing
	stamps  *timeStamps   // of a plainCost; nil of other numbers than the cost
	stamped bool          // the numbers are time stamps; known when the file has been read
	guess   *costGuess    // nil if an option or the format says that this is the cost
}

type costKind int8

const (
	plainCost    costKind = iota // a number in a column
	durationCost                 // a time in a column; see rows.Duration
	elapsedCost                  // the time from the moment in the second column to that in the first
	summedCost                   // the sum of the columns times the factor
	computedCost                 // a formula over columns
)

// costIn returns how a column is read as a cost.
func costIn(f *source.File, i int) *costColumn {
	if slices.Contains(f.Columns.Durations, i) {
		return &costColumn{kind: durationCost, columns: []int{i}, name: f.Names[i], unit: source.Seconds}
	}
	return &costColumn{columns: []int{i}, name: f.Names[i]}
}

// costOfFormat returns how a cost is read that a format defines.
func costOfFormat(c *source.Cost) *costColumn {
	kind := map[source.CostKind]costKind{
		source.Duration: durationCost, source.Elapsed: elapsedCost, source.Sum: summedCost,
	}[c.Kind]
	return &costColumn{kind: kind, columns: c.Columns, factor: c.Factor, name: c.Name, unit: source.Seconds}
}

// place returns the column at which faults of the cost are reported.
func (c *costColumn) place() int {
	if c.formula != nil {
		return c.formula.Place()
	}
	return c.columns[0]
}

// read returns the cost of a row. missing means that a cell it is made of has
// no value; there is an error then, too.
func (c *costColumn) read(f *source.File, rec []string) (cost float64, missing bool, err error) {
	switch c.kind {
	case plainCost:
		v, ok, err := f.Number(rec, c.columns[0])
		if ok && err == nil && c.isPossible(v) { // most costs
			if c.stamps != nil && !c.stamps.ruledOut {
				c.stamps.add(f, c.columns[0], rec[c.columns[0]], v)
			}
			return v, false, nil
		}
		if v, isDate := c.date(f, rec); isDate && !ok {
			return v, false, nil
		}
	case elapsedCost:
		return c.elapsed(f, rec)
	case computedCost:
		return c.computed(rec)
	}
	for _, i := range c.columns {
		if rows.IsMissing(rec[i]) {
			return 0, true, f.At(i, unknownCostIn(rec[i], f.Names[i]))
		}
		v, err := c.cell(f, rec, i)
		if err != nil {
			return 0, false, err
		}
		cost += v
	}
	if c.kind == summedCost {
		cost *= c.factor
	}
	if !c.isPossible(cost) {
		return 0, false, f.At(c.columns[0], impossibleCost(strconv.FormatFloat(cost, 'g', -1, 64), c.name, cost))
	}
	return cost, false, nil
}

// date returns the moment in the cell of a step's cost in seconds; ok is false if
// it is no date in text.
func (c *costColumn) date(f *source.File, rec []string) (v float64, ok bool) {
	i := c.columns[0]
	if !c.ofStep || c.stamps == nil || rows.IsMissing(rec[i]) {
		return 0, false
	}
	return c.stamps.addDate(f, i, rec[i])
}

// isPossible reports whether a row can have a cost.
func (c *costColumn) isPossible(cost float64) bool {
	return rows.IsFinite(cost) && (cost > 0 || c.ofStep && cost == 0)
}

// cell reads one cell of a cost.
func (c *costColumn) cell(f *source.File, rec []string, i int) (float64, error) {
	v, ok, err := f.Number(rec, i)
	if err != nil {
		return 0, f.At(i, err.Error())
	}
	if c.kind == durationCost {
		if ok && rows.IsFinite(v) {
			return v, nil
		}
		otherwise := "write seconds, or name another column with `cost`"
		return 0, f.At(i, fmt.Sprintf("cost %s in column %s is not a time: %s",
			rows.Quote(strings.TrimSpace(rec[i])), rows.Quote(f.Names[i]), rows.NumberHint(rec[i], otherwise)))
	}
	switch {
	case !ok && c.kind == plainCost && rows.IsDate(rec[i]):
		return 0, f.At(i, momentIsNoCost(f, rec[i], f.Names[i], ""))
	case !ok:
		return 0, f.At(i, costCell(rec[i], f.Names[i])+" is not a number: "+rows.NumberHint(rec[i], writeCost))
	case c.kind == plainCost && !c.isPossible(v):
		return 0, f.At(i, impossibleCost(rec[i], f.Names[i], v))
	}
	return v, nil
}

// elapsed returns the seconds between two moments.
func (c *costColumn) elapsed(f *source.File, rec []string) (cost float64, missing bool, err error) {
	var seconds, fraction [2]float64
	for k, i := range c.columns {
		if rows.IsMissing(rec[i]) {
			return 0, true, f.At(i, unknownCostIn(rec[i], f.Names[i]))
		}
		var ok bool
		if seconds[k], fraction[k], ok = rows.Moment(rec[i]); !ok {
			return 0, false, f.At(i, fmt.Sprintf(
				"%s in column %s is not a date and time: name the column of the cost with `cost`",
				rows.Quote(strings.TrimSpace(rec[i])), rows.Quote(f.Names[i])))
		}
	}
	if cost = seconds[0] - seconds[1] + (fraction[0] - fraction[1]); !c.isPossible(cost) {
		return 0, false, f.At(c.columns[0], fmt.Sprintf(
			"the trial ends %s s after it begins (%s): every trial takes some time; name the column of the cost with `cost`",
			strconv.FormatFloat(cost, 'g', 6, 64), c.name))
	}
	return cost, false, nil
}

// computed returns the cost that a formula has in a row.
func (c *costColumn) computed(rec []string) (cost float64, missing bool, err error) {
	if cost, missing, err = c.formula.Value(rec); err != nil {
		return 0, missing, err
	}
	if !c.isPossible(cost) {
		return 0, false, c.formula.At(fmt.Sprintf(
			"the cost %s is %s here: every trial costs something, so it must be a number above 0",
			strconv.Quote(c.formula.Text), strconv.FormatFloat(cost, 'g', 6, 64)))
	}
	return cost, false, nil
}

// number returns a number of a row that is not a cost; NaN if it is not known.
func (c *costColumn) number(f *source.File, rec []string) (float64, error) {
	if c.kind != computedCost {
		return finiteNumber(f, rec, c.columns[0])
	}
	v, missing, err := c.formula.Value(rec)
	if missing {
		return math.NaN(), nil
	}
	if err == nil && !rows.IsFinite(v) {
		err = c.formula.At(fmt.Sprintf("%s is not a finite number here", rows.Quote(c.name)))
	}
	return v, err
}

// finiteNumber returns the number in a cell; NaN if the cell is empty. Text and
// numbers that are not finite are errors.
func finiteNumber(f *source.File, rec []string, i int) (float64, error) {
	cell := strings.TrimSpace(rec[i])
	if cell == "" {
		return math.NaN(), nil
	}
	v, ok, err := f.Number(rec, i)
	if err != nil {
		return 0, f.At(i, err.Error())
	}
	if !ok || !rows.IsFinite(v) {
		return 0, f.At(i, fmt.Sprintf("%s in column %s is not a finite number: %s",
			rows.Quote(cell), rows.Quote(f.Names[i]), rows.NumberHint(cell, "leave the cell empty if it is not known")))
	}
	return v, nil
}

// unknownCost says what to do about a cost that is not known.
const unknownCost = "write what the trial cost, also if it failed; " +
	"or say what to do without it, `missing-cost drop` or `missing-cost mean`"

// writeCost says what to do about a cell that is not a cost.
const writeCost = "write what the trial cost, also if it failed"

// costCell names a cell of a cost.
func costCell(cell, column string) string {
	return fmt.Sprintf("cost %s in column %s", rows.Quote(strings.TrimSpace(cell)), rows.Quote(column))
}

// unknownCostIn says that a cell has no cost.
func unknownCostIn(cell, column string) string {
	if strings.TrimSpace(cell) == "" {
		return fmt.Sprintf("no cost in column %s: ", rows.Quote(column)) + unknownCost
	}
	return costCell(cell, column) + " is not a number: " + unknownCost
}

// impossibleCost says why a number is not a cost.
func impossibleCost(cell, column string, v float64) string {
	at := costCell(cell, column)
	switch {
	case math.IsNaN(v):
		return at + " is not a number: " + writeCost
	case math.IsInf(v, 0):
		return at + " is infinite: write what the trial cost"
	case v == 0:
		return at + " is zero: write what the trial cost, every trial costs something"
	}
	return at + " is negative: write what the trial cost"
}
