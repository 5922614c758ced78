package study

import (
	"math"
	"slices"

	"evpkit/evp"
	"evpkit/evp/number"
	"evpkit/evp/table"
)

// Table returns a row per model.
func (c PriceTag) Table() table.Table { return c.exact(c.Models...) }

// exact returns a row per price tag, with the columns in the order that scripts
// rely on.
func (c PriceTag) exact(tags ...*evp.PriceTag) table.Table {
	t := table.New("costs", table.Words("model"), table.Numbers(
		"trials", "failed", "total_cost", "mean_cost", "example_cost", "examples", "remainder",
		"device_hours", "price", "kwh", "kg_co2e", "failed_cost"))
	for _, p := range tags {
		x := c.convert(p)
		t.Add(table.Word(p.Model), table.Whole(p.Trials), failedCell(p),
			table.Number(p.TotalCost), table.Number(p.MeanCost),
			table.Number(p.ExampleCost), table.Number(p.Examples), table.Number(p.Remainder),
			table.Number(x.DeviceHours), table.Number(x.Price), table.Number(x.KWh), table.Number(x.CO2),
			table.Number(p.FailedCost))
	}
	return t
}

// failedCell returns how many trials have no score, if the log has scores at all.
func failedCell(p *evp.PriceTag) table.Cell {
	if math.IsNaN(p.FailedCost) {
		return table.Number(math.NaN())
	}
	return table.Whole(p.Failed)
}

// orDash returns a dash for a number that does not exist, so that people see that it
// is not known, and not nothing.
func orDash(c table.Cell) table.Cell {
	if c.Text() == "" {
		return table.Word("-")
	}
	return c
}

// convert returns what a model cost in other units.
func (c PriceTag) convert(p *evp.PriceTag) evp.Conversion { return c.Rates.Convert(p.TotalCost) }

// Tables returns the tables for people: what was spent, its factors if any is
// known, and the cost in other units if there is a rate.
func (c PriceTag) Tables() []table.Table {
	out := []table.Table{c.spent()}
	if slices.ContainsFunc(c.Models, func(p *evp.PriceTag) bool {
		return number.Value(p.ExampleCost).Exists() || number.Value(p.Examples).Exists()
	}) {
		out = append(out, c.factors())
	}
	if c.Rates.PerHour > 0 {
		out = append(out, c.conversions())
	}
	return out
}

// rows returns the models, and all of them together if there are several.
func (c PriceTag) rows() []*evp.PriceTag {
	if len(c.Models) < 2 {
		return c.Models
	}
	return append(slices.Clone(c.Models), c.Total)
}

// spent returns the table of what was spent.
func (c PriceTag) spent() table.Table {
	t := table.New("price", table.Words("model"),
		table.Numbers("trials", "no score"), table.Scaled("total", "total "+c.Unit, "of no score"),
		table.Numbers("per trial"))
	for _, p := range c.rows() {
		t.Add(table.Word(p.Model), table.Whole(p.Trials), orDash(failedCell(p)),
			table.Digits(p.TotalCost, 3), orDash(table.Digits(p.FailedCost, 3)), table.Digits(p.MeanCost, 3))
	}
	return t
}

// factors returns the table of the factors E, D and H of the total cost.
func (c PriceTag) factors() table.Table {
	t := table.New("factors", table.Words("model"),
		table.Numbers("E: "+c.Unit+" per example", "D: examples per trial", "H: trials", "remainder"))
	for _, p := range c.rows() {
		t.Add(table.Word(p.Model), table.Digits(p.ExampleCost, 3), table.Digits(p.Examples, 3), table.Whole(p.Trials),
			table.Digits(p.Remainder, 3))
	}
	return t
}

// conversions returns the table of the cost in other units, those that have a
// rate.
func (c PriceTag) conversions() table.Table {
	t := table.New("other-units", table.Words("model"), table.Numbers("device-hours"))
	values := []func(x evp.Conversion) float64{func(x evp.Conversion) float64 { return x.DeviceHours }}
	for _, unit := range []struct {
		name string
		rate float64
		of   func(x evp.Conversion) float64
	}{
		{"price", c.Rates.Price, func(x evp.Conversion) float64 { return x.Price }},
		{"kWh", c.Rates.Watts, func(x evp.Conversion) float64 { return x.KWh }},
		{"kg CO2e", c.Rates.Carbon, func(x evp.Conversion) float64 { return x.CO2 }},
	} {
		if unit.rate > 0 {
			t.Columns = append(t.Columns, table.Numbers(unit.name)...)
			values = append(values, unit.of)
		}
	}
	for _, p := range c.rows() {
		row := []table.Cell{table.Word(p.Model)}
		for _, of := range values {
			row = append(row, table.Digits(of(c.convert(p)), 3))
		}
		t.Add(row...)
	}
	return t
}

// after returns the assumptions: a list in Markdown, comments in LaTeX.
func (c PriceTag) after(format string) string {
	return remarks(c.Assumed, format)
}
