package main

import (
	"errors"
	"fmt"
	"strings"

	"github.com/urfave/cli/v2"

	"evpkit/evp"
)

// rateFlags turn a cost into other units; parse and check check them.
type rateFlags struct {
	flops, price, watts, pue, carbon string

	sustained float64 // FLOP/s of a device; 0 if not given
	rates     evp.Rates
}

// deviceTime are the units of cost that are a device's time, by how many of
// them make an hour.
var deviceTime = map[string]float64{"s": 3600, "min": 60, "h": 1}

// define returns the flags.
func (f *rateFlags) define() []cli.Flag {
	text := textFlag(categoryCost)
	return []cli.Flag{
		text(&f.flops, "flops", "", "RATE", "the RATE in FLOP/s that a device sustained on this work (not its peak): gives device-hours; needs a cost in FPO"),
		text(&f.price, "price", "", "P", "price P of a device-hour, in any currency: gives money"),
		text(&f.watts, "watts", "", "W", "power of W watts that a device draws: gives kWh"),
		text(&f.pue, "pue", "", "X", "power usage effectiveness X of the data centre, at least 1 (without it 1: its cooling and losses are left out)"),
		text(&f.carbon, "carbon", "", "KG", "KG of CO2e per kWh of the power used: gives kg CO2e"),
	}
}

// parse checks the flags, as far as the unit of the cost that was given tells.
func (f *rateFlags) parse(unit string) error {
	for _, rate := range []struct {
		flag, value string
		to          *float64
	}{{"flops", f.flops, &f.sustained}, {"price", f.price, &f.rates.Price}, {"watts", f.watts, &f.rates.Watts},
		{"pue", f.pue, &f.rates.PUE}, {"carbon", f.carbon, &f.rates.Carbon}} {
		if rate.value == "" {
			continue
		}
		var err error
		if *rate.to, err = positive(rate.flag, rate.value); err != nil {
			return err
		}
	}
	f.rates.PerHour = 3600 * f.sustained
	if perHour, ok := deviceTime[unit]; ok {
		if f.sustained > 0 {
			return usagef("--flops needs a cost in FPO, and --cost-unit says %s; leave one of them out", unit)
		}
		f.rates.PerHour = perHour
	}
	switch hours := f.rates.PerHour > 0; {
	case !hours && f.rates.Price > 0:
		return usagef("--price is per device-hour: give --flops, the FLOP/s that a device sustained, or a cost in --cost-unit s, min or h")
	case !hours && f.rates.Watts > 0:
		return usagef("--watts needs device-hours: give --flops, the FLOP/s that a device sustained, or a cost in --cost-unit s, min or h")
	case f.rates.PUE > 0 && f.rates.Watts == 0:
		return usagef("--pue multiplies the power of the devices: give --watts")
	case f.rates.Carbon > 0 && f.rates.Watts == 0:
		return usagef("--carbon is per kWh: give --watts, the power of a device")
	case f.sustained > 0 && unit != "" && !strings.EqualFold(unit, "fpo") && !strings.EqualFold(unit, "mac"):
		return usagef("--flops needs a cost in FPO, and --cost-unit says %q", unit)
	}
	if err := f.rates.Validate(); err != nil {
		return usagef("--%s", err)
	}
	return nil
}

// check reports rates that do not fit the unit of the cost.
func (f *rateFlags) check(unit string) error {
	if f.sustained > 0 && unit == computedUnit {
		return errors.New("--flops needs a cost in FPO, and what unit an expression is in is not known; if it is FPO, say --cost-unit fpo")
	}
	if f.sustained > 0 && unit != "FPO" {
		return fmt.Errorf("--flops needs a cost in FPO, and this one is in %q after its column; if it is FPO, say --cost-unit fpo", unit)
	}
	return nil
}

// assumed says what the conversions rest on.
func (f *rateFlags) assumed(unit string) []string {
	r := f.rates
	if r.PerHour == 0 {
		return nil
	}
	out := []string{fmt.Sprintf("Assumed: a device sustains %s FLOP/s (--flops); device-hours = %s / (3600 × that).", f.flops, unit)}
	if f.sustained == 0 {
		out[0] = fmt.Sprintf("Assumed: the cost is the time of one device in %s (--cost-unit).", unit)
	}
	if r.Price > 0 {
		out = append(out, fmt.Sprintf("Assumed: a device-hour costs %s (--price).", f.price))
	}
	if r.Watts > 0 {
		pue := fmt.Sprintf("a PUE of %s (--pue)", f.pue)
		if r.PUE == 0 {
			pue = "a PUE of 1, so nothing for cooling and losses (--pue)"
		}
		out = append(out, fmt.Sprintf("Assumed: a device draws %s W (--watts), with %s.", f.watts, pue))
	}
	if r.Carbon > 0 {
		out = append(out, fmt.Sprintf("Assumed: a kWh emits %s kg CO2e (--carbon).", f.carbon))
	}
	return out
}

// settings adds the values of the flags.
func (f *rateFlags) settings(to map[string]any) {
	for name, value := range map[string]float64{
		"flops": f.sustained, "price": f.rates.Price, "watts": f.rates.Watts, "pue": f.rates.PUE, "carbon": f.rates.Carbon,
	} {
		to[name] = nil
		if value > 0 {
			to[name] = value
		}
	}
}

// countsMAC reports whether the cost is counted in multiply-adds.
func (r *readFlags) countsMAC() bool { return strings.EqualFold(r.costUnit, "mac") }
