package rows

import (
	"math"
	"testing"
	"time"
)

// TestDuration reads times as pandas, Python, MLflow and people write them.
func TestDuration(t *testing.T) {
	for cell, want := range map[string]float64{
		"0 days 00:00:01.500000": 1.5, "1 days 01:01:01": 90061, "1 days 00:00:00": 86400, "2 days": 172800,
		"1 day, 2:03:04": 93784, "10 days 00:00:00.000001": 864000.000001, "0:00:30": 30, "12:34": 754, "100:00:00": 360000,
		"233ms": .233, "1.2min": 72, "30.0s": 30, "1.5h": 5400, "1.0d": 86400, "3m 20s": 200, "1h5m": 3900, "12 s": 12,
		"1-02:03:04": 93784, "1 hour 30 minutes": 5400, "2 hours, 3 mins": 7380, "90 min": 5400, "1.5 Hours": 5400, "45s": 45,
		"PT1H2M3.5S": 3723.5, "P1DT12H": 129600, "P2W": 1209600, "PT0.5S": .5, "1w 2d": 777600, "23:59:59.999": 86399.999,
		"17.25": 17.25, " 3e2 ": 300, "500us": 5e-4, "500µs": 5e-4,
	} {
		if got, ok := Duration(cell); !ok || math.Abs(got-want) > 1e-12*want {
			t.Errorf("Duration(%q) = %v, %v, want %v", cell, got, ok, want)
		}
	}
	for _, cell := range []string{"", "-", "fast", "1 fortnight", "1:2:3:4", "1:-2", ":", "1:", "inf", "nan",
		"inf days", "1 2", "1:60", "1:02:99", "1.02:03:04", "1e2:00", "3m 2h", "2h 2h", "5 min,", "--5s", "-+5s", "5 M",
		"P", "PT", "P1Y", "P1M", "PT1S2M", "PT-1S", "P1DT", "2024-01-01 10:00:00", "10:00:00 AM", "1:2:", "1 day 1 day",
		"inf days", "1 2", "ms", "5 minutes ago", "1e400 days", "0x10:00"} {
		if got, ok := Duration(cell); ok {
			t.Errorf("Duration(%q) = %v, want none", cell, got)
		}
	}
	for cell, want := range map[string]float64{ // an end before the beginning
		"-1 days +23:59:59": -1, "-1 days +23:00:00": -3600, "-1 day, 23:00:00": -3600, "-2 days +12:00:00": -129600,
		"-3": -3, "-0:00:30": -30, "-1 days": -86400, "-PT1H": -3600, "-1h2m0s": -3720,
		"-1 days -01:00:00": -90000, "-1 day, 23:59:59.500000": -.5,
	} {
		if got, ok := Duration(cell); !ok || got != want {
			t.Errorf("Duration(%q) = %v, %v, want %v", cell, got, ok, want)
		}
	}
}

// TestMoment reads the same moment in all the ways to write it.
func TestMoment(t *testing.T) {
	for _, cell := range []string{
		"2026-01-05 09:00:30.250000", "2026-01-05T09:00:30.25",
		"2026-01-05 09:00:30.250000+00:00", "2026-01-05T09:00:30.250Z",
		"2026-01-05T10:00:30.250000+01:00", "2026-01-05T10:00:30.250+0100",
		"2026-01-05 09:00:30.25 UTC", "1767603630.25", "1767603630250",
	} {
		at, fraction, ok := Moment(cell)
		if !ok || math.Abs(at+fraction-1767603630.25) > 1e-6 {
			t.Errorf("Moment(%q) = %v + %v, %v", cell, at, fraction, ok)
		}
	}
	for _, cell := range []string{"", "NaT", "yesterday", "2026-13-05 09:00:30", "2026-01-05", "inf"} {
		if at, _, ok := Moment(cell); ok {
			t.Errorf("Moment(%q) = %v, want none", cell, at)
		}
	}
}

// FuzzDuration reads any text as a time, and what Go prints of times.
func FuzzDuration(f *testing.F) {
	for _, cell := range []string{"1 days 01:01:01", "0 days 00:00:01.5", "1 day, 2:03:04", "233ms", "1.2min", "3m 20s",
		"-1 days +23:59:59", "12:34", "1e3"} {
		f.Add(cell, int64(90061))
	}
	f.Fuzz(func(t *testing.T, cell string, ms int64) {
		if v, ok := Duration(cell); ok && !IsFinite(v) {
			t.Fatalf("Duration(%q) = %v", cell, v)
		}
		if at, fraction, ok := Moment(cell); ok && (!IsFinite(at) || fraction < 0 || fraction >= 1) {
			t.Fatalf("Moment(%q) = %v + %v", cell, at, fraction)
		}
		d := time.Duration(ms%1e15) * time.Millisecond
		if v, ok := Duration(d.String()); !ok && d >= 0 || ok && math.Abs(v-d.Seconds()) > 1e-9*math.Abs(d.Seconds()) {
			t.Fatalf("Duration(%q) = %v, %v, want %v", d, v, ok, d.Seconds())
		}
	})
}
