package evp

import (
	"fmt"
	"math"
)

// Rates convert a cost into device-hours, money, energy and carbon. They are the user's:
// none is built in. With the zero value there is no conversion.
type Rates struct {
	// PerHour is the cost that one device incurs in an hour, in cost units: sustained
	// FLOP/s × 3600 for a cost in FPO, 3600 for one in seconds.
	PerHour float64
	Price   float64 // of a device-hour, in any currency
	Watts   float64 // drawn by a device
	PUE     float64 // power usage effectiveness of the data centre, ≥ 1; 0 means 1
	Carbon  float64 // kg CO2e per kWh
}

// Validate returns an error that says which rate is not possible, or which is missing for
// another one to be of use.
func (r Rates) Validate() error {
	for _, rate := range []struct {
		name  string
		value float64
	}{{"cost per hour", r.PerHour}, {"price", r.Price}, {"watts", r.Watts}, {"pue", r.PUE}, {"carbon", r.Carbon}} {
		if !(rate.value >= 0) || math.IsInf(rate.value, 0) {
			return fmt.Errorf("%s %g is not a finite number above 0", rate.name, rate.value)
		}
	}
	switch {
	case r.PUE != 0 && r.PUE < 1:
		return fmt.Errorf("pue %g is below 1, which is all power going to the devices", r.PUE)
	case r.Price > 0 && r.PerHour == 0:
		return fmt.Errorf("a price per device-hour needs to know how much a device does in an hour")
	case r.Watts > 0 && r.PerHour == 0:
		return fmt.Errorf("watts need to know how much a device does in an hour")
	case r.PUE > 0 && r.Watts == 0:
		return fmt.Errorf("pue multiplies watts, which are missing")
	case r.Carbon > 0 && r.Watts == 0:
		return fmt.Errorf("carbon per kWh needs watts, which are missing")
	}
	return nil
}

// A Conversion is a cost in other units, NaN where a rate is missing.
type Conversion struct {
	DeviceHours float64 // cost / PerHour
	Price       float64 // DeviceHours × Price
	KWh         float64 // DeviceHours × Watts / 1000 × PUE
	CO2         float64 // KWh × Carbon, in kg CO2e
}

// Convert converts a cost, in cost units.
func (r Rates) Convert(cost float64) Conversion {
	given := func(rate float64) float64 {
		if rate == 0 {
			return math.NaN()
		}
		return rate
	}
	hours := cost / given(r.PerHour)
	energy := hours * given(r.Watts) / 1000 * math.Max(r.PUE, 1)
	return Conversion{DeviceHours: hours, Price: hours * given(r.Price), KWh: energy, CO2: energy * given(r.Carbon)}
}
