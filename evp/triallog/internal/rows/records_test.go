package rows

import (
	"encoding/csv"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// A placed record is a record with the places of its cells, or an error.
type placed struct {
	Cells  []string
	Places [][2]int
	Err    string
}

// cut returns the records of a text by next and position, up to 50 of them.
func cut(next func() ([]string, error), position func(int) (int, int)) (all []placed) {
	for range 50 {
		cells, err := next()
		if err == io.EOF {
			break
		}
		p := placed{}
		if err != nil {
			p.Err = where(err)
		}
		for i, cell := range cells {
			line, column := position(i)
			p.Cells = append(p.Cells, strings.TrimSpace(cell))
			p.Places = append(p.Places, [2]int{line, column})
		}
		if err != nil || len(cells) > 1 || p.Cells[0] != "" { // else a padded blank line
			all = append(all, p)
		}
	}
	return all
}

// where says what is wrong, and where. For a wrong quote it gives only the
// record: if the quote is still open at the end of the text, the place that
// encoding/csv gives depends on how the text ends.
func where(err error) string {
	parse, ok := err.(*csv.ParseError)
	switch {
	case !ok:
		return err.Error()
	case parse.Err == csv.ErrQuote:
		return fmt.Sprint(parse.StartLine, parse.Err)
	}
	return fmt.Sprint(parse.StartLine, parse.Line, parse.Column, parse.Err)
}

// checkRecords fails unless records says of a text what encoding/csv says of it
// when every line ends in LF.
func checkRecords(t interface{ Fatalf(string, ...any) }, text string) {
	r := csv.NewReader(strings.NewReader(strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(text)))
	r.FieldsPerRecord, r.TrimLeadingSpace = -1, true
	want := cut(r.Read, r.FieldPos)
	mine := newRecords(strings.NewReader(text), ',')
	got := cut(mine.next, mine.Position)
	ignoreEmpty(want, got)
	if d := cmp.Diff(want, got); d != "" {
		t.Fatalf("%q: %s", text, d)
	}
}

// ignoreEmpty makes the places of empty cells equal.
func ignoreEmpty(a, b []placed) {
	for _, p := range append(slices.Clone(a), b...) {
		for k, cell := range p.Cells {
			if cell == "" {
				p.Places[k] = [2]int{}
			}
		}
	}
}

var csvTexts = []string{
	"", "\n", "a", "a,b\n1,2\n", "a,b\r\n1,2\r\n", "\"a\",b\n", "a\n\n\nb\n", "a, b ,\tc\n",
	"x,\"a\nb\",y\nz\n", "\"a\"\"b\"\n", "a\"b\nc\n", "\"a\"b\nc\n", "\"a\nb\nc", "\"a\nb\n\n",
	"1,\"2\n3\"4\n5,6\n", "\"\"\n", "\"a\r\nb\"\r\n", "a\r\r\n", "a\rb\n", "a,\"b\"", "a,\"b\"\r", "\"\"\r\r",
	"\" a\", \"b\"\n \"c\" ,d\n", ",,\n,\n", " \n\t\n", "é,\"ü\",x\"\n",
}

func TestRecordsAreThoseOfCSV(t *testing.T) {
	for _, text := range csvTexts {
		checkRecords(t, text)
	}
	rapid.Check(t, func(t *rapid.T) {
		checkRecords(t, rapid.StringOf(rapid.SampledFrom([]rune("a1,,\n\n\"\"\r é"))).Draw(t, "text"))
	})
}

func FuzzRecords(f *testing.F) {
	for _, text := range csvTexts {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) { checkRecords(t, text) })
}

func TestLongLines(t *testing.T) {
	long := strings.Repeat("x", 5*blockSize)
	for _, text := range []string{long, "a\n" + long + "\nb\n", "a\n" + long + "\r\n\"" + long + "\n" + long + "\",b\nc"} {
		want, err := csv.NewReader(strings.NewReader(text)).Read()
		if err != nil {
			t.Fatal(err)
		}
		mine := newRecords(iotest.HalfReader(strings.NewReader(text)), ',')
		got, err := mine.next()
		if d := cmp.Diff(want, got); d != "" || err != nil {
			t.Error(err, d)
		}
		checkRecords(t, text)
	}
}
