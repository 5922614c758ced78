package rows

import (
	"math"
	"strconv"
	"testing"

	"pgregory.net/rapid"
)

// checkDecimal fails if Decimal reads s differently from strconv.ParseFloat.
func checkDecimal(t interface {
	Helper()
	Fatalf(string, ...any)
}, s string) {
	t.Helper()
	got, ok := Decimal(s)
	if !ok {
		return
	}
	want, err := strconv.ParseFloat(s, 64)
	if err != nil || math.Float64bits(got) != math.Float64bits(want) {
		t.Fatalf("Decimal(%q) = %v (%#x), ParseFloat says %v (%#x), %v", s,
			got, math.Float64bits(got), want, math.Float64bits(want), err)
	}
}

func TestDecimal(t *testing.T) {
	for s, taken := range map[string]bool{
		"0": true, "-0": true, "+.5": true, "5.": true, "0.9123456789012345": true,
		"1.5e+18": true, "1E22": true, "9007199254740993": true, "1e-22": true,
		"9999999999999999999": true, "0.9999999999999999999": false,
		"9007199254740993e-19": true, "0.0000000000000000001": false,
		"": false, ".": false, "-": false, "e5": false, "1e": false, "1e+": false,
		"1e1000": false, "1e23": false, "1..2": false, "1.2.3": false, "0x1p-2": false,
		"1_000": false, "nan": false, "inf": false, "1 ": false, "--1": false, "1e5x": false,
	} {
		if _, ok := Decimal(s); ok != taken {
			t.Errorf("Decimal(%q) is taken: %v, want %v", s, ok, taken)
		}
		checkDecimal(t, s)
	}
}

func TestDecimalOfFloats(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		v := rapid.Float64().Draw(t, "v")
		if rapid.Bool().Draw(t, "unit") {
			v = rapid.Float64Range(0, 1).Draw(t, "u")
		}
		format := rapid.SampledFrom([]byte("efg")).Draw(t, "format")
		checkDecimal(t, strconv.FormatFloat(v, format, rapid.IntRange(-1, 20).Draw(t, "precision"), 64))
	})
}

// TestDecimalHalfway tries numbers at and beside the middle between two
// float64, where a rounding error would show.
func TestDecimalHalfway(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		middle := uint64(1)<<53 + 2*rapid.Uint64Range(0, 1<<52-1).Draw(t, "n") + 1
		digits := middle + rapid.Uint64Range(0, 2).Draw(t, "beside") - 1
		places := rapid.IntRange(0, 19).Draw(t, "places")
		checkDecimal(t, strconv.FormatUint(digits, 10)+"e-"+strconv.Itoa(places))
	})
}

func FuzzDecimal(f *testing.F) {
	f.Add("0.9123456789012345")
	f.Add("1.5e+18")
	f.Fuzz(func(t *testing.T, s string) { checkDecimal(t, s) })
}
