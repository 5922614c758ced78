package study

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"strings"

	"evpkit/evp"
	"evpkit/evp/number"
	"evpkit/evp/table"
)

// PriceOptions turn the cost of a search into other units, by rates that the user
// knows: no rate has a default, and the zero value converts nothing.
type PriceOptions struct {
	// Rates are the price of a device-hour, the watts of a device, the PUE of the
	// data centre and the kg of CO2e per kWh. PerHour is overwritten: it follows from
	// FLOPS, or from a unit of the cost that is a time.
	Rates evp.Rates
	FLOPS float64 // FLOP/s that a device sustains, for a cost in FPO; 0: unknown
}

// deviceTime are the units of cost that are a device's time, by how many of
// them make an hour.
var deviceTime = map[string]float64{"s": 3600, "min": 60, "h": 1}

// rates returns the rates for a cost in a unit.
func (o PriceOptions) rates(unit string) evp.Rates {
	out := o.Rates
	out.PerHour = 3600 * o.FLOPS
	if perHour, ok := deviceTime[unit]; ok {
		out.PerHour = perHour
	}
	return out
}

// check reports rates that do not go together, as far as the unit of the cost
// that was asked for tells; "" if none was.
func (o PriceOptions) check(unit string) error {
	_, isTime := deviceTime[unit]
	switch {
	case isTime && o.FLOPS > 0:
		return fmt.Errorf("`flops` needs a cost in FPO, and `cost-unit` says %s; leave one of them out", unit)
	case unit != "" && o.needsHours(unit) != nil:
		return o.needsHours(unit)
	case o.Rates.PUE > 0 && o.Rates.Watts == 0:
		return errors.New("`pue` multiplies the power of the devices: give `watts`")
	case o.Rates.Carbon > 0 && o.Rates.Watts == 0:
		return errors.New("`carbon` is per kWh: give `watts`, the power of a device")
	case o.FLOPS > 0 && unit != "" && !strings.EqualFold(unit, "fpo") && !strings.EqualFold(unit, "mac"):
		return fmt.Errorf("`flops` needs a cost in FPO, and `cost-unit` says %q", unit)
	}
	rates := o.rates(unit)
	if unit == "" && rates.PerHour == 0 {
		rates.PerHour = 1 // the log decides
	}
	if err := rates.Validate(); err != nil {
		name, rest, _ := splitWord(err.Error())
		return fmt.Errorf("`%s`%s", name, rest)
	}
	return nil
}

// needsHours reports rates per device-hour of a cost that gives no device-hours.
func (o PriceOptions) needsHours(unit string) error {
	const otherwise = "give `flops`, the FLOP/s that a device sustained, or a cost in `cost-unit s`, min or h"
	switch hours := o.rates(unit).PerHour > 0; {
	case !hours && o.Rates.Price > 0:
		return errors.New("`price` is per device-hour: " + otherwise)
	case !hours && o.Rates.Watts > 0:
		return errors.New("`watts` needs device-hours: " + otherwise)
	}
	return nil
}

// fits reports rates that do not fit the unit of the log's cost: what was not
// asked for, but follows from the log.
func (o PriceOptions) fits(unit string) error {
	if err := o.needsHours(unit); err != nil {
		return &usageError{err}
	}
	switch {
	case o.FLOPS == 0 || unit == FPO:
		return nil
	case unit == ComputedUnit:
		return errors.New("`flops` needs a cost in FPO, and what unit an expression is in is not known; if it is FPO, " +
			"say `cost-unit fpo`")
	}
	return fmt.Errorf("`flops` needs a cost in FPO, and this one is in %q after its column; if it is FPO, say "+
		"`cost-unit fpo`", unit)
}

// assumed says what the conversions assume, a sentence each.
func (o PriceOptions) assumed(r evp.Rates, unit string) []string {
	if r.PerHour == 0 {
		return nil
	}
	out := []string{fmt.Sprintf("Assumed: a device sustains %s FLOP/s (`flops`); device-hours = %s / (3600 × that).",
		number.Value(o.FLOPS).Short(6), unit)}
	if o.FLOPS == 0 {
		out[0] = fmt.Sprintf("Assumed: the cost is the time of one device in %s.", unit)
	}
	if r.Price > 0 {
		out = append(out, fmt.Sprintf("Assumed: a device-hour costs %s (`price`).", number.Value(r.Price).Short(6)))
	}
	if r.Watts > 0 {
		pue := fmt.Sprintf("a PUE of %s (`pue`)", number.Value(r.PUE).Short(6))
		if r.PUE == 0 {
			pue = "a PUE of 1, so nothing for cooling and losses (`pue`)"
		}
		out = append(out, fmt.Sprintf("Assumed: a device draws %s W (`watts`), with %s.",
			number.Value(r.Watts).Short(6), pue))
	}
	if r.Carbon > 0 {
		out = append(out, fmt.Sprintf("Assumed: a kWh emits %s kg CO2e (`carbon`).", number.Value(r.Carbon).Short(6)))
	}
	return out
}

// A PriceTag is the result of Study.PriceTag: what the search for each model cost.
type PriceTag struct {
	Document
	Rates   evp.Rates       // as they were applied
	Assumed []string        // what the conversions assume, a sentence each
	Models  []*evp.PriceTag // in the order of Study.Models
	Total   *evp.PriceTag   // of all models
}

// PriceTag returns what the search cost, for each model and together, failed trials
// included. It needs no score: without one, FailedCost is NaN, and Failed is not
// known. It is an error if the trials have no cost, or if the
// rates do not fit its unit.
func (s *Study) PriceTag(o PriceOptions) (_ *PriceTag, err error) {
	defer func() { err = s.spelled(err) }()
	if s.Unit == "" {
		return nil, fmt.Errorf("%s: the trials have no cost; %s", s.inputNames()[0],
			cmp.Or(s.Log.CostHint, "name the column with `cost`"))
	}
	if err := o.fits(s.Unit); err != nil {
		return nil, err
	}
	if s.priceFault != nil {
		return nil, s.priceFault
	}
	out := &PriceTag{
		Document: s.document(&Request{Command: "cost", Price: o}), Rates: o.rates(s.Unit), Models: s.tags,
		Total: evp.SumPriceTags("all models", s.tags),
	}
	for _, sentence := range o.assumed(out.Rates, s.Unit) {
		out.Assumed = append(out.Assumed, s.spell(sentence))
	}
	for _, tag := range s.tags {
		out.warn(s, tag.Warnings)
	}
	return out, nil
}

// Write writes the result in a format: csv (a row per model), json, txt or text,
// md, or tex.
func (c PriceTag) Write(w io.Writer, format string) error { return write(w, c, format) }

func (c PriceTag) document() table.Object {
	models := []table.Object{}
	for _, p := range c.Models {
		models = append(models, append(table.Object{}.With("name", p.Model), c.object(p)...))
	}
	return c.json("cost", table.Object{}.With("models", models).
		With("total", c.object(c.Total)).With("assumed", listed(c.Assumed))...)
}

// object returns a price tag as it is in JSON, without its name.
func (c PriceTag) object(p *evp.PriceTag) table.Object { return c.exact(p).Skip(1).Objects()[0] }
