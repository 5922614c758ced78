package sheet

import "math"

// A Scale is the set of ticks on an axis, whose labels are to be multiplied by
// 10^Power. Values ascend among the labelled ticks.
type Scale struct {
	Ticks []Tick
	Power int
}

// A Tick is a mark on an axis.
type Tick struct {
	Value float64 // in data units
	Label string  // markup: ^{} raises; empty for a minor tick
}

// Minor reports whether the tick has no label.
func (t Tick) Minor() bool { return t.Label == "" }

// Labels returns the labels of the ticks that have one.
func (s Scale) Labels() []string {
	var labels []string
	for _, t := range s.Ticks {
		if !t.Minor() {
			labels = append(labels, t.Label)
		}
	}
	return labels
}

// linearTicks returns the scale of at most most ticks (at least one always fits)
// between lo < hi, at multiples of 1, 2, 2.5 or 5 times a power of ten, with a
// constant number of decimals. Its power is 0 unless the numbers are very large
// or very small.
func linearTicks(lo, hi float64, most int) Scale {
	step := StepOf(lo, hi, most)
	s := Scale{Power: commonExponent(math.Max(math.Abs(lo), math.Abs(hi)))}
	shift := step.Power - s.Power // of the last digit of the mantissa
	decimals := max(0, -shift)
	if step.Mantissa%10 == 0 {
		decimals = max(0, -shift-1)
	}
	size := step.size()
	slack := 1e-9 * (hi - lo) / size
	for i := math.Ceil(lo/size - slack); i <= math.Floor(hi/size+slack); i++ {
		if i == 0 {
			i = 0 // not -0
		}
		n := i * float64(step.Mantissa)
		s.Ticks = append(s.Ticks, Tick{times10(n, step.Power), decimal(times10(n, shift), decimals)})
	}
	return s
}

// writtenOut returns the scale with the power of ten in its labels: "2.5×10^{-6}".
func (s Scale) writtenOut() Scale {
	if s.Power == 0 {
		return s
	}
	var ticks []Tick
	for _, t := range s.Ticks {
		if !t.Minor() && t.Value != 0 {
			t.Label += "×" + powerLabel(1, s.Power, false)
		}
		ticks = append(ticks, t)
	}
	return Scale{Ticks: ticks}
}

// betweenTicks returns the minor ticks, four or three to a step, that go with
// linearTicks.
func betweenTicks(lo, hi float64, most int) []Tick {
	step := StepOf(lo, hi, most)
	parts := int64(5)
	if step.Mantissa == 20 {
		parts = 4
	}
	size := float64(step.Mantissa/parts) * math.Pow10(step.Power)
	var ticks []Tick
	for i := math.Ceil(lo / size); i <= math.Floor(hi/size); i++ {
		if int64(i)%parts != 0 {
			ticks = append(ticks, Tick{Value: i * size})
		}
	}
	return ticks
}

// A Step is a distance between ticks: Mantissa × 10^Power.
type Step struct {
	Mantissa int64
	Power    int
}

// mantissas are those of tick steps, times ten.
var mantissas = []int64{10, 20, 25, 50, 100}

// StepOf returns the smallest step that gives at most most ticks between lo and
// hi.
func StepOf(lo, hi float64, most int) Step {
	span := hi - lo
	for power := int(math.Floor(math.Log10(span/float64(max(most, 1))))) - 2; ; power++ {
		for _, m := range mantissas {
			step := float64(m) * math.Pow10(power)
			slack := 1e-9 * span / step
			if math.Floor(hi/step+slack)-math.Ceil(lo/step-slack)+1 <= float64(max(most, 1)) {
				if m == 100 {
					return Step{10, power + 1}
				}
				return Step{m, power}
			}
		}
	}
}

// size returns the step as a number.
func (s Step) size() float64 { return float64(s.Mantissa) * math.Pow10(s.Power) }

// Floor returns the largest tick that is not above x.
func (s Step) Floor(x float64) float64 {
	return times10(math.Floor(x/s.size())*float64(s.Mantissa), s.Power)
}

// Ceil returns the smallest tick that is not below x.
func (s Step) Ceil(x float64) float64 {
	return times10(math.Ceil(x/s.size())*float64(s.Mantissa), s.Power)
}

// commonExponent returns the power of ten to be taken out of the labels of
// numbers up to magnitude: 0 from 0.01 to 99 999.
func commonExponent(magnitude float64) int {
	if magnitude == 0 || magnitude >= 1e-2 && magnitude < 1e5 {
		return 0
	}
	return int(math.Floor(math.Log10(magnitude) + 1e-12))
}

// whole returns the scale of counts, without ticks below 1, and without labels
// at what is not a whole number.
func (s Scale) whole() Scale {
	var ticks []Tick
	for _, t := range s.Ticks {
		if t.Value < 1-1e-9 {
			continue
		}
		if rounded := math.Round(t.Value); hasFraction(t.Label) && s.Power == 0 {
			t.Label = ""
			if math.Abs(t.Value-rounded) < 1e-9*rounded {
				t.Label = decimal(rounded, 0)
			}
		}
		ticks = append(ticks, t)
	}
	s.Ticks = ticks
	return s
}
