package plot

import (
	"math"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// labelled returns the labels of the ticks that have one.
func labelled(ticks []Tick) []string {
	var labels []string
	for _, t := range ticks {
		if !t.Minor() {
			labels = append(labels, t.Label)
		}
	}
	return labels
}

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
			ticks, power := linearTicks(test.lo, test.hi, test.most)
			if diff := cmp.Diff(test.want, labelled(ticks)); diff != "" {
				t.Errorf("labels (-want +got):\n%s", diff)
			}
			if power != test.power {
				t.Errorf("power %d, want %d", power, test.power)
			}
		})
	}
}

func TestLinearTicksLieInRange(t *testing.T) {
	for _, magnitude := range []float64{1e-150, 1e-12, 0.003, 1, 777, 1e12, 1e150} {
		for _, lo := range []float64{-1, -0.3, 0, 0.1, 0.999} {
			for most := 1; most <= 9; most++ {
				a, b := lo*magnitude, magnitude
				ticks, _ := linearTicks(a, b, most)
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
		{"one decade inside two", 1.1e16, 9e17, false, 9, []string{"2×10^{16}", "5×10^{16}", "10^{17}", "2×10^{17}", "5×10^{17}"}, 0},
		{"one octave", 2.1e17, 4.6e17, false, 9, []string{"2.5", "3.0", "3.5", "4.0", "4.5"}, 17},
		{"trials", 1, 50, true, 9, []string{"1", "2", "5", "10", "20", "50"}, 0},
		{"many trials", 1, 1e4, true, 9, []string{"1", "10", "100", "1,000", "10,000"}, 0},
		{"hours", 0.05, 20, true, 9, []string{"0.05", "0.1", "0.2", "0.5", "1", "2", "5", "10", "20"}, 0},
		{"nothing fits", 1e15, 1e18, false, 0, nil, 0},
	} {
		t.Run(test.name, func(t *testing.T) {
			s := logTicks(test.lo, test.hi, test.plain, few(test.most))
			if diff := cmp.Diff(test.want, labelled(s.ticks)); diff != "" {
				t.Errorf("labels (-want +got):\n%s", diff)
			}
			if s.power != test.power {
				t.Errorf("power %d, want %d", s.power, test.power)
			}
		})
	}
}

func TestMinorTicks(t *testing.T) {
	s := logTicks(1e15, 1e17, false, func([]Tick) bool { return true })
	var minor []float64
	for _, tick := range s.ticks {
		if tick.Minor() {
			minor = append(minor, tick.Value)
		}
	}
	want := []float64{2e15, 3e15, 4e15, 5e15, 6e15, 7e15, 8e15, 9e15, 2e16, 3e16, 4e16, 5e16, 6e16, 7e16, 8e16, 9e16}
	if !slices.Equal(minor, want) {
		t.Errorf("minor ticks at %g, want %g", minor, want)
	}
}

func TestXAxis(t *testing.T) {
	for _, test := range []struct {
		name           string
		lo, hi         float64
		log            bool
		wantLo, wantHi float64
	}{
		{"ends at near decades", 1.3e15, 8e19, true, 1e15, 1e20},
		{"keeps exact decades", 1, 100, true, 1, 100},
		{"a little wider", 2e15, 2e17, true, 2e15 / math.Pow(100, 0.025), 2e17 * math.Pow(100, 0.025)},
		{"one value", 1e17, 1e17, true, 1e17 * math.Pow(10, -0.3*1.05), 1e17 * math.Pow(10, 0.3*1.05)},
		{"linear from zero", 1, 100, false, 0, 100 + 0.025*99},
		{"linear", 50, 100, false, 48.75, 101.25},
		{"linear, one value", 10, 10, false, 4.75, 15.25},
	} {
		t.Run(test.name, func(t *testing.T) {
			a := xAxis(test.lo, test.hi, test.log)
			if !near(a.Min, test.wantLo) || !near(a.Max, test.wantHi) {
				t.Errorf("%g to %g, want %g to %g", a.Min, a.Max, test.wantLo, test.wantHi)
			}
		})
	}
}

// near reports whether a and b are equal, but for rounding.
func near(a, b float64) bool { return math.Abs(a-b) <= 1e-9*math.Max(math.Abs(a), math.Abs(b)) }
