package evp

import (
	"fmt"
	"math"
)

// Factors are columns of a log that tell what made up a trial's cost, aligned
// with the trials: the cost of one example, in cost units, and the number of
// examples processed. nil means not known, NaN not known of that trial.
type Factors struct {
	ExampleCost, Examples []float64
}

// A PriceTag is what the trials of one model cost together: Cost(R) ∝ E·D·H
// ("Green AI", Schwartz et al. 2019, equation 1), the cost of one example, the
// examples processed and the hyperparameter experiments. What does not exist
// is NaN.
type PriceTag struct {
	Model  string
	Trials int // H, failed trials included
	Failed int // trials without a score among them

	// TotalCost is Σ cost over all trials, in cost units, MeanCost that over
	// Trials, and FailedCost the part of TotalCost that failed trials cost.
	TotalCost, MeanCost, FailedCost float64

	// ExampleCost and Examples are E and D, the means over the trials of which
	// they are known. Remainder is TotalCost / (E·D·H): 1 if every trial costs
	// its E·D and these do not vary together.
	ExampleCost, Examples, Remainder float64

	Warnings []Warning
}

// WarnFactor: a factor of the cost is not known of every trial.
const WarnFactor WarningCode = "factor-unknown"

// NewPriceTag returns what the trials of one model cost, whose Model fields it
// does not look at. A model whose trials all failed has a price, too. It
// returns an error if a cost is not finite and > 0, if a factor is negative or
// infinite, if factors are not aligned with the trials, and one that wraps
// ErrNoCost if the trials have no cost.
func NewPriceTag(model string, trials []Trial, f Factors) (*PriceTag, error) {
	p := &PriceTag{Model: model}
	var total, failed exactSum
	for _, t := range trials {
		switch {
		case math.IsNaN(t.Cost):
			return nil, fmt.Errorf("model %q: %w", model, ErrNoCost)
		case !(t.Cost > 0) || math.IsInf(t.Cost, 0):
			return nil, fmt.Errorf("model %q: cost %g is not a finite number above 0", model, t.Cost)
		}
		cost := t.Cost * float64(t.count())
		p.Trials += t.count()
		total.add(cost)
		if t.Failed() {
			p.Failed += t.count()
			failed.add(cost)
		}
	}
	if p.TotalCost, p.FailedCost = total.sum, failed.sum; !finite(p.TotalCost) {
		return nil, fmt.Errorf("model %q: the costs add up to more than can be calculated with; use a larger unit", model)
	}
	p.MeanCost = p.TotalCost / float64(p.Trials)
	var err error
	if p.ExampleCost, err = p.factor("cost of an example", f.ExampleCost, trials); err != nil {
		return nil, err
	}
	if p.Examples, err = p.factor("number of examples", f.Examples, trials); err != nil {
		return nil, err
	}
	p.setRemainder()
	return p, nil
}

// factor returns the mean of a factor over the trials of which it is known.
func (p *PriceTag) factor(name string, values []float64, trials []Trial) (float64, error) {
	if values == nil {
		return math.NaN(), nil
	}
	if len(values) != len(trials) {
		return 0, fmt.Errorf("model %q: the %s is given for %d of %d trials", p.Model, name, len(values), len(trials))
	}
	var sum exactSum
	known := 0
	for i, v := range values {
		if math.IsNaN(v) {
			continue
		}
		if !(v >= 0) || math.IsInf(v, 0) {
			return 0, fmt.Errorf("model %q: a %s of %g cannot be", p.Model, name, v)
		}
		known += trials[i].count()
		sum.add(v * float64(trials[i].count()))
	}
	if missing := p.Trials - known; missing > 0 {
		p.Warnings = append(p.Warnings, Warning{Code: WarnFactor, Model: p.Model, Message: fmt.Sprintf(
			"the %s is not known of %d of %d trials: its mean is over the others", name, missing, p.Trials)})
	}
	return sum.sum / float64(known), nil
}

// setRemainder sets what E·D·H lacks of the total.
func (p *PriceTag) setRemainder() {
	if p.Remainder = p.TotalCost / (p.ExampleCost * p.Examples * float64(p.Trials)); math.IsInf(p.Remainder, 0) {
		p.Remainder = math.NaN()
	}
}

// SumPriceTags returns what several models cost together, under a name. E and
// D are means over all trials, and do not exist unless they do for each model.
func SumPriceTags(name string, tags []*PriceTag) *PriceTag {
	out := &PriceTag{Model: name}
	var total, failed, exampleCost, examples exactSum
	for _, p := range tags {
		out.Trials += p.Trials
		out.Failed += p.Failed
		total.add(p.TotalCost)
		failed.add(p.FailedCost)
		exampleCost.add(p.ExampleCost * float64(p.Trials))
		examples.add(p.Examples * float64(p.Trials))
	}
	n := float64(out.Trials)
	out.TotalCost, out.FailedCost, out.MeanCost = total.sum, failed.sum, total.sum/n
	out.ExampleCost, out.Examples = exampleCost.sum/n, examples.sum/n
	out.setRemainder()
	return out
}

// An exactSum adds numbers up with compensation: their order does not show.
type exactSum struct{ sum, lost float64 }

// add adds x.
func (s *exactSum) add(x float64) {
	y := x - s.lost
	t := s.sum + y
	s.lost = t - s.sum - y
	s.sum = t
}

// Rates turn a cost into device-hours, money, energy and carbon. They are the
// user's: none is built in. The zero value turns a cost into nothing.
type Rates struct {
	// PerHour is the cost that one device runs up in an hour, in cost units:
	// sustained FLOP/s × 3600 for a cost in FPO, 3600 for one in seconds.
	PerHour float64
	Price   float64 // of a device-hour, in any currency
	Watts   float64 // drawn by a device
	PUE     float64 // power usage effectiveness of the data centre, ≥ 1; 0 means 1
	Carbon  float64 // kg CO2e per kWh
}

// Validate returns an error that says which rate cannot be, or which is
// missing before another is of use.
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

// A Conversion is a cost in other units; what no rate leads to is NaN.
type Conversion struct {
	DeviceHours float64 // cost / PerHour
	Price       float64 // DeviceHours × Price
	KWh         float64 // DeviceHours × Watts / 1000 × PUE
	CO2         float64 // KWh × Carbon, in kg CO2e
}

// Convert returns a cost, in cost units, in the units that the rates lead to.
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
