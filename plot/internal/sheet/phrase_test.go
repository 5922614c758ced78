package sheet

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestMarkup(t *testing.T) {
	for _, test := range []struct {
		in   string
		want Phrase
	}{
		{"0.75", Phrase{{text: "0.75"}}},
		{"10^{17}", Phrase{{text: "10"}, {"17", 1}, {}}},
		{"2×10^{−3} FPO", Phrase{{text: "2×10"}, {"−3", 1}, {text: " FPO"}}},
		{"H_{2}O", Phrase{{text: "H"}, {"2", -1}, {text: "O"}}},
		{"a_b^c {", Phrase{{text: "a_b^c {"}}},
		{"open ^{1", Phrase{{text: "open ^{1"}}},
		{"", Phrase{{}}},
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
		if got := Typed(test.in); got != test.want {
			t.Errorf("Typed(%q) = %q, want %q", test.in, got, test.want)
		}
	}
}
