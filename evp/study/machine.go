package study

import (
	"encoding/csv"
	"encoding/json"
	"evpkit/evp/number"
	"io"

	"evpkit/evp"
)

// A column is one column of the machine-readable table.
type column struct {
	name string
	text func(c *evp.Curve, p evp.Point) string // either this
	of   func(p evp.Point) float64              // or this

	digits int // significant digits in a table for people
}

// columns returns the columns, in the order that scripts rely on.
func (c Curves) columns() []column {
	out := []column{
		{name: "model", text: func(c *evp.Curve, _ evp.Point) string { return c.Model }},
		{name: "axis", text: func(c *evp.Curve, _ evp.Point) string { return c.Axis.String() }},
		{name: "x", of: func(p evp.Point) float64 { return p.X }},
		{name: "statistic", text: func(c *evp.Curve, _ evp.Point) string { return c.Statistic.String() }},
		{name: "estimator", text: func(c *evp.Curve, _ evp.Point) string { return c.Estimator.String() }},
		{name: "estimate", of: func(p evp.Point) float64 { return p.Estimate }},
		{name: "lower", of: func(p evp.Point) float64 { return p.Lower }},
		{name: "upper", of: func(p evp.Point) float64 { return p.Upper }},
		{name: "sd", of: func(p evp.Point) float64 { return p.SD }},
		{name: "p_none", of: func(p evp.Point) float64 { return p.PNone }},
		{name: "band", text: func(_ *evp.Curve, p evp.Point) string { return p.Kind.String() }},
		{name: "mc_se", of: func(p evp.Point) float64 { return p.MCSE }},
	}
	if c.Bracket {
		out = append(out,
			column{name: "bracket_lower", of: func(p evp.Point) float64 { return p.BracketLower }},
			column{name: "bracket_upper", of: func(p evp.Point) float64 { return p.BracketUpper }})
	}
	return out
}

// CSV writes one row per point, in full precision.
func (c Curves) CSV(w io.Writer) error {
	columns := c.columns()
	out := csv.NewWriter(w)
	row := make([]string, len(columns))
	for i, col := range columns {
		row[i] = col.name
	}
	_ = out.Write(row) // Error below tells
	c.eachPoint(func(curve *evp.Curve, p evp.Point) {
		for i, col := range columns {
			if col.text != nil {
				row[i] = col.text(curve, p)
			} else {
				row[i] = number.Value(col.of(p)).Cell()
			}
		}
		_ = out.Write(row)
	})
	out.Flush()
	return out.Error()
}

// eachPoint calls f for every point of every curve.
func (c Curves) eachPoint(f func(curve *evp.Curve, p evp.Point)) {
	for _, m := range c.Models {
		for _, curve := range m.Curves {
			for _, p := range curve.Points {
				f(curve, p)
			}
		}
	}
}

// JSON writes settings, inputs, models with their points, and warnings.
func (c Curves) JSON(w io.Writer) error {
	type model struct {
		Name      string           `json:"name"`
		Trials    int              `json:"trials"`
		Failed    int              `json:"failed"`
		Dropped   int              `json:"dropped"`
		TotalCost number.Value     `json:"total_cost"`
		MeanCost  number.Value     `json:"mean_cost"`
		Best      number.Value     `json:"best"`
		Points    []map[string]any `json:"points"`
	}
	out := struct {
		Evp      string         `json:"evp"`
		Schema   int            `json:"schema"`
		Settings map[string]any `json:"settings"`
		Inputs   []Input        `json:"inputs"`
		Models   []model        `json:"models"`
		Warnings []warning      `json:"warnings"`
		Caption  string         `json:"caption"`
	}{"curve", 1, c.Settings, append([]Input{}, c.Inputs...), []model{}, warnings(c.AllWarnings()), c.Caption}
	columns := c.columns()
	for _, m := range c.Models {
		first := m.Curves[0]
		entry := model{
			Name: m.Name, Trials: first.Trials, Failed: first.Failed, Dropped: first.Dropped,
			TotalCost: number.Value(first.TotalCost), MeanCost: number.Value(first.MeanCost), Best: number.Value(first.Best),
			Points: []map[string]any{},
		}
		for _, curve := range m.Curves {
			for _, p := range curve.Points {
				entry.Points = append(entry.Points, object(columns, curve, p))
			}
		}
		out.Models = append(out.Models, entry)
	}
	return writeJSON(w, out)
}

// object returns a point as a JSON object with the columns' names.
func object(columns []column, curve *evp.Curve, p evp.Point) map[string]any {
	out := make(map[string]any, len(columns))
	for _, col := range columns {
		if col.text != nil {
			out[col.name] = col.text(curve, p)
		} else {
			out[col.name] = number.Value(col.of(p))
		}
	}
	return out
}

// A warning is evp.Warning as it stands in JSON.
type warning struct {
	Code    evp.WarningCode `json:"code"`
	Message string          `json:"message"`
	Model   string          `json:"model"`
}

func warnings(ws []evp.Warning) []warning {
	out := []warning{}
	for _, w := range ws {
		message := w.Message
		if w.Place != "" {
			message = w.Place + ": " + message
		}
		out = append(out, warning{w.Code, message, w.Model})
	}
	return out
}

// writeJSON writes v indented, without escaping for HTML.
func writeJSON(w io.Writer, v any) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", " ")
	return e.Encode(v)
}
