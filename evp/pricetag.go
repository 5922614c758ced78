package evp

import (
	"fmt"
	"math"

	"evpkit/evp/internal/trials"
)

// Factors are columns of a log that say how a trial's cost came about, aligned with the
// trials: the cost of one example, in cost units, and the number of examples processed.
// nil means not known, NaN not known for that trial.
type Factors struct {
	ExampleCost, Examples []float64
}

// A PriceTag is what the trials of one model cost together: Cost(R) ∝ E·D·H ("Green AI",
// Schwartz et al. 2019, equation 1), where E is the cost of one example, D the number of
// examples processed and H the number of hyperparameter experiments. What does not exist is
// NaN.
type PriceTag struct {
	Model  string
	Trials int // H, failed trials included
	Failed int // trials without a score among them

	// TotalCost is Σ cost over all trials, in cost units, MeanCost is TotalCost / Trials,
	// and FailedCost the part of TotalCost that is due to failed trials.
	TotalCost, MeanCost, FailedCost float64

	// ExampleCost and Examples are E and D, the means over the trials for which they are
	// known. Remainder is TotalCost / (E·D·H): 1 if every trial costs its E·D and these do
	// not vary together.
	ExampleCost, Examples, Remainder float64

	Warnings []Warning
}

// WarnFactor: a factor of the cost is not known for every trial.
const WarnFactor WarningCode = "factor-unknown"

// NewPriceTag returns what the trials of one model cost; their Model fields are ignored. A
// model whose trials all failed has a price as well. It returns an error if a cost is not
// finite and > 0, if a factor is negative or infinite, if factors are not aligned with the
// trials, and one that wraps ErrNoCost if the trials have no cost.
func NewPriceTag(model string, log []Trial, f Factors) (*PriceTag, error) {
	p := &PriceTag{Model: model}
	var total, failed trials.Sum
	for _, t := range log {
		switch {
		case math.IsNaN(t.Cost):
			return nil, fmt.Errorf("model %q: %w", model, ErrNoCost)
		case !(t.Cost > 0) || math.IsInf(t.Cost, 0):
			return nil, fmt.Errorf("model %q: cost %g is not a finite number above 0", model, t.Cost)
		}
		cost := t.Cost * float64(t.count())
		p.Trials += t.count()
		total.Add(cost)
		if t.Failed() {
			p.Failed += t.count()
			failed.Add(cost)
		}
	}
	if p.TotalCost, p.FailedCost = total.Value(), failed.Value(); !finite(p.TotalCost) {
		return nil, fmt.Errorf("model %q: the costs add up to more than can be calculated with; use a larger unit", model)
	}
	p.MeanCost = p.TotalCost / float64(p.Trials)
	var err error
	if p.ExampleCost, err = p.factor("cost of an example", f.ExampleCost, log); err != nil {
		return nil, err
	}
	if p.Examples, err = p.factor("number of examples", f.Examples, log); err != nil {
		return nil, err
	}
	p.setRemainder()
	return p, nil
}

// factor returns the mean of a factor over the trials for which it is known.
func (p *PriceTag) factor(name string, values []float64, log []Trial) (float64, error) {
	if values == nil {
		return math.NaN(), nil
	}
	if len(values) != len(log) {
		return 0, fmt.Errorf("model %q: the %s is given for %d of %d trials", p.Model, name, len(values), len(log))
	}
	var sum trials.Sum
	known := 0
	for i, v := range values {
		if math.IsNaN(v) {
			continue
		}
		if !(v >= 0) || math.IsInf(v, 0) {
			return 0, fmt.Errorf("model %q: a %s of %g cannot be", p.Model, name, v)
		}
		known += log[i].count()
		sum.Add(v * float64(log[i].count()))
	}
	if missing := p.Trials - known; missing > 0 {
		p.Warnings = append(p.Warnings, Warning{Code: WarnFactor, Model: p.Model, Message: fmt.Sprintf(
			"the %s is not known of %d of %d trials: its mean is over the others", name, missing, p.Trials)})
	}
	return sum.Value() / float64(known), nil
}

// setRemainder sets the ratio of the total to E·D·H.
func (p *PriceTag) setRemainder() {
	if p.Remainder = p.TotalCost / (p.ExampleCost * p.Examples * float64(p.Trials)); math.IsInf(p.Remainder, 0) {
		p.Remainder = math.NaN()
	}
}

// SumPriceTags returns what several models cost together, under a name. E and D are means
// over all trials, and exist only if they exist for each model.
func SumPriceTags(name string, tags []*PriceTag) *PriceTag {
	out := &PriceTag{Model: name}
	var total, failed, exampleCost, examples trials.Sum
	for _, p := range tags {
		out.Trials += p.Trials
		out.Failed += p.Failed
		total.Add(p.TotalCost)
		failed.Add(p.FailedCost)
		exampleCost.Add(p.ExampleCost * float64(p.Trials))
		examples.Add(p.Examples * float64(p.Trials))
	}
	n := float64(out.Trials)
	out.TotalCost, out.FailedCost, out.MeanCost = total.Value(), failed.Value(), total.Value()/n
	out.ExampleCost, out.Examples = exampleCost.Value()/n, examples.Value()/n
	out.setRemainder()
	return out
}
