package rows

import (
	"fmt"
	"math"
	"strconv"
	"strings"
)

// A Style is a way to write the numbers of a column.
type Style int8

// The styles. A column has the first that is not Plain in any of its cells.
const (
	Plain    Style = iota // 0.91, 1e18
	Percent               // 93.1%, which is 93.1
	Grouped               // 1,234,567
	Suffixed              // 12.3G, 350M, 4.1 GFLOPs
	Timed                 // 0:01:23, 2h 3m, PT1H; in seconds
)

// A Notation reads the cells of one column as numbers. All are written in the
// same way, which the cells decide as they come: a column in which both 93.1%
// and 0.93 occur has numbers of two scales, and so has one with 12.3G and 5000.
// A bare 0 fits every style, and so do nan and inf; numbers below 1,000 have no
// groups of digits. The zero value reads any column of a file without decimal
// commas.
type Notation struct {
	style   Style
	unit    string       // of a Suffixed column: "flop", "mac", or "" if no cell has any
	seconds bool         // plain numbers are seconds, and fit a Timed column
	mark    *DecimalMark // of the file; nil: a decimal point
	at      func(msg string) *SyntaxError

	limit      float64 // plain numbers of at most this size say nothing new
	first      sighting
	small      sighting // the first plain number apart from 0
	large      sighting // the first plain number of 1,000 or more
	onlyM      sighting // the first time whose only unit is "m"
	otherTimes bool     // there is a time with another unit
}

// A sighting is a cell that decided something.
type sighting struct {
	cell string
	at   SyntaxError // where it is; without a message
}

// String returns the cell in quotes and its place, if that is known.
func (s sighting) String() string {
	if s.at.File == "" {
		return Quote(s.cell)
	}
	return Quote(s.cell) + " at " + strings.TrimSuffix(s.at.Error(), ": ")
}

// fault returns an error at the cell.
func (s sighting) fault(msg string) error {
	e := s.at
	e.Msg += msg
	return &e
}

// NewNotation returns the notation of a column of a file with a decimal mark, or
// nil for a point. at returns an error at the cell that is read; it may be nil.
func NewNotation(mark *DecimalMark, at func(msg string) *SyntaxError) *Notation {
	n := &Notation{mark: mark, at: at}
	if mark != nil && mark.Any {
		n.limit = -1 // every number may tell the mark
	}
	return n
}

// InSeconds makes plain numbers of the column seconds, whatever the others are.
func (n *Notation) InSeconds() { n.seconds = true }

// Style returns how the numbers were written that have been read.
func (n *Notation) Style() Style { return n.style }

// Unit returns the unit of a column: "s" if it holds times, "FPO" or "mac" if
// its numbers have that unit; "" if they do not say.
func (n *Notation) Unit() string {
	switch {
	case n.style == Timed:
		return "s"
	case n.unit == "flop":
		return "FPO"
	}
	return n.unit
}

// Counts reports whether the numbers of the column may count things: they are no
// times and no percent.
func (n *Notation) Counts() bool { return n.style != Timed && n.style != Percent }

// Number reads a cell; ok is false if it is not a number in any style. An error
// means that it is a number in another style than the one before it.
func (n *Notation) Number(cell string) (v float64, ok bool, err error) {
	v, ok = Number(cell)
	if ok && math.Abs(v) <= n.limit { // most numbers
		return v, true, nil
	}
	return n.other(cell, v, ok)
}

// other reads a cell that may tell something of the column; v is its value if it
// is plain.
func (n *Notation) other(cell string, v float64, plain bool) (float64, bool, error) {
	f := form{value: v}
	ok := plain
	if !plain {
		f, ok = formOf(cell)
	}
	if n.mark != nil && n.mark.Any {
		var err error
		if f, ok, err = n.mark.read(cell, f, ok); err != nil {
			return f.value, ok, err
		}
	}
	switch {
	case !ok, n.seconds && f.style != Plain && f.style != Timed:
		return math.NaN(), false, nil
	case f.style == Plain:
		return f.value, true, n.takePlain(cell, f.value)
	}
	return f.value, true, n.take(cell, f)
}

// groupsFrom is the least number that is written with groups of digits.
const groupsFrom = 1000

// takePlain takes note of a plain number.
func (n *Notation) takePlain(cell string, v float64) error {
	size := math.Abs(v)
	switch {
	case !IsFinite(v), v == 0, n.style == Grouped && size < groupsFrom, n.style == Timed && n.seconds:
		return nil
	case n.style != Plain:
		return n.unlike(cell, form{value: v}, n.first)
	}
	if n.small.cell == "" {
		n.small = n.see(cell)
	}
	limit := math.Nextafter(groupsFrom, 0)
	if size >= groupsFrom {
		if limit = math.MaxFloat64; n.large.cell == "" {
			n.large = n.see(cell)
		}
	}
	if n.limit >= 0 {
		n.limit = max(n.limit, limit)
	}
	return nil
}

// take takes note of a number that is not plain.
func (n *Notation) take(cell string, f form) error {
	switch {
	case n.style == Plain && f.style == Grouped && n.large.cell != "":
		return n.unlike(cell, f, n.large)
	case n.style == Plain && f.style != Grouped && !n.seconds && n.small.cell != "":
		return n.unlike(cell, f, n.small)
	case n.style != Plain && n.style != f.style, n.unit != "" && f.unit != "" && n.unit != f.unit:
		return n.unlike(cell, f, n.first)
	case n.style == Plain:
		n.style, n.first = f.style, n.see(cell)
		if !n.seconds {
			n.limit = min(n.limit, 0)
		}
	}
	if n.unit == "" {
		n.unit = f.unit
	}
	if f.style == Timed && !f.onlyM {
		n.otherTimes = true
	} else if f.onlyM && n.onlyM.cell == "" {
		n.onlyM = n.see(cell)
	}
	return nil
}

// see returns a cell and its place.
func (n *Notation) see(cell string) sighting {
	s := sighting{cell: strings.Clone(strings.TrimSpace(cell))}
	if n.at != nil {
		s.at = *n.at("")
	}
	return s
}

// unlike is the error of a cell that is written in another way than an earlier
// one.
func (n *Notation) unlike(cell string, f form, earlier sighting) error {
	cell = strings.TrimSpace(cell)
	return fmt.Errorf("%s is not written as %s is: %s", Quote(cell), earlier, n.rewrite(cell, f))
}

// rewrite says how to write a number as the column's others are.
func (n *Notation) rewrite(cell string, f form) string {
	plain := strconv.FormatFloat(f.value, 'g', -1, 64)
	switch {
	case f.onlyM:
		return "m could be minutes, millions or thousandths; write M for millions"
	case f.style == Percent && n.style == Plain:
		fraction := strconv.FormatFloat(f.value/100, 'g', 12, 64)
		return fmt.Sprintf("write %s, or %s if the others are fractions", plain, fraction)
	case f.style == Timed && n.style == Plain:
		return fmt.Sprintf("write %s if the others are seconds", plain)
	case n.style == Plain:
		return "write " + plain
	case f.style == Plain && n.style == Percent && math.Abs(f.value) <= 1:
		percent := strconv.FormatFloat(f.value*100, 'g', 12, 64)
		return fmt.Sprintf("write %s%% if it is a fraction, or %s%%", percent, cell)
	case f.style == Plain && n.style == Percent:
		return fmt.Sprintf("write %s%% if it is in percent", cell)
	case f.style == Plain && n.style == Timed:
		return fmt.Sprintf("write %ss if it is in seconds", cell)
	case f.style == Plain && n.style == Grouped:
		return "write commas between groups of three digits in all numbers of the column, or in none"
	case f.style == Plain && n.style == Suffixed:
		return fmt.Sprintf("write %s if it is in units", withSuffix(f.value))
	}
	return "write all numbers of a column in one way"
}

// Fault returns what is wrong with a column of this name all of whose cells have
// been read: times whose only unit is "m" could be anything.
func (n *Notation) Fault(name string) error {
	if n.onlyM.cell == "" || n.otherTimes || n.seconds {
		return nil
	}
	return n.onlyM.fault(fmt.Sprintf("column %s: m alone in %s could be minutes, millions or thousandths: "+
		"write min for minutes, or M for millions", Quote(name), Quote(n.onlyM.cell)))
}

// Differs returns an error if the numbers of a column of this name are written in
// another way than in an earlier file, so that they have another scale.
func (n *Notation) Differs(name string, earlier *Notation) error {
	a, b := n.scale(), earlier.scale()
	isOther := a.style != b.style || a.unit != "" && b.unit != "" && a.unit != b.unit
	if a.cell == "" || b.cell == "" || !isOther {
		return nil
	}
	return a.fault(fmt.Sprintf("column %s: %s is not written as %s is: write all numbers of a column in one way",
		Quote(name), Quote(a.cell), b))
}

// A columnScale is the style of a column, if that matters for the scale of its
// numbers, with a cell that shows it; the cell is "" if none does.
type columnScale struct {
	style Style
	unit  string
	sighting
}

// scale returns the scale of the column.
func (n *Notation) scale() columnScale {
	switch {
	case n.seconds:
		return columnScale{}
	case n.style == Plain, n.style == Grouped:
		return columnScale{style: Plain, sighting: n.small}
	}
	return columnScale{n.style, n.unit, n.first}
}

// Describe says in words how the numbers are written, with an example; "" if
// they are plain.
func (n *Notation) Describe() string {
	if n.style == Plain {
		return ""
	}
	f, ok := formOf(n.first.cell)
	if !ok { // it has a decimal comma
		f, _ = formOf(strings.Replace(n.first.cell, ",", ".", 1))
	}
	return fmt.Sprintf("%s (%s is %s)", n.Words(), Quote(n.first.cell), strconv.FormatFloat(f.value, 'g', 12, 64))
}

// Words says in words how the numbers are written; "" if they are plain.
func (n *Notation) Words() string {
	return map[Style]string{
		Percent: "percent", Grouped: "digits in groups", Suffixed: "suffixes", Timed: "times, in seconds",
	}[n.style]
}
