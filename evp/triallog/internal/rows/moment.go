package rows

import (
	"math"
	"strings"
	"time"
)

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
