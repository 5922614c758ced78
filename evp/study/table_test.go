package study

import (
	"io"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestTable(t *testing.T) {
	table := Table{Caption: "Best_of two\nlines", Header: []string{"model", "n", "best"}, Left: 1,
		Rows: [][]string{{"größe", "1", "0.50"}, {"a\nb", "1,234", ""}}}
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
		got := written(t, func(w io.Writer) error { return WriteTables(w, c.format, []Table{table}) })
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%s: -want +got\n%s", c.format, diff)
		}
	}
}

// TestEscaping: a name stands in a cell as it is, whatever it is made of.
func TestEscaping(t *testing.T) {
	for _, c := range []struct{ name, text, markdown, latex string }{
		{"plain", "plain", "plain", "plain"},
		{"a_b", "a_b", `a\_b`, `a\_b`},
		{"5%", "5%", "5%", `5\%`},
		{"a|b", "a|b", `a\|b`, `a\textbar{}b`},
		{"a&b", "a&b", "a&b", `a\&b`},
		{"$x", "$x", "$x", `\$x`},
		{`a\b`, `a\b`, `a\\b`, `a\textbackslash{}b`},
		{`\|`, `\|`, `\\\|`, `\textbackslash{}\textbar{}`},
		{"#1", "#1", "#1", `\#1`},
		{"{a}", "{a}", "{a}", `\{a\}`},
		{"a^b", "a^b", "a^b", `a\textasciicircum{}b`},
		{"~a", "~a", "~a", `\textasciitilde{}a`},
		{"a*b", "a*b", `a\*b`, "a*b"},
		{"a`b", "a`b", "a\\`b", "a`b"},
		{"<b>", "<b>", "&lt;b>", `\textless{}b\textgreater{}`},
		{"[a]", "[a]", `\[a]`, "{}[a]"},
		{"*b", "*b", `\*b`, "{}*b"},
		{"a[1]", "a[1]", `a\[1]`, "a[1]"},
		{"a\nb", "a b", "a b", "a b"},
		{"a\r\nb", "a  b", "a  b", "a  b"},
		{"a\tb\x7fc\u2028d\u2029e", "a b c d e", "a b c d e", "a b c d e"},
	} {
		table := []Table{{Header: []string{"m", "n"}, Left: 1, Rows: [][]string{{c.name, "1"}}}}
		for format, want := range map[string]string{"txt": c.text + "  1", "md": "| " + c.markdown + " | 1 |", "tex": c.latex + ` & 1 \\`} {
			got := written(t, func(w io.Writer) error { return WriteTables(w, format, table) })
			if !strings.Contains(got, "\n"+want+"\n") {
				t.Errorf("%s: %q becomes\n%s\nwant the line %s", format, c.name, got, want)
			}
		}
	}
}

func TestWriteTables(t *testing.T) {
	tables := []Table{{Header: []string{"a"}, Rows: [][]string{{"1"}}}, {Header: []string{"b"}}}
	got := written(t, func(w io.Writer) error { return WriteTables(w, "text", tables) })
	if want := "a\n1\n\nb\n"; got != want {
		t.Errorf("two tables: %q, want %q", got, want)
	}
	if err := WriteTables(io.Discard, "pdf", tables); err == nil || !strings.Contains(err.Error(), `"pdf"`) {
		t.Errorf("as pdf: error %v", err)
	}
}
