package rows

import (
	"math"
	"strings"
	"time"
)

// Duration reads a length of time in seconds. It may be written as a number of
// seconds; as HH:MM:SS with or without days, as pandas and Python write it
// ("0 days 00:00:01.500000", "1 day, 2:03:04"); or as numbers with units, as
// MLflow writes it ("233ms", "1.2min").
func Duration(cell string) (secs float64, ok bool) {
	cell = strings.TrimSpace(cell)
	if v, ok := Number(cell); ok {
		return v, IsFinite(v)
	}
	rest, negative := cutSign(cell)
	days := 0.0
	if n, after, found := strings.Cut(rest, " day"); found {
		if days, ok = Number(n); !ok || !IsFinite(days) {
			return 0, false
		}
		after = strings.TrimPrefix(after, "s")
		rest = strings.TrimLeft(strings.TrimPrefix(after, ","), " +")
		if rest == "" {
			rest = "0s"
		}
	}
	v, ok := clock(rest)
	if !ok {
		v, ok = withUnit(rest)
	}
	if v += days * 86400; negative {
		v = -v
	}
	return v, ok && IsFinite(v)
}

// clock reads H:MM:SS or MM:SS.
func clock(s string) (secs float64, ok bool) {
	parts := strings.Split(s, ":")
	if len(parts) < 2 || len(parts) > 3 {
		return 0, false
	}
	for _, part := range parts {
		v, ok := Number(part)
		if !ok || v < 0 || !IsFinite(v) || part[0] == ' ' {
			return 0, false
		}
		secs = secs*60 + v
	}
	return secs, true
}

// timeUnits are units in seconds.
var timeUnits = map[string]float64{
	"ns": 1e-9, "us": 1e-6, "µs": 1e-6, "ms": 1e-3, "s": 1, "sec": 1, "m": 60, "min": 60,
	"h": 3600, "hour": 3600, "hours": 3600, "d": 86400, "days": 86400,
}

// withUnit reads numbers with units: "1.2min", "3m 20s", "1h5m".
func withUnit(s string) (secs float64, ok bool) {
	for s = strings.TrimSpace(s); s != ""; ok = true {
		end := strings.IndexFunc(s, func(r rune) bool { return (r < '0' || r > '9') && r != '.' })
		if end <= 0 {
			return 0, false
		}
		v, isNumber := Number(s[:end])
		s = strings.TrimLeft(s[end:], " ")
		next := strings.IndexFunc(s, func(r rune) bool { return r == ' ' || r >= '0' && r <= '9' })
		if next < 0 {
			next = len(s)
		}
		unit, known := timeUnits[s[:next]]
		if !isNumber || !known {
			return 0, false
		}
		secs += v * unit
		s = strings.TrimLeft(s[next:], " ")
	}
	return secs, ok
}

// Moment reads a date and time as seconds since 1970. The fraction of a second
// is returned separately, because a float64 cannot hold today's date to the
// microsecond. The cell is a number of seconds, a number of milliseconds if it
// exceeds 10^11, or a date as in ISO 8601, with a space or a T, with or without
// a time zone.
func Moment(cell string) (secs, fraction float64, ok bool) {
	cell = strings.TrimSpace(cell)
	if v, ok := Number(cell); ok {
		if math.Abs(v) > 1e11 {
			v /= 1000
		}
		return v, 0, IsFinite(v)
	}
	if len(cell) > 10 && cell[10] == 'T' {
		cell = cell[:10] + " " + cell[11:]
	}
	for _, form := range momentForms {
		if at, err := time.Parse(form, cell); err == nil {
			return float64(at.Unix()), float64(at.Nanosecond()) / 1e9, true
		}
	}
	return 0, 0, false
}

// momentForms are the ways in which dates and times are written.
var momentForms = []string{
	"2006-01-02 15:04:05", "2006-01-02 15:04:05Z07:00", "2006-01-02 15:04:05-0700",
	"2006-01-02 15:04:05 MST", "2006-01-02 15:04:05 -0700",
}
