package rows

import (
	"io"
	"slices"
	"strings"
	"testing"
)

// TestPeek: a look at the next row changes nothing: rows, lines, faults and the
// end are the same as without it.
func TestPeek(t *testing.T) {
	for text, want := range map[string]string{
		"a,b\n1,2\n3,4\n": "1,2 | 3,4",
		"a,b\n":           "",
		"a,b\n1\n":        "1",
		"a,b\n\"1,2\n":    "",
		"a,b\n1,\"2\"x\n": "",
	} {
		var got [2]string
		var first string
		for k := range got {
			stream, err := NewStream("a.csv", io.NopCloser(strings.NewReader(text)))
			if err != nil {
				t.Fatal(err)
			}
			table, err := NewTable(stream, NewDelimited(stream, ','), func([]string) HeaderJoiner { return nil })
			if err != nil {
				t.Fatal(err)
			}
			if k == 1 {
				table.Peek()
				first = strings.Join(slices.Clone(table.Peek()), ",")
				if table.Line != 1 {
					t.Errorf("%q: the header is in line %d", text, table.Line)
				}
			}
			for !table.Ended {
				rec, err := table.Next()
				if err == io.EOF {
					break
				}
				if err != nil {
					got[k] += err.Error()
					continue
				}
				got[k] += strings.Join(rec, ",") + table.Place(0)
			}
			table.reader.Close()
		}
		if got[0] != got[1] {
			t.Errorf("%q: %q without a look, %q with it", text, got[0], got[1])
		}
		if begin, _, _ := strings.Cut(want, " | "); first != begin {
			t.Errorf("%q: saw %q, want %q", text, first, begin)
		}
	}
}
