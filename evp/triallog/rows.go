package triallog

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"evpkit/evp"
)

// rows takes the rows of one table.
type rows struct {
	table   *table
	choice  *choice    // nil if the columns were not found: nothing is collected
	trials  *collector // of the log
	columns []*Column  // of the inspection; nil if none

	count    int   // without the skipped ones
	faults   int   // rows that could not be split into cells
	failed   tally // scores that are NaN or infinite
	unnamed  tally // empty cells where the model's name should be
	blank    tally // rows without any text
	repeated tally // repetitions of the header
}

// add takes a row. It skips rows that are none: these have no score.
func (r *rows) add(rec []string) error {
	var err error
	if r.choice != nil {
		err = r.trial(rec)
	}
	if (err != nil || r.choice == nil) && r.skip(rec) {
		return nil
	}
	r.count++
	for i, c := range r.columns {
		c.add(rec[i])
	}
	return err
}

// trial takes a row as a trial.
func (r *rows) trial(rec []string) error {
	c := r.choice
	score, ok := number(rec[c.score])
	if !ok {
		return r.table.at(c.score, scoreFault(rec[c.score], c.scoreName()))
	}
	cost := math.NaN()
	if c.cost != none {
		if cost, ok = number(rec[c.cost]); !ok || !isFinite(cost) || cost <= 0 {
			return r.table.at(c.cost, costFault(rec[c.cost], c.costName()))
		}
	}
	if err := r.trials.extras.read(r.table, c.extra, rec); err != nil {
		return err
	}
	model, bad := r.trials.models.number(c, r.table.file, rec)
	if bad != none {
		return r.table.at(bad, fmt.Sprintf("model %s is not in UTF-8: save the log in UTF-8", quote(rec[bad])))
	}
	r.trials.add(model, r.finite(score), cost)
	r.trials.extras.keep()
	if r.trials.models.empty[model] {
		r.unnamed.add(r.table, c.firstEmpty(rec))
	}
	return nil
}

// finite returns a score; NaN, and tallies it, if it is that of a failed trial.
func (r *rows) finite(score float64) float64 {
	if isFinite(score) {
		return score
	}
	r.failed.add(r.table, r.choice.score)
	return math.NaN()
}

// firstEmpty returns the first of the model's columns that is empty in a row.
func (c *choice) firstEmpty(rec []string) int {
	k := slices.IndexFunc(c.by, func(i int) bool { return i != none && strings.TrimSpace(rec[i]) == "" })
	return c.by[k]
}

// skip reports whether a row is blank or repeats the header, and tallies it.
// In a table of one column a blank row is a score that is not there.
func (r *rows) skip(rec []string) bool {
	isBlank, isHeader := len(rec) > 1, true
	for i, cell := range rec {
		cell = strings.TrimSpace(cell)
		isBlank = isBlank && cell == ""
		isHeader = isHeader && cell == r.table.names[i]
	}
	switch {
	case isHeader:
		r.repeated.add(r.table, 0)
	case isBlank:
		r.blank.add(r.table, 0)
	}
	return isBlank || isHeader
}

// A tally counts what happens in a table, and remembers where it did first.
type tally struct {
	n     int
	place string // file:line:column
}

// add counts cell i of the table's last row.
func (t *tally) add(in *table, i int) {
	if t.n == 0 {
		t.place = in.place(i)
	}
	t.n++
}

// The warnings that Read gives. Place is the first place of its kind in a file.
const (
	// WarnFailedScores: scores are NaN or infinite; these trials count as failed.
	WarnFailedScores evp.WarningCode = "score-not-finite"
	// WarnEmptyModel: trials have no value in a column of Options.By.
	WarnEmptyModel evp.WarningCode = "model-empty"
	// WarnBlankRows: rows hold nothing but separators and were left out.
	WarnBlankRows evp.WarningCode = "blank-rows"
	// WarnRepeatedHeader: the header stands again and again, as in a file that
	// was appended to; the repetitions were left out.
	WarnRepeatedHeader evp.WarningCode = "header-repeated"
	// WarnSameFile: two sources hold the same bytes.
	WarnSameFile evp.WarningCode = "same-file"
)

// warnings says what the tallies mean.
func (r *rows) warnings() []evp.Warning {
	var ws []evp.Warning
	for _, w := range []struct {
		tally
		code evp.WarningCode
		msg  string
	}{
		{r.failed, WarnFailedScores, "%d of %d scores are NaN or infinite: failed trials"},
		{r.unnamed, WarnEmptyModel, "%d of %d trials have no value where their model is named: it is called " + emptyModel + " there"},
		{r.blank, WarnBlankRows, "rows without any text: %d left out, %d kept"},
		{r.repeated, WarnRepeatedHeader, "rows that repeat the header: %d left out, %d kept"},
	} {
		if w.n > 0 {
			ws = append(ws, evp.Warning{Code: w.code, Message: fmt.Sprintf(w.msg, w.n, r.count), Place: w.place})
		}
	}
	return ws
}

// sameBytes warns of inputs that are the same: their trials count twice.
func sameBytes(inputs []Input) []evp.Warning {
	var ws []evp.Warning
	first := make(map[string]string, len(inputs))
	for _, in := range inputs {
		if name, ok := first[in.SHA256]; ok {
			msg := fmt.Sprintf("the same file as %s, byte for byte: its trials count twice", name)
			ws = append(ws, evp.Warning{Code: WarnSameFile, Message: msg, Place: in.Name})
			continue
		}
		first[in.SHA256] = in.Name
	}
	return ws
}
