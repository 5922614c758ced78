package study

import (
	"encoding/csv"
	"evpkit/evp/number"
	"io"
)

// Bars is the result of "evp bars": numbers of several models.
type Bars struct {
	Labels []string    // of the models
	Rows   []string    // what the numbers are
	Values [][]float64 // by row, then by model; NaN where not known

	Caption string // of the figure
}

// Write writes the numbers in a format: csv (label, row, value), json, txt or
// text, md, tex.
func (b Bars) Write(w io.Writer, format string) error {
	switch format {
	case "csv":
		return b.csv(w)
	case "json":
		return b.json(w)
	}
	t := Table{Header: append([]string{"label"}, b.Rows...), Left: 1}
	for i, label := range b.Labels {
		row := []string{label}
		for k := range b.Rows {
			row = append(row, number.Value(b.Values[k][i]).Cell())
		}
		t.Rows = append(t.Rows, row)
	}
	return WriteTables(w, format, []Table{t})
}

// csv writes one row per bar, in full precision.
func (b Bars) csv(w io.Writer) error {
	out := csv.NewWriter(w)
	_ = out.Write([]string{"label", "row", "value"}) // Error below tells
	for k, row := range b.Rows {
		for i, label := range b.Labels {
			_ = out.Write([]string{label, row, number.Value(b.Values[k][i]).Cell()})
		}
	}
	out.Flush()
	return out.Error()
}

// json writes one object per bar, in full precision.
func (b Bars) json(w io.Writer) error {
	type bar struct {
		Label string       `json:"label"`
		Row   string       `json:"row"`
		Value number.Value `json:"value"`
	}
	out := struct {
		Evp    string `json:"evp"`
		Schema int    `json:"schema"`
		Bars   []bar  `json:"bars"`

		Caption string `json:"caption"`
	}{"bars", 1, []bar{}, b.Caption}
	for k, row := range b.Rows {
		for i, label := range b.Labels {
			out.Bars = append(out.Bars, bar{label, row, number.Value(b.Values[k][i])})
		}
	}
	return writeJSON(w, out)
}
