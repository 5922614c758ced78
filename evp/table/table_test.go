package table

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"errors"
	"io"
	"math"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"evpkit/evp/number"
)

// written returns what a function writes.
func written(t *testing.T, write func(w io.Writer) error) string {
	t.Helper()
	var b strings.Builder
	if err := write(&b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// two is a table of two models, one number of which does not exist.
func two() Table {
	t := New("two", Words("model"), Numbers("n", "best"))
	t.Caption = "Best_of two\nlines"
	t.Add(Word("größe"), Whole(1), Rounded(0.4981, "0.50"))
	t.Add(Word("a\nb"), Whole(1234), Number(math.NaN()))
	return t
}

func TestTable(t *testing.T) {
	for _, c := range []struct {
		format, want string
	}{
		{"text", `Best_of two
lines
model      n  best
größe      1  0.50
a b    1,234
`},
		{"md", `Best\_of two lines

| model | n | best |
|:---|---:|---:|
| größe | 1 | 0.50 |
| a b | 1,234 |  |
`},
		{"tex", `\begin{tabular}{lrr}
\toprule
model & n & best \\
\midrule
größe & 1 & 0.50 \\
a b & 1,234 &  \\
\bottomrule
\end{tabular}
% Best_of two lines
`},
	} {
		got := written(t, func(w io.Writer) error { return Write(w, c.format, two()) })
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%s: -want +got\n%s", c.format, diff)
		}
	}
}

// Machines read the exact number of a cell, people its rounded text.
func TestTableForMachines(t *testing.T) {
	if got, want := written(t, two().CSV), "model,n,best\ngröße,1,0.4981\n\"a\nb\",1234,\n"; got != want {
		t.Errorf("CSV: %q, want %q", got, want)
	}
	got := written(t, func(w io.Writer) error {
		return WriteJSON(w, Object{{"z", two().Objects()}, {"a", "<&>"}, {"none", Table{}.Objects()}})
	})
	want := `{
 "z": [
  {
   "model": "größe",
   "n": 1,
   "best": 0.4981
  },
  {
   "model": "a\nb",
   "n": 1234,
   "best": null
  }
 ],
 "a": "<&>",
 "none": []
}
`
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("JSON: -want +got\n%s", diff)
	}
}

func TestHTML(t *testing.T) {
	table := two()
	table.Columns[2].Name = "b<t"
	table.Add(Word(strings.Repeat("x", 40)), Word("over 9"), Rounded(-1.5e-7, "-1.5e-7"))
	got := written(t, func(w io.Writer) error { return table.HTML(w, "c") })
	for _, want := range []string{
		`<table aria-labelledby="c">`, `<th scope="col"><button type="button">model</button></th>`,
		`<th scope="col" class="n"><button type="button">b&lt;t</button></th>`, `<th scope="row"><bdi>a b</bdi></th>`,
		`<td class="n" data-n="1234">1,234</td>`, `<td class="n" data-n="0.4981">0.50</td>`, `<td class="n" data-n=""></td>`,
		`<th scope="row" class="long">`, `<td class="n" data-n="over 9">over 9</td>`,
		`<td class="n" data-n="-1.5e-07">−1.5·10<sup>−7</sup></td>`,
	} {
		if !strings.Contains(got, want) {
			t.Errorf("no %s in\n%s", want, got)
		}
	}
}

// A number that does not exist is nothing in every form, whatever its text.
func TestNothing(t *testing.T) {
	for _, c := range []Cell{{}, Number(math.NaN()), Number(math.Inf(1)), Rounded(math.Inf(-1), "-Inf"),
		Rounded(math.NaN(), "none")} {
		if c.Text() != "" || c.Exact() != "" || c.Value() != nil || c != (Cell{}) {
			t.Errorf("%+v is something", c)
		}
	}
	if c := Word(""); c.Value() != "" {
		t.Errorf("an empty word is %v in JSON", c.Value())
	}
}

func TestAddChecksTheRow(t *testing.T) {
	defer func() {
		if recover() == nil {
			t.Error("a row of two cells went into three columns")
		}
	}()
	table := two()
	table.Add(Word("a"), Whole(1))
}

func TestSkip(t *testing.T) {
	whole := two()
	skipped := whole.Skip(1)
	if got, want := written(t, skipped.CSV), "n,best\n1,0.4981\n1234,\n"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	if len(whole.Columns) != 3 || len(whole.Rows[0]) != 3 || !whole.Has("model") || skipped.Has("model") {
		t.Error("the table itself has changed")
	}
}

// TestEscaping: a cell shows a name as it is, whatever characters it has.
func TestEscaping(t *testing.T) {
	for _, c := range []struct{ name, text, markdown, latex string }{
		{"plain", "plain", "plain", "plain"},
		{"a_b", "a_b", `a\_b`, `a\_b`},
		{"5%", "5%", "5%", `5\%`},
		{"a|b", "a|b", `a\|b`, `a\textbar{}b`},
		{"a&b", "a&b", "a&amp;b", `a\&b`},
		{"$x", "$x", `\$x`, `\$x`},
		{`a\b`, `a\b`, `a\\b`, `a\textbackslash{}b`},
		{`\|`, `\|`, `\\\|`, `\textbackslash{}\textbar{}`},
		{"#1", "#1", `\#1`, `\#1`},
		{"{a}", "{a}", "{a}", `\{a\}`},
		{"a^b", "a^b", "a^b", `a\textasciicircum{}b`},
		{"~a", "~a", `\~a`, `\textasciitilde{}a`},
		{"a*b", "a*b", `a\*b`, "a*b"},
		{"a`b", "a`b", "a\\`b", `a\textasciigrave{}b`},
		{"<b>", "<b>", "&lt;b&gt;", `\textless{}b\textgreater{}`},
		{"[a]", "[a]", `\[a\]`, "{}[a]"},
		{" [a", " [a", ` \[a`, "{} [a"},
		{"*b", "*b", `\*b`, "{}*b"},
		{"a[1]", "a[1]", `a\[1\]`, "a[1]"},
		{"a--b", "a--b", "a--b", "a-{}-b"},
		{"a\nb", "a b", "a b", "a b"},
		{"a\r\nb", "a  b", "a  b", "a  b"},
		{"a\tb\x7fc\u2028d\u2029e", "a b c d e", "a b c d e", "a b c d e"},
		{"\u202eb", " b", " b", " b"},
	} {
		table := New("m", Words("m"), Numbers("n"))
		table.Add(Word(c.name), Whole(1))
		for format, want := range map[string]string{
			"txt": c.text + "  1", "md": "| " + c.markdown + " | 1 |", "tex": c.latex + ` & 1 \\`,
		} {
			got := written(t, func(w io.Writer) error { return Write(w, format, table) })
			if !strings.Contains(got, "\n"+want+"\n") {
				t.Errorf("%s: %q becomes\n%s\nwant the line %s", format, c.name, got, want)
			}
		}
	}
}

func TestWrite(t *testing.T) {
	a := New("a", Numbers("a"))
	a.Add(Whole(1))
	got := written(t, func(w io.Writer) error { return Write(w, "text", a, New("b", Numbers("b"))) })
	if want := "a\n1\n\nb\n"; got != want {
		t.Errorf("two tables: %q, want %q", got, want)
	}
	if err := Write(io.Discard, "pdf", a); err == nil || !strings.Contains(err.Error(), `"pdf"`) {
		t.Errorf("as pdf: error %v", err)
	}
}

// A broken writer accepts nothing.
type broken struct{}

var errBroken = errors.New("broken")

func (broken) Write([]byte) (int, error) { return 0, errBroken }

func TestBrokenWriter(t *testing.T) {
	table := two()
	for name, write := range map[string]func(w io.Writer) error{
		"csv": table.CSV, "text": table.Text, "md": table.Markdown, "tex": table.LaTeX,
		"html": func(w io.Writer) error { return table.HTML(w, "c") },
		"json": func(w io.Writer) error { return WriteJSON(w, table.Objects()) },
		"both": func(w io.Writer) error { return Write(w, "md", table, table) },
	} {
		if err := write(broken{}); !errors.Is(err, errBroken) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// A table of many rows runs over pages; if it is wide too, its names break.
func TestLongTable(t *testing.T) {
	for name, want := range map[string]string{
		"short": `\begin{longtable}{lr}`, strings.Repeat("long", 20): `\begin{longtable}{p{0.36\linewidth}r}`,
	} {
		table := New("long", Words("model"), Numbers("x"))
		table.Add(Word(name), Whole(1))
		s := table.LongTable(`\caption{c}`)
		if !strings.Contains(s, want) || strings.Count(s, `\caption{c}`) != 1 || !strings.Contains(s, `\endfirsthead`) {
			t.Errorf("no %s with one caption in\n%s", want, s)
		}
	}
}

// anyText draws texts, many with characters special in some form.
func anyText() *rapid.Generator[string] {
	special := []rune("a1 \n\r\t,;\"'|\\&%$#_{}~^*[]<>-`=+.α模\u202e\u2028😀")
	return rapid.OneOf(rapid.String(), rapid.StringOf(rapid.SampledFrom(special)))
}

// TestRoundTrip: any text and number reads back from CSV and JSON as it was; but
// CSV readers take a carriage return and newline for a newline.
func TestRoundTrip(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		head, word := anyText().Draw(t, "head"), anyText().Draw(t, "word")
		x := rapid.Float64().Draw(t, "x")
		table := New("drawn", Words(head), Numbers("x"))
		table.Add(Word(word), Number(x))
		var b bytes.Buffer
		if err := table.CSV(&b); err != nil {
			t.Fatal(err)
		}
		rows, err := csv.NewReader(&b).ReadAll()
		newline := strings.NewReplacer("\r\n", "\n")
		if err != nil || len(rows) != 2 || rows[0][0] != newline.Replace(head) || rows[1][0] != newline.Replace(word) {
			t.Fatalf("%q and %q are read back as %q, %v", head, word, rows, err)
		}
		if got, err := strconv.ParseFloat(rows[1][1], 64); err != nil || got != x {
			t.Fatalf("%v is read back as %q", x, rows[1][1])
		}
		b.Reset()
		if err := WriteJSON(&b, Object{{"rows", table.Objects()}}); err != nil {
			t.Fatal(err)
		}
		var out struct{ Rows []map[string]any }
		if err := json.Unmarshal(b.Bytes(), &out); err != nil {
			t.Fatal(err)
		}
		valid := strings.ToValidUTF8(word, "\ufffd")
		if head != "x" && strings.ToValidUTF8(head, "\ufffd") == head &&
			(out.Rows[0][head] != valid || out.Rows[0]["x"] != x) {
			t.Fatalf("%q and %v are read back as %v", word, x, out.Rows)
		}
	})
}

// TestOneCellPerColumn: no text adds a cell or a line to a table for people.
func TestOneCellPerColumn(t *testing.T) {
	separators := map[string]*regexp.Regexp{
		"md":  regexp.MustCompile(`(^|[^\\])(\\\\)*\|`), // a bar after an even number of backslashes
		"tex": regexp.MustCompile(`(^|[^\\])&`),
	}
	rapid.Check(t, func(t *rapid.T) {
		table := New("drawn", Words("a", "b"), Numbers("c"))
		table.Add(Word(anyText().Draw(t, "a")), Law(anyText().Draw(t, "b")), Word(anyText().Draw(t, "c")))
		for format, want := range map[string]int{"txt": 2, "md": 3, "tex": 7} {
			var b strings.Builder
			if err := Write(&b, format, table); err != nil {
				t.Fatal(err)
			}
			text := b.String()
			if format == "tex" {
				text = table.Tabular()
			}
			lines := strings.Split(strings.TrimSuffix(text, "\n"), "\n")
			if len(lines) != want {
				t.Fatalf("%s has %d lines, want %d: %q", format, len(lines), want, text)
			}
			row := lines[len(lines)-1]
			if format == "tex" {
				row = lines[4]
			}
			if s := separators[format]; s != nil && len(s.FindAllString(row, -1)) != map[string]int{"md": 4, "tex": 2}[format] {
				t.Fatalf("%s: %q has too many or too few cells", format, row)
			}
		}
	})
}

// The exact text of a number is that of package number.
func TestExact(t *testing.T) {
	for _, x := range []float64{0, -0.1, 1e15, 2.5e18, 1.0 / 3} {
		if got, want := Number(x).Exact(), number.Value(x).Cell(); got != want || Number(x).Text() != want ||
			Rounded(x, "about").Text() != "about" {
			t.Errorf("%v is %q, want %q", x, got, want)
		}
	}
}
