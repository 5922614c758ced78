package triallog_test

import (
	"bytes"
	"encoding/csv"
	"math"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"evpkit/evp"
	"evpkit/evp/triallog"
)

// A dialect is a way to write a log.
type dialect struct {
	bom, crlf, blanks, cut bool // cut: no line end at the end
	quoteAll               bool
	pad, spell             bool // numbers and names padded; numbers in several spellings
	order                  []int
}

// drawDialect draws a way to write a log of three columns and a note.
func drawDialect(t *rapid.T) dialect {
	coin := func(label string) bool { return rapid.Bool().Draw(t, label) }
	return dialect{coin("bom"), coin("crlf"), coin("blanks"), coin("cut"), coin("quote all"), coin("pad"), coin("spell"),
		rapid.Permutation([]int{0, 1, 2, 3}).Draw(t, "order")}
}

// drawTrial draws a trial of a log.
func drawTrial(t *rapid.T) evp.Trial {
	trial := evp.Trial{
		Model: rapid.SampledFrom([]string{"a", "b c", "x,y", "say \"hi\"", "two\nlines", "é", "(empty)", "1e5"}).
			Draw(t, "model"),
		Score: rapid.Float64().Draw(t, "score"),
		Cost:  rapid.Float64Range(5e-324, 1e300).Draw(t, "cost"),
	}
	if rapid.IntRange(0, 9).Draw(t, "failed") == 0 {
		trial.Score = nan
	}
	return trial
}

// number spells a number.
func (d dialect) number(t *rapid.T, v float64) string {
	s := strconv.FormatFloat(v, 'g', -1, 64)
	if d.spell {
		s = strconv.FormatFloat(v, rapid.SampledFrom([]byte("eEfgG")).Draw(t, "format"), -1, 64)
		if !math.Signbit(v) && rapid.Bool().Draw(t, "plus") {
			s = "+" + s
		}
	}
	return s
}

// row writes cells, in the dialect's order.
func (d dialect) row(b *bytes.Buffer, cells []string) {
	for k, i := range d.order {
		cell := cells[i]
		if d.pad && i != 3 {
			cell = " " + cell + "\t "
		}
		if k > 0 {
			b.WriteByte(',')
		}
		if d.quoteAll || strings.ContainsAny(cell, ",\"\n\r") {
			cell = `"` + strings.ReplaceAll(cell, `"`, `""`) + `"`
		}
		b.WriteString(cell)
	}
	b.WriteString(d.lineEnd())
	if d.blanks {
		b.WriteString(d.lineEnd())
	}
}

// lineEnd returns what ends a line.
func (d dialect) lineEnd() string {
	if d.crlf {
		return "\r\n"
	}
	return "\n"
}

// TestReadWhatWasWritten writes random trials in a random dialect, and reads
// the same trials.
func TestReadWhatWasWritten(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := drawDialect(t)
		want := rapid.SliceOfN(rapid.Custom(drawTrial), 1, 20).Draw(t, "trials")
		var b bytes.Buffer
		if d.bom {
			b.WriteString("\ufeff")
		}
		d.row(&b, []string{"model", "score", "cost", "note"})
		for _, trial := range want {
			note := rapid.SampledFrom([]string{"", "x", " y ", "1,2", "\n", `"`}).Draw(t, "note")
			d.row(&b, []string{trial.Model, d.number(t, trial.Score), d.number(t, trial.Cost), note})
		}
		text := b.Bytes()
		if d.cut {
			text = bytes.TrimRight(text, "\r\n")
		}
		log, err := triallog.Read([]triallog.Source{memory("a.csv", text)}, triallog.Options{})
		if err != nil {
			t.Fatalf("%v in\n%s", err, text)
		}
		if d := diff(want, log.Trials); d != "" {
			t.Fatalf("%s in\n%s", d, text)
		}
	})
}

// TestReadWhatCSVWrites reads what encoding/csv writes, in several files.
func TestReadWhatCSVWrites(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var want []evp.Trial
		var sources []triallog.Source
		for range rapid.IntRange(1, 3).Draw(t, "files") {
			var b bytes.Buffer
			w := csv.NewWriter(&b)
			w.UseCRLF = rapid.Bool().Draw(t, "crlf")
			w.Write([]string{"cost", "model", "score"})
			for _, trial := range rapid.SliceOfN(rapid.Custom(drawTrial), 1, 9).Draw(t, "trials") {
				w.Write([]string{strconv.FormatFloat(trial.Cost, 'g', -1, 64), trial.Model,
					strconv.FormatFloat(trial.Score, 'g', -1, 64)})
				want = append(want, trial)
			}
			w.Flush()
			sources = append(sources, memory("a.csv", b.Bytes()))
		}
		log, err := triallog.Read(sources, triallog.Options{})
		if err != nil {
			t.Fatal(err)
		}
		if d := diff(want, log.Trials); d != "" {
			t.Fatal(d)
		}
	})
}
