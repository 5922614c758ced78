package rows

import "strings"

// Duration reads a length of time in seconds. It may be written as a number of
// seconds; as HH:MM:SS or MM:SS with or without days, as pandas, Python and
// Slurm write it ("0 days 00:00:01.500000", "1 day, 2:03:04", "1-02:03:04"); as
// numbers with units ("233ms", "1.2min", "2h 3m"), where m is minutes; or as in
// ISO 8601 ("PT1H2M3.5S"). In "-1 days +23:00:00" and "-1 day, 23:00:00" only
// the days are negative: it is an hour, negative.
func Duration(cell string) (secs float64, ok bool) {
	cell = strings.TrimSpace(cell)
	if v, ok := Number(cell); ok {
		return v, IsFinite(v)
	}
	secs, _, ok = timed(cell)
	return secs, ok
}

// timed reads a length of time that is not a plain number. onlyM says that its
// only unit is "m".
func timed(cell string) (secs float64, onlyM, ok bool) {
	bare, negative := cutSign(cell)
	switch {
	case strings.HasPrefix(bare, "P"):
		secs, ok = isoDuration(bare[1:])
	case strings.Contains(bare, ":"):
		return daysAndClock(cell)
	default:
		secs, onlyM, ok = withUnits(bare)
	}
	if negative {
		secs = -secs
	}
	return secs, onlyM, ok && IsFinite(secs)
}

// daysAndClock reads a clock, with days before it or not. A sign before the days
// is theirs alone.
func daysAndClock(cell string) (secs float64, onlyM, ok bool) {
	days := ""
	for _, word := range []string{" days", " day"} {
		if n, after, found := strings.Cut(cell, word); found {
			days, cell = n, strings.TrimLeft(strings.TrimPrefix(after, ","), " ")
			break
		}
	}
	if n, after, found := strings.Cut(cell, "-"); found && days == "" && isDigits(n) { // Slurm
		days, cell = n, after
	}
	if days != "" {
		n, isNumber := Number(days)
		if !isNumber || !IsFinite(n) {
			return 0, false, false
		}
		secs = n * 86400
	}
	bare, negative := cutSign(cell)
	v, ok := clock(bare)
	if negative {
		v = -v
	}
	secs += v
	return secs, false, ok && IsFinite(secs)
}

// clock reads H:MM:SS or MM:SS. Only the seconds may have a fraction.
func clock(s string) (secs float64, ok bool) {
	parts := strings.Split(s, ":")
	if len(parts) < 2 || len(parts) > 3 {
		return 0, false
	}
	for i, part := range parts {
		whole, fraction, isFraction := strings.Cut(part, ".")
		isLast := i == len(parts)-1
		if !isDigits(whole) || isFraction && (!isLast || !isDigits(fraction)) {
			return 0, false
		}
		v, ok := Number(part)
		if !ok || i > 0 && v >= 60 {
			return 0, false
		}
		secs = secs*60 + v
	}
	return secs, true
}

// timeUnits are units in seconds. In "5m", m is minutes.
var timeUnits = map[string]float64{
	"ns": 1e-9, "us": 1e-6, "µs": 1e-6, "μs": 1e-6, "ms": 1e-3, "msec": 1e-3,
	"s": 1, "sec": 1, "secs": 1, "second": 1, "seconds": 1,
	"m": 60, "min": 60, "mins": 60, "minute": 60, "minutes": 60,
	"h": 3600, "hr": 3600, "hrs": 3600, "hour": 3600, "hours": 3600,
	"d": 86400, "day": 86400, "days": 86400, "w": 604800, "week": 604800, "weeks": 604800,
}

// unitOf returns a unit in seconds. Words of three letters or more may be in
// upper case.
func unitOf(word string) (secs float64, ok bool) {
	if len(word) >= len("min") {
		word = strings.ToLower(word)
	}
	secs, ok = timeUnits[word]
	return secs, ok
}

// withUnits reads numbers with units, each smaller than the one before it:
// "1.2min", "3m 20s", "1h5m", "2 hours, 3 minutes".
func withUnits(s string) (secs float64, onlyM, ok bool) {
	onlyM = true
	previous := 0.0
	for s != "" && s[0] != '-' && s[0] != '+' {
		number, rest := cutNumber(s)
		rest = strings.TrimLeft(rest, " ")
		end := strings.IndexFunc(rest, func(r rune) bool { return r == ' ' || r == ',' || r >= '0' && r <= '9' })
		if end < 0 {
			end = len(rest)
		}
		v, isNumber := Number(number)
		unit, known := unitOf(rest[:end])
		if !isNumber || !known || previous > 0 && unit >= previous {
			return 0, false, false
		}
		onlyM = onlyM && rest[:end] == "m"
		secs, previous = secs+v*unit, unit
		s = strings.TrimLeft(strings.TrimPrefix(rest[end:], ","), " ")
		ok = s != "" || !strings.HasSuffix(rest, ",")
	}
	return secs, onlyM, ok && s == ""
}

// isoDuration reads what follows the P of a duration as in ISO 8601. Years and
// months, which have no fixed length, are not read.
func isoDuration(s string) (secs float64, ok bool) {
	date, clock, hasClock := strings.Cut(s, "T")
	a, okA := designated(date, "WD")
	b, okB := designated(clock, "HMS")
	return a + b, okA && okB && s != "" && (clock != "" || !hasClock)
}

// isoUnits are the units of ISO 8601 in seconds.
var isoUnits = map[byte]float64{'W': 604800, 'D': 86400, 'H': 3600, 'M': 60, 'S': 1}

// designated reads numbers, each before one of the letters, in their order.
func designated(s, letters string) (secs float64, ok bool) {
	for s != "" {
		end := strings.IndexAny(s, letters)
		if end <= 0 || s[0]-'0' > 9 {
			return 0, false
		}
		v, isNumber := Number(s[:end])
		if !isNumber || strings.ContainsAny(s[:end], "eE ") {
			return 0, false
		}
		secs += v * isoUnits[s[end]]
		letters = letters[strings.IndexByte(letters, s[end])+1:]
		s = s[end+1:]
	}
	return secs, true
}
