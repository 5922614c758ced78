package plot

import (
	"strings"
	"testing"
	"unicode/utf8"

	"evpkit/plot/internal/ink"
	"github.com/google/go-cmp/cmp"
)

func TestMarkup(t *testing.T) {
	for _, test := range []struct {
		in   string
		want phrase
	}{
		{"0.75", phrase{{text: "0.75"}}},
		{"10^{17}", phrase{{text: "10"}, {"17", 1}, {}}},
		{"2×10^{−3} FPO", phrase{{text: "2×10"}, {"−3", 1}, {text: " FPO"}}},
		{"H_{2}O", phrase{{text: "H"}, {"2", -1}, {text: "O"}}},
		{"a_b^c {", phrase{{text: "a_b^c {"}}},
		{"open ^{1", phrase{{text: "open ^{1"}}},
		{"", phrase{{}}},
	} {
		if diff := cmp.Diff(test.want, markup(test.in), cmp.AllowUnexported(piece{})); diff != "" {
			t.Errorf("markup(%q) (-want +got):\n%s", test.in, diff)
		}
	}
}

func TestLiteral(t *testing.T) {
	for _, test := range []struct{ name, in, want string }{
		{"markup is not read", `a_{b}%$\(c)^{2}`, `a_{b}%$\(c)^{2}`},
		{"line ends and tabs", "a\nb\tc\r\u2028d", "a b c  d"},
		{"control characters", "a\x00b\u0085c", "a b c"},
		{"invisible characters", "a\u200db\ufe0f\u202ec", "abc"},
		{"right to left", "שלום v2", "שלום v2"},
		{"not UTF-8", "a\xffb", "a\ufffdb"},
		{"spaces around", "  a ", "a"},
		{"empty", "", ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := literal(test.in)[0].text; got != test.want {
				t.Errorf("%q, want %q", got, test.want)
			}
		})
	}
}

func TestShortened(t *testing.T) {
	set := typesetter{face: ink.Sans(), ems: make(map[string]float64)}
	const size = 7
	for _, name := range []string{"short", strings.Repeat("W", 200), strings.Repeat("llama 🦙 ", 30), "שלום " + strings.Repeat("עולם", 40)} {
		for _, width := range []float64{10, 40, 100} {
			for _, short := range []string{set.shortened(name, size, width), set.squeezed(name, size, width)} {
				if w := set.width(literal(short), size); w > width {
					t.Errorf("%.20q… shortened to %g points is %q, %g points wide", name, width, short, w)
				}
				if short != clean(name) && !strings.Contains(short, "…") {
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
	set := typesetter{face: ink.Sans(), ems: make(map[string]float64)}
	label := Axis{Label: "Training budget", Unit: "FPO"}.caption(18)
	want := []phrase{{{text: "Training budget"}}, {{text: "(10"}, {"18", 1}, {text: " FPO)"}}}
	if diff := cmp.Diff(want, set.wrapped(label, 8, 70, 2), cmp.AllowUnexported(piece{})); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestWrapped(t *testing.T) {
	set := typesetter{face: ink.Sans(), ems: make(map[string]float64)}
	words := func(lines []phrase) []string {
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

func TestWordsHoldTogether(t *testing.T) {
	p := append(literal("Training budget"), piece{text: " ("})
	p = append(append(p, markup("10^{17} ")...), literal("GPU hours")...)
	p = append(p, piece{text: ")"})
	var words []string
	for _, word := range p.words() {
		s := ""
		for _, x := range word {
			s += x.text
		}
		words = append(words, s)
	}
	if diff := cmp.Diff([]string{"Training ", "budget ", "(1017 ", "GPU ", "hours)"}, words); diff != "" {
		t.Errorf("words (-want +got):\n%s", diff)
	}
}

func TestTyped(t *testing.T) {
	for _, test := range []struct{ in, want string }{
		{"FPO (10^9)", "FPO (10⁹)"},
		{"10^{-12} s", "10⁻¹² s"},
		{"R^2 and x^y", "R² and x^y"},
		{"10^{18 FPO", "10^{18 FPO"},
		{"a ^ b_{3}", "a ^ b_{3}"},
	} {
		if got := typed(test.in); got != test.want {
			t.Errorf("typed(%q) = %q, want %q", test.in, got, test.want)
		}
	}
}
