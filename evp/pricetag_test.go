package evp_test

import (
	"errors"
	"fmt"
	"log"
	"math"
	"testing"

	"pgregory.net/rapid"

	"evpkit/evp"
)

// What a search of 3 trials cost, one of which failed, on a device that
// sustains 10^14 FLOP/s.
func ExampleNewPriceTag() {
	trials := []evp.Trial{{Score: 0.8, Cost: 4e17}, {Score: 0.9, Cost: 8e17}, {Score: math.NaN(), Cost: 6e17}}
	tag, err := evp.NewPriceTag("bert", trials, evp.Factors{
		ExampleCost: []float64{2e12, 2e12, 2e12}, Examples: []float64{2e5, 4e5, 3e5},
	})
	if err != nil {
		log.Fatal(err)
	}
	fmt.Printf("%.1e FPO, of which %.0e in %d failed trials\n", tag.TotalCost, tag.FailedCost, tag.Failed)
	fmt.Printf("E = %.0e, D = %.0e, H = %d, remainder %.1f\n", tag.ExampleCost, tag.Examples, tag.Trials, tag.Remainder)
	rates := evp.Rates{PerHour: 1e14 * 3600, Price: 2.5}
	fmt.Printf("%.1f device-hours, %.2f EUR\n", rates.Convert(tag.TotalCost).DeviceHours,
		rates.Convert(tag.TotalCost).Price)
	// Output:
	// 1.8e+18 FPO, of which 6e+17 in 1 failed trials
	// E = 2e+12, D = 3e+05, H = 3, remainder 1.0
	// 5.0 device-hours, 12.50 EUR
}

// By hand: 3600 s of a device that draws 500 W at a PUE of 1.2 are 0.6 kWh.
func TestConvert(t *testing.T) {
	got := evp.Rates{PerHour: 3600, Price: 3, Watts: 500, PUE: 1.2, Carbon: 0.25}.Convert(7200)
	if want := (evp.Conversion{DeviceHours: 2, Price: 6, KWh: 1.2,
		CO2: 0.3}); math.Abs(got.KWh-want.KWh)+math.Abs(got.CO2-want.CO2) > 1e-12 ||
		got.DeviceHours != want.DeviceHours || got.Price != want.Price {
		t.Errorf("%+v, want %+v", got, want)
	}
	nothing := evp.Rates{}.Convert(1)
	if !math.IsNaN(nothing.DeviceHours) || !math.IsNaN(nothing.Price) || !math.IsNaN(nothing.KWh) ||
		!math.IsNaN(nothing.CO2) {
		t.Errorf("without rates: %+v", nothing)
	}
}

func TestRatesValidate(t *testing.T) {
	for _, bad := range []evp.Rates{
		{PerHour: -1}, {PerHour: math.NaN()}, {PerHour: math.Inf(1)}, {PerHour: 1, Watts: 1, PUE: 0.9},
		{Price: 1}, {Watts: 1}, {PerHour: 1, PUE: 1}, {PerHour: 1, Carbon: 1},
	} {
		if bad.Validate() == nil {
			t.Errorf("%+v is taken", bad)
		}
	}
	if err := (evp.Rates{PerHour: 1, Price: 1, Watts: 1, PUE: 1, Carbon: 1}).Validate(); err != nil {
		t.Error(err)
	}
}

func TestPriceTagFaults(t *testing.T) {
	nan := math.NaN()
	if _, err := evp.NewPriceTag("m", []evp.Trial{{Score: 1, Cost: nan}}, evp.Factors{}); !errors.Is(err, evp.ErrNoCost) {
		t.Errorf("error %v, want ErrNoCost", err)
	}
	one := []evp.Trial{{Score: 1, Cost: 1}}
	for _, c := range []struct {
		trials []evp.Trial
		f      evp.Factors
	}{
		{[]evp.Trial{{Cost: -1}}, evp.Factors{}}, {[]evp.Trial{{Cost: math.Inf(1)}}, evp.Factors{}},
		{[]evp.Trial{{Cost: math.MaxFloat64}, {Cost: math.MaxFloat64}}, evp.Factors{}},
		{one, evp.Factors{Examples: []float64{1, 2}}}, {one, evp.Factors{Examples: []float64{-1}}}, {one,
			evp.Factors{ExampleCost: []float64{math.Inf(1)}}},
	} {
		if _, err := evp.NewPriceTag("m", c.trials, c.f); err == nil {
			t.Errorf("%+v is taken", c)
		}
	}
	// All failed: nothing was got for the price, but it was paid.
	p, err := evp.NewPriceTag("m", []evp.Trial{{Score: nan, Cost: 2, Count: 3}}, evp.Factors{Examples: []float64{nan}})
	if err != nil || p.TotalCost != 6 || p.FailedCost != 6 || p.Failed != 3 || !math.IsNaN(p.Examples) {
		t.Errorf("%+v, %v", p, err)
	}
	if len(p.Warnings) != 1 || p.Warnings[0].Code != evp.WarnFactor {
		t.Errorf("warnings %v", p.Warnings)
	}
}

// For any trials: E·D·H·remainder is the total, of a model and of all; the
// remainder is 1 if the cost is E·D and one of them does not vary; a count
// stands for as many trials.
func TestPriceTagProperties(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		constant := rapid.Bool().Draw(t, "constant")
		var tags []*evp.PriceTag
		total := 0.0
		for range rapid.IntRange(1, 3).Draw(t, "models") {
			var trials, single []evp.Trial
			var f, fs evp.Factors
			for range rapid.IntRange(1, 6).Draw(t, "n") {
				e, d := 7.0, rapid.Float64Range(1, 1e6).Draw(t, "d")
				cost := e * d
				if !constant {
					e, cost = rapid.Float64Range(1, 1e12).Draw(t, "e"), rapid.Float64Range(1, 1e18).Draw(t, "cost")
				}
				trial := evp.Trial{Cost: cost, Count: rapid.IntRange(1, 3).Draw(t, "count")}
				trials, f.ExampleCost, f.Examples = append(trials, trial), append(f.ExampleCost, e), append(f.Examples, d)
				for range trial.Count {
					single, fs.ExampleCost, fs.Examples = append(single, evp.Trial{Cost: cost}), append(fs.ExampleCost,
						e), append(fs.Examples, d)
				}
			}
			p, err := evp.NewPriceTag("m", trials, f)
			if err != nil {
				t.Fatal(err)
			}
			q, _ := evp.NewPriceTag("m", single, fs)
			if math.Abs(q.TotalCost-p.TotalCost) > 1e-12*p.TotalCost ||
				math.Abs(q.ExampleCost-p.ExampleCost) > 1e-12*p.ExampleCost {
				t.Fatalf("counts: %+v, %+v", p, q)
			}
			total += p.TotalCost
			tags = append(tags, p)
		}
		for _, p := range append(tags, evp.SumPriceTags("all", tags)) {
			product := p.ExampleCost * p.Examples * float64(p.Trials) * p.Remainder
			if math.Abs(product-p.TotalCost) > 1e-9*p.TotalCost {
				t.Fatalf("E·D·H·remainder = %g, total %g", product, p.TotalCost)
			}
			if constant && math.Abs(p.Remainder-1) > 1e-9 {
				t.Fatalf("remainder %g, want 1", p.Remainder)
			}
		}
		if sum := evp.SumPriceTags("all", tags).TotalCost; math.Abs(sum-total) > 1e-12*total {
			t.Fatalf("sum %g, want %g", sum, total)
		}
	})
}
