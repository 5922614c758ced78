package sheet

import (
	"strings"
	"testing"

	"evpkit/plot/internal/ink"
)

// texts returns the lines of text.
func texts(lines []Phrase) []string {
	var all []string
	for _, l := range lines {
		all = append(all, l.String())
	}
	return all
}

func TestFolded(t *testing.T) {
	set := newTypesetter(Look{Face: ink.Sans()})
	const size = 7
	for _, test := range []struct {
		name  string
		width float64
		want  string // lines, with | between them
	}{
		{"short", 100, "short"},
		{"", 100, ""},
		{"facebook/bart-large-mnli", 60, "facebook/bart-|large-mnli"},
		{"GPT-2 with lr=0.001", 45, "GPT-2 with|lr=0.001"},
		{"a b c d", 3, "a|b|c|d"},
		{"unbreakable", 22, "unbrea|kable"},
		{"two\nlines", 100, "two lines"},
	} {
		got := texts(set.folded(test.name, size, test.width))
		if strings.Join(got, "|") != test.want {
			t.Errorf("%q at %g points: %q, want %s", test.name, test.width, got, test.want)
		}
	}
}

// Nothing is left out, no line is wider than the room, and no mark is parted from
// its letter.
func TestFoldedKeepsAll(t *testing.T) {
	set := newTypesetter(Look{Face: ink.Sans()})
	const size, width = 7, 30
	for _, name := range []string{
		"microsoft/deberta-v3-large finetuned with layerwise decay", strings.Repeat("W", 60),
		"深層学習モデルの名前はとても長いです。", "שלום עולם שלום עולם", strings.Repeat("e\u0301", 40), "a_b.c:d;e|f+g=h@i&j",
	} {
		lines := set.folded(name, size, width)
		if w := set.widest(lines, size); w > width {
			t.Errorf("%q: a line of %g points", name, w)
		}
		strip := func(s string) string { return strings.ReplaceAll(s, " ", "") }
		if got := strip(strings.Join(texts(lines), "")); got != strip(name) {
			t.Errorf("%q became %q", name, got)
		}
		for _, line := range texts(lines) {
			if strings.HasPrefix(line, "\u0301") || strings.HasPrefix(line, "。") {
				t.Errorf("%q: a line begins with %q", name, line)
			}
		}
	}
}

func TestNames(t *testing.T) {
	look := Look{Face: ink.Sans()}
	set := newTypesetter(look)
	long := strings.Repeat("word ", 20000)
	for _, test := range []struct{ in, want []string }{
		{[]string{"a", "b", "a"}, []string{"a", "b", "a"}},
		{[]string{" two\nlines", "tab\there", ""}, []string{"two lines", "tab here", ""}},
		{[]string{"a\nb", "a b"}, []string{"a b (1)", "a b (2)"}},
	} {
		if got := look.Names(test.in); strings.Join(got, "|") != strings.Join(test.want, "|") {
			t.Errorf("%q: %q, want %q", test.in, got, test.want)
		}
	}
	for _, in := range [][]string{
		{long}, {long + "x", long + "y"}, {long + "x" + long, long + "y" + long, "b"},
		{strings.Repeat("\u0301", 100000), strings.Repeat("i", 300)},
	} {
		got := look.Names(in)
		if distinct(got) != len(in) {
			t.Errorf("%d names became %q", len(in), got)
		}
		for i, name := range got {
			if w := set.width(literal(name), 1); w > LongestName+2 || len([]rune(name)) > mostLetters+5 {
				t.Errorf("name %d of %d is %g type sizes wide, %d letters", i, len(in), w, len([]rune(name)))
			}
			if name != Clean(in[i]) && !strings.Contains(name, "…") {
				t.Errorf("%q is cut without a sign", name)
			}
		}
	}
}

// Names of several lines do not touch the next.
func TestDirectLabelsOfSeveralLines(t *testing.T) {
	var all []Series
	for i := range 4 {
		all = append(all, straight(strings.Repeat("long name ", 4)+string(rune('a'+i)), 0, 0, 1+0.001*float64(i)))
	}
	f := figureOf(all...)
	f.Legend, f.Grow = "direct", true
	p := laidOut(t, f)
	for k := 1; k < len(p.Legend.direct); k++ {
		a, b := p.Legend.direct[k-1], p.Legend.direct[k]
		if gap, need := b.y-a.y, a.entry.directHeight(p.TickSize); gap < need-1e-9 || len(a.entry.shown) < 2 {
			t.Errorf("names of %d lines are %g points apart, want %g", len(a.entry.shown), gap, need)
		}
	}
}

// A figure that may grow gives its legend room and leaves the panels their height.
func TestFigureGrows(t *testing.T) {
	height := func(n int, name, legend string) (page, panel float64) {
		var all []Series
		for i := range n {
			all = append(all, straight(name+string(rune('A'+i)), 0, 0, float64(i)))
		}
		f := figureOf(all...)
		f.Legend, f.Grow = legend, true
		p := laidOut(t, f)
		if p.Legend.Crowded() {
			t.Errorf("%d names %q %s: crowded", n, name, legend)
		}
		return p.Height, float64(p.Frames[0].Box.Size().Y)
	}
	page, panel := height(2, "short ", "above")
	long := strings.Repeat("a long name ", 5)
	for _, test := range []struct {
		n      int
		legend string
	}{{4, "above"}, {8, "above"}, {6, ""}} {
		p, h := height(test.n, long, test.legend)
		if p <= page || h < 0.85*panel {
			t.Errorf("%d long names, %q: a page of %g with a panel of %g points, without %g and %g",
				test.n, test.legend, p, h, page, panel)
		}
	}
	if p, _ := height(20, "m", ""); p <= page {
		t.Errorf("20 models: a page of %g points", p)
	}
}
