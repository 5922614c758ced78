package sheet

import (
	"strings"
	"testing"
	"unicode/utf8"

	"evpkit/plot/internal/ink"
	"github.com/google/go-cmp/cmp"
)

func TestShortened(t *testing.T) {
	set := newTypesetter(Look{Face: ink.Sans()})
	const size = 7
	for _, name := range []string{"short", strings.Repeat("W", 200), strings.Repeat("llama 🦙 ", 30), "שלום " +
		strings.Repeat("עולם", 40)} {
		for _, width := range []float64{10, 40, 100} {
			for _, short := range []string{set.shortened(name, size, width), set.squeezed(name, size, width)} {
				if w := set.width(literal(short), size); w > width {
					t.Errorf("%.20q… shortened to %g points is %q, %g points wide", name, width, short, w)
				}
				if short != Clean(name) && !strings.Contains(short, "…") {
					t.Errorf("%q has no ellipsis", short)
				}
				if !utf8.ValidString(short) {
					t.Errorf("%q is not UTF-8", short)
				}
			}
		}
	}
	if got := set.shortened("short", size, 100); got != "short" {
		t.Errorf("a short name became %q", got)
	}
	if got := set.squeezed("a long name of model 10", size, 50); !strings.HasSuffix(got, "10") {
		t.Errorf("squeezed to %q, without its end", got)
	}
}

func TestWordOfSeveralPieces(t *testing.T) {
	set := newTypesetter(Look{Face: ink.Sans()})
	label := Axis{Label: "Training budget", Unit: "FPO"}.caption(18)
	want := []Phrase{{{text: "Training budget"}}, {{text: "(10"}, {"18", 1}, {text: " FPO)"}}}
	if diff := cmp.Diff(want, set.wrapped(label, 8, 70, 2), cmp.AllowUnexported(piece{})); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestWrapped(t *testing.T) {
	set := newTypesetter(Look{Face: ink.Sans()})
	words := func(lines []Phrase) []string {
		var s []string
		for _, l := range lines {
			var b strings.Builder
			for _, p := range l {
				b.WriteString(p.text)
			}
			s = append(s, strings.TrimSpace(b.String()))
		}
		return s
	}
	label := literal("Trials (hyperparameter assignments)")
	for _, test := range []struct {
		width float64
		most  int
		want  []string
	}{
		{200, 2, []string{"Trials (hyperparameter assignments)"}},
		{100, 2, []string{"Trials (hyperparameter", "assignments)"}},
		{60, 2, []string{"Trials", "(hyperparameter …"}},
		{60, 1, []string{"Trials …"}},
	} {
		if diff := cmp.Diff(test.want, words(set.wrapped(label, 8, test.width, test.most))); diff != "" {
			t.Errorf("%g points, %d lines (-want +got):\n%s", test.width, test.most, diff)
		}
	}
}

func TestHyphenated(t *testing.T) {
	set := newTypesetter(Look{Face: ink.Sans()})
	lines, ok := set.hyphenated("BERT-base-uncased", 7, 40, 3)
	var got []string
	for _, l := range lines {
		got = append(got, l.String())
	}
	if diff := cmp.Diff([]string{"BERT-base-", "uncased"}, got); diff != "" || !ok {
		t.Errorf("fits: %v (-want +got):\n%s", ok, diff)
	}
	if _, ok := set.hyphenated("unbreakable", 7, 20, 3); ok {
		t.Error("a word wider than the line fits")
	}
}
