package study

import (
	"evpkit/evp/number"
	"fmt"
	"io"
	"slices"

	"evpkit/evp"
)

// Costs is the result of "evp cost".
type Costs struct {
	Document
	Rates   evp.Rates
	Assumed []string // what the conversions rest on, a sentence each
	Models  []*evp.PriceTag
	Total   *evp.PriceTag // of all models
}

// Write writes the result in a format: csv (a row per model), json, txt or
// text, md, tex.
func (c Costs) Write(w io.Writer, format string) error {
	switch format {
	case "csv":
		return writeCSV(w, c.columns(), c.Models)
	case "json":
		return c.json(w, "cost", c.objects(), map[string]any{"total": c.object(c.Total), "assumed": append([]string{}, c.Assumed...)})
	}
	if err := WriteTables(w, format, c.tables()); err != nil {
		return err
	}
	mark := map[string]string{"md": "- ", "tex": "% "}[format]
	for i, line := range c.Assumed {
		if i == 0 {
			fmt.Fprintln(w)
		}
		fmt.Fprintln(w, mark+oneLine(line))
	}
	return nil
}

// columns returns the columns, in the order that scripts rely on.
func (c Costs) columns() []cellColumn[*evp.PriceTag] {
	number := func(name string, of func(p *evp.PriceTag) float64) cellColumn[*evp.PriceTag] {
		return cellColumn[*evp.PriceTag]{name, func(p *evp.PriceTag) any { return number.Value(of(p)) }}
	}
	return []cellColumn[*evp.PriceTag]{
		{"model", func(p *evp.PriceTag) any { return p.Model }},
		{"trials", func(p *evp.PriceTag) any { return p.Trials }},
		{"failed", func(p *evp.PriceTag) any { return p.Failed }},
		number("total_cost", func(p *evp.PriceTag) float64 { return p.TotalCost }),
		number("mean_cost", func(p *evp.PriceTag) float64 { return p.MeanCost }),
		number("example_cost", func(p *evp.PriceTag) float64 { return p.ExampleCost }),
		number("examples", func(p *evp.PriceTag) float64 { return p.Examples }),
		number("remainder", func(p *evp.PriceTag) float64 { return p.Remainder }),
		number("device_hours", func(p *evp.PriceTag) float64 { return c.convert(p).DeviceHours }),
		number("price", func(p *evp.PriceTag) float64 { return c.convert(p).Price }),
		number("kwh", func(p *evp.PriceTag) float64 { return c.convert(p).KWh }),
		number("kg_co2e", func(p *evp.PriceTag) float64 { return c.convert(p).CO2 }),
		number("failed_cost", func(p *evp.PriceTag) float64 { return p.FailedCost }),
	}
}

// convert returns what a model cost in other units.
func (c Costs) convert(p *evp.PriceTag) evp.Conversion { return c.Rates.Convert(p.TotalCost) }

// objects returns the models as they stand in JSON.
func (c Costs) objects() []map[string]any {
	out := []map[string]any{}
	for _, p := range c.Models {
		object := c.object(p)
		object["name"] = p.Model
		out = append(out, object)
	}
	return out
}

// object returns a price tag as it stands in JSON, without its name.
func (c Costs) object(p *evp.PriceTag) map[string]any { return objectOf(c.columns()[1:], p) }

// rows returns the models, and what they cost together if they are several.
func (c Costs) rows() []*evp.PriceTag {
	if len(c.Models) < 2 {
		return c.Models
	}
	return append(slices.Clone(c.Models), c.Total)
}

// tables returns the tables for people: what was spent, what it consists of,
// and what it is in other units, the last two if anything is known of them.
func (c Costs) tables() []Table {
	spent := Table{Header: []string{"model", "trials", "no score", "total " + c.Unit, "of no score", "per trial"}, Left: 1}
	for _, p := range c.rows() {
		spent.Rows = append(spent.Rows, []string{p.Model, number.Count(p.Trials), number.Count(p.Failed),
			number.Value(p.TotalCost).Rounded(3), number.Value(p.FailedCost).Rounded(3), number.Value(p.MeanCost).Rounded(3)})
	}
	out := []Table{spent}
	exists := func(of func(p *evp.PriceTag) float64) bool {
		return slices.ContainsFunc(c.Models, func(p *evp.PriceTag) bool { return number.Value(of(p)).Exists() })
	}
	if exists(func(p *evp.PriceTag) float64 { return p.ExampleCost }) || exists(func(p *evp.PriceTag) float64 { return p.Examples }) {
		out = append(out, c.factors())
	}
	if c.Rates.PerHour > 0 {
		out = append(out, c.conversions())
	}
	return out
}

// factors returns the table of E, D and H.
func (c Costs) factors() Table {
	t := Table{Header: []string{"model", "E: " + c.Unit + " per example", "D: examples per trial", "H: trials", "remainder"}, Left: 1}
	for _, p := range c.rows() {
		t.Rows = append(t.Rows, []string{p.Model, number.Value(p.ExampleCost).Rounded(3), number.Value(p.Examples).Rounded(3), number.Count(p.Trials), number.Value(p.Remainder).Rounded(3)})
	}
	return t
}

// conversions returns the table of other units.
func (c Costs) conversions() Table {
	t := Table{Header: []string{"model", "device-hours"}, Left: 1}
	values := []func(x evp.Conversion) float64{func(x evp.Conversion) float64 { return x.DeviceHours }}
	for _, further := range []struct {
		header string
		rate   float64
		of     func(x evp.Conversion) float64
	}{
		{"price", c.Rates.Price, func(x evp.Conversion) float64 { return x.Price }},
		{"kWh", c.Rates.Watts, func(x evp.Conversion) float64 { return x.KWh }},
		{"kg CO2e", c.Rates.Carbon, func(x evp.Conversion) float64 { return x.CO2 }},
	} {
		if further.rate > 0 {
			t.Header = append(t.Header, further.header)
			values = append(values, further.of)
		}
	}
	for _, p := range c.rows() {
		row := []string{p.Model}
		for _, of := range values {
			row = append(row, number.Value(of(c.convert(p))).Rounded(3))
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}
