package triallog

import (
	"fmt"
	"math"
	"strconv"
	"strings"
	"time"
)

// seconds is the unit of times.
const seconds = "s"

// A measure is how a trial's cost is read from its row.
type measure struct {
	kind    measureKind
	columns []int
	factor  float64 // of a sum
	formula *formula
	name    string // in words: the column's name, or a formula
	unit    string // "" if the log does not say
	part    bool   // a row is a part of a trial: its cost may be zero
}

type measureKind int8

const (
	plain    measureKind = iota // a number in a column
	lasting                     // a time in a column; see duration
	elapsed                     // from the moment in the second column to that in the first
	sum                         // the columns' sum, times the factor
	computed                    // a formula over columns
)

// costOf returns the cost of a row. It is missing if a cell that it is made of
// is empty, or says that there is nothing.
func (t *table) costOf(m *measure, rec []string) (cost float64, missing bool, err error) {
	switch m.kind {
	case plain:
		v, ok := number(rec[m.columns[0]])
		if ok && m.can(v) && !t.mark.any { // the rule
			return v, false, nil
		}
	case elapsed:
		return t.elapsed(m, rec)
	case computed:
		return m.formula.costIn(m, rec)
	}
	for _, i := range m.columns {
		if isNothing(rec[i]) {
			return 0, true, t.at(i, costFault(rec[i], t.names[i]))
		}
		v, err := t.timeOrNumber(m, rec, i)
		if err != nil {
			return 0, false, err
		}
		cost += v
	}
	if m.kind == sum {
		cost *= m.factor
	}
	if !m.can(cost) {
		return 0, false, t.at(m.columns[0], costFault(strconv.FormatFloat(cost, 'g', -1, 64), m.name))
	}
	return cost, false, nil
}

// can reports whether a row can cost so much.
func (m *measure) can(cost float64) bool {
	return isFinite(cost) && (cost > 0 || m.part && cost == 0)
}

// timeOrNumber reads one cell of a cost.
func (t *table) timeOrNumber(m *measure, rec []string, i int) (float64, error) {
	if m.kind == lasting {
		if v, ok := duration(rec[i]); ok {
			return v, nil
		}
		return 0, t.at(i, fmt.Sprintf("cost %s in column %s is no time: write seconds, or name another column with --cost", quote(strings.TrimSpace(rec[i])), quote(t.names[i])))
	}
	v, ok, err := t.mark.number(rec[i])
	if err != nil {
		return 0, t.at(i, err.Error())
	}
	if !ok || m.kind == plain && !m.can(v) {
		return 0, t.at(i, costFault(rec[i], t.names[i]))
	}
	return v, nil
}

// elapsed returns the seconds between two moments.
func (t *table) elapsed(m *measure, rec []string) (cost float64, missing bool, err error) {
	var at, fraction [2]float64
	for k, i := range m.columns {
		if isNothing(rec[i]) {
			return 0, true, t.at(i, costFault(rec[i], t.names[i]))
		}
		var ok bool
		if at[k], fraction[k], ok = moment(rec[i]); !ok {
			return 0, false, t.at(i, fmt.Sprintf("%s in column %s is no date and time: name a column of the cost with --cost", quote(strings.TrimSpace(rec[i])), quote(t.names[i])))
		}
	}
	if cost = at[0] - at[1] + (fraction[0] - fraction[1]); !m.can(cost) {
		return 0, false, t.at(m.columns[0], fmt.Sprintf("the trial ends %s s after it begins (%s): every trial takes some time; name a column of the cost with --cost",
			strconv.FormatFloat(cost, 'g', 6, 64), m.name))
	}
	return cost, false, nil
}

// isNothing reports whether a cell says that it holds nothing.
func isNothing(cell string) bool {
	switch strings.ToLower(strings.TrimSpace(cell)) {
	case "", "-", "nan", "none", "null", "na", "n/a", "nat":
		return true
	}
	return false
}

// duration reads a time: seconds as a number; HH:MM:SS, after days or not, as
// pandas and Python write it ("0 days 00:00:01.500000", "1 day, 2:03:04"); or a
// number with a unit, as MLflow does ("233ms", "1.2min").
func duration(cell string) (secs float64, ok bool) {
	cell = strings.TrimSpace(cell)
	if v, ok := number(cell); ok {
		return v, isFinite(v)
	}
	rest, negative := cutSign(cell)
	days := 0.0
	if n, after, found := strings.Cut(rest, " day"); found {
		if days, ok = number(n); !ok || !isFinite(days) {
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
	return v, ok && isFinite(v)
}

// clock reads H:MM:SS or MM:SS.
func clock(s string) (secs float64, ok bool) {
	parts := strings.Split(s, ":")
	if len(parts) < 2 || len(parts) > 3 {
		return 0, false
	}
	for _, part := range parts {
		v, ok := number(part)
		if !ok || v < 0 || !isFinite(v) || part[0] == ' ' {
			return 0, false
		}
		secs = secs*60 + v
	}
	return secs, true
}

// timeUnits are units in seconds.
var timeUnits = map[string]float64{"ns": 1e-9, "us": 1e-6, "µs": 1e-6, "ms": 1e-3, "s": 1, "sec": 1, "m": 60, "min": 60, "h": 3600, "hour": 3600, "hours": 3600, "d": 86400, "days": 86400}

// withUnit reads numbers with units: "1.2min", "3m 20s", "1h5m".
func withUnit(s string) (secs float64, ok bool) {
	for s = strings.TrimSpace(s); s != ""; ok = true {
		end := strings.IndexFunc(s, func(r rune) bool { return (r < '0' || r > '9') && r != '.' })
		if end <= 0 {
			return 0, false
		}
		v, isNumber := number(s[:end])
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

// moment reads a date and time as seconds since 1970 and a fraction of one
// (apart, as a float64 holds no microseconds of today): as ISO 8601 writes it,
// with a space or a T, a zone or none; or as a number of seconds, or of
// milliseconds if it is above 10^11.
func moment(cell string) (secs, fraction float64, ok bool) {
	cell = strings.TrimSpace(cell)
	if v, ok := number(cell); ok {
		if math.Abs(v) > 1e11 {
			v /= 1000
		}
		return v, 0, isFinite(v)
	}
	if len(cell) > 10 && cell[10] == 'T' {
		cell = cell[:10] + " " + cell[11:]
	}
	for _, form := range moments {
		if at, err := time.Parse(form, cell); err == nil {
			return float64(at.Unix()), float64(at.Nanosecond()) / 1e9, true
		}
	}
	return 0, 0, false
}

// moments are how dates and times are written.
var moments = []string{"2006-01-02 15:04:05", "2006-01-02 15:04:05Z07:00", "2006-01-02 15:04:05-0700", "2006-01-02 15:04:05 MST", "2006-01-02 15:04:05 -0700"}
