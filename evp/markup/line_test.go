package markup

import (
	"testing"
	"unicode/utf8"
)

func TestLine(t *testing.T) {
	for text, want := range map[string]string{
		"plain": "plain", "größe 模型 😀": "größe 模型 😀", "a\r\nb": "a  b", "a\tb\x7fc\u2028d\u2029e\u0085f": "a b c d e f",
		"\u202eevil\u202c": " evil ", "\u2066a\u2069b\u200ec\u200fd\u061ce": " a b c d e", "\ufeffa": " a",
		"\xffa\xc3": "\ufffda\ufffd", "": "",
	} {
		if got := Line(text); got != want || !utf8.ValidString(got) ||
			utf8.RuneCountInString(got) != utf8.RuneCountInString(text) {
			t.Errorf("%q becomes %q, want %q", text, got, want)
		}
	}
}
