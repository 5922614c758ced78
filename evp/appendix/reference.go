package appendix

import "fmt"

// A reference is what a label refers to.
type reference struct {
	word   string // "Table" or "Figure"
	number int    // from 1; tables and figures are counted apart
}

func (r reference) String() string { return fmt.Sprintf("%s %d", r.word, r.number) }

// references returns what the document's labels refer to.
func (d Document) references() map[string]reference {
	out := make(map[string]reference)
	tables, figures := 0, 0
	for _, s := range d.Sections {
		for _, b := range s.Blocks {
			switch b := b.(type) {
			case Exhibit:
				tables++
				out[b.Name] = reference{"Table", tables}
			case Figure:
				figures++
				out[b.Label] = reference{"Figure", figures}
			}
		}
	}
	return out
}
