package rows

import (
	"io"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// linesOf returns the lines of a text.
func linesOf(t interface{ Fatalf(string, ...any) }, text string) (all []string) {
	l := NewLines(strings.NewReader(text))
	defer l.Close()
	for {
		line, err := l.Next()
		if err == io.EOF {
			return all
		}
		if err != nil {
			t.Fatalf("%v", err)
		}
		if all = append(all, line); l.N != len(all) {
			t.Fatalf("line %d is number %d", len(all), l.N)
		}
	}
}

// plainLines splits a text by the definition of a line.
func plainLines(text string) []string {
	text = strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(text)
	if text == "" {
		return nil
	}
	return strings.Split(strings.TrimSuffix(text, "\n"), "\n")
}

// TestLines: lines may end in LF, CRLF or CR, in any mix, also where a block ends.
func TestLines(t *testing.T) {
	full := strings.Repeat("x", 2*blockSize)
	for _, text := range []string{
		"a\rb\nc\r\nd", "a\r\n\rb\n\r\n", "\r", "\r\n", "\n\r", "a\r\r\n",
		full + "\r\nb", full[1:] + "\r\nb", full[1:] + "\r\r\nb", full[1:] + "\r", full[2:] + "\r\nb\r", full + full + "\rb\n",
	} {
		if got, want := linesOf(t, text), plainLines(text); !slices.Equal(got, want) {
			t.Errorf("%.40q…: %d lines, want %d", text, len(got), len(want))
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		end := rapid.StringOfN(rapid.SampledFrom([]rune("a\r\n")), 0, 12, -1).Draw(t, "end")
		text := full[rapid.IntRange(0, 8).Draw(t, "cut"):] + end
		if got, want := linesOf(t, text), plainLines(text); !slices.Equal(got, want) {
			t.Fatalf("%q: %d lines, want %d", end, len(got), len(want))
		}
	})
}

// TestLinesOfStream: the place of a NUL byte counts lines as a reader of the file does.
func TestLinesOfStream(t *testing.T) {
	for _, text := range []string{"a\rb\nc\r\nd\x00", "a\r\rb\n\x00", "a\n\r\nb\n\x00"} {
		text = strings.Repeat("\r\n", blockSize) + text // what a file begins with is looked at apart
		s, err := NewStream("f", io.NopCloser(strings.NewReader(text)))
		if err != nil {
			t.Fatal(err)
		}
		_, err = io.ReadAll(s)
		if e, ok := err.(*SyntaxError); !ok || e.Line != blockSize+4 {
			t.Errorf("%.20q: %v", text, err)
		}
	}
}
