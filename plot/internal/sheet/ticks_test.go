package sheet

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestLinearTicks(t *testing.T) {
	for _, test := range []struct {
		name   string
		lo, hi float64
		most   int
		want   []string
		power  int
	}{
		{"accuracy", 0.7, 0.9, 6, []string{"0.70", "0.75", "0.80", "0.85", "0.90"}, 0},
		{"steps of 1", 0, 5, 6, []string{"0", "1", "2", "3", "4", "5"}, 0},
		{"steps of 2", 0.72, 0.83, 6, []string{"0.72", "0.74", "0.76", "0.78", "0.80", "0.82"}, 0},
		{"steps of 2.5", 0.6, 0.7, 5, []string{"0.600", "0.625", "0.650", "0.675", "0.700"}, 0},
		{"no negative zero", -0.1, 0.1, 5, []string{"−0.10", "−0.05", "0.00", "0.05", "0.10"}, 0},
		{"true minus sign", -30, -10, 3, []string{"−30", "−20", "−10"}, 0},
		{"thousands", 0, 20000, 3, []string{"0", "10,000", "20,000"}, 0},
		{"large", 1e12, 3e12, 5, []string{"1.0", "1.5", "2.0", "2.5", "3.0"}, 12},
		{"small", 1e-12, 3e-12, 5, []string{"1.0", "1.5", "2.0", "2.5", "3.0"}, -12},
		{"far from zero", 1e5 + 1, 1e5 + 2, 3, []string{"1.000010", "1.000015", "1.000020"}, 5},
		{"one tick at most", 0.1, 0.9, 1, []string{"0.5"}, 0},
	} {
		t.Run(test.name, func(t *testing.T) {
			s := linearTicks(test.lo, test.hi, test.most)
			if diff := cmp.Diff(test.want, s.Labels()); diff != "" {
				t.Errorf("labels (-want +got):\n%s", diff)
			}
			if s.Power != test.power {
				t.Errorf("power %d, want %d", s.Power, test.power)
			}
		})
	}
}

func TestLinearTicksLieInRange(t *testing.T) {
	for _, magnitude := range []float64{1e-150, 1e-12, 0.003, 1, 777, 1e12, 1e150} {
		for _, lo := range []float64{-1, -0.3, 0, 0.1, 0.999} {
			for most := 1; most <= 9; most++ {
				a, b := lo*magnitude, magnitude
				ticks := linearTicks(a, b, most).Ticks
				if len(ticks) > most {
					t.Errorf("%g to %g: %d ticks, want at most %d", a, b, len(ticks), most)
				}
				for _, tick := range ticks {
					if slack := 1e-8 * (b - a); tick.Value < a-slack || tick.Value > b+slack {
						t.Errorf("%g to %g: tick at %g", a, b, tick.Value)
					}
				}
			}
		}
	}
}

func TestLogTicks(t *testing.T) {
	few := func(most int) func([]Tick) bool {
		return func(ticks []Tick) bool { return len(ticks) <= most }
	}
	for _, test := range []struct {
		name   string
		lo, hi float64
		plain  bool
		most   int
		want   []string
		power  int
	}{
		{"decades", 1e15, 1e18, false, 9, []string{"10^{15}", "10^{16}", "10^{17}", "10^{18}"}, 0},
		{"every second", 1e14, 1e20, false, 4, []string{"10^{14}", "10^{16}", "10^{18}", "10^{20}"}, 0},
		{"every third", 1e14, 1e25, false, 4, []string{"10^{15}", "10^{18}", "10^{21}", "10^{24}"}, 0},
		{"small", 1e-3, 1, false, 9, []string{"10^{−3}", "10^{−2}", "10^{−1}", "10^{0}"}, 0},
		{"one decade", 1e17, 1e18, false, 9, []string{"10^{17}", "2×10^{17}", "5×10^{17}", "10^{18}"}, 0},
		{"one decade inside two", 1.1e16, 9e17, false, 9,
			[]string{"2×10^{16}", "5×10^{16}", "10^{17}", "2×10^{17}", "5×10^{17}"}, 0},
		{"one octave", 2.1e17, 4.6e17, false, 9, []string{"2.5", "3.0", "3.5", "4.0", "4.5"}, 17},
		{"trials", 1, 50, true, 9, []string{"1", "2", "5", "10", "20", "50"}, 0},
		{"many trials", 1, 1e4, true, 9, []string{"1", "10", "100", "1,000", "10,000"}, 0},
		{"hours", 0.05, 20, true, 9, []string{"0.05", "0.1", "0.2", "0.5", "1", "2", "5", "10", "20"}, 0},
		{"nothing fits", 1e15, 1e18, false, 0, nil, 0},
	} {
		t.Run(test.name, func(t *testing.T) {
			s := logTicks(test.lo, test.hi, test.plain, few(test.most))
			if diff := cmp.Diff(test.want, s.Labels()); diff != "" {
				t.Errorf("labels (-want +got):\n%s", diff)
			}
			if s.Power != test.power {
				t.Errorf("power %d, want %d", s.Power, test.power)
			}
		})
	}
}

func TestMinorTicks(t *testing.T) {
	s := logTicks(1e15, 1e17, false, func([]Tick) bool { return true })
	var minor []float64
	for _, tick := range s.Ticks {
		if tick.Minor() {
			minor = append(minor, tick.Value)
		}
	}
	want := []float64{2e15, 3e15, 4e15, 5e15, 6e15, 7e15, 8e15, 9e15, 2e16, 3e16, 4e16, 5e16, 6e16, 7e16, 8e16, 9e16}
	if !slices.Equal(minor, want) {
		t.Errorf("minor ticks at %g, want %g", minor, want)
	}
}

// TestStep: the ticks about a number are the nearest multiples of the step, with
// no more error than rounding once.
func TestStep(t *testing.T) {
	s := StepOf(0.71, 0.83, 6)
	if s != (Step{20, -3}) {
		t.Fatalf("step %+v, want 0.02", s)
	}
	if s.Floor(0.719) != 0.7 || s.Ceil(0.719) != 0.72 || s.Floor(-0.719) != -0.72 {
		t.Errorf("ticks about 0.719: %v, %v; below -0.719: %v", s.Floor(0.719), s.Ceil(0.719), s.Floor(-0.719))
	}
}
