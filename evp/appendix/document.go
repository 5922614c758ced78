package appendix

import "evpkit/evp/table"

// A Document is a title and sections.
type Document struct {
	Title    string
	Sections []Section
	Maker    string // program and version, for the last line
}

// A Section is a heading and the blocks below it.
type Section struct {
	Title  string
	Blocks []Block
}

// A Block is a part of a section: a Paragraph, List, Listing, Exhibit, Figure,
// Checklist or Form.
type Block interface{ block() }

// A List is a list of paragraphs.
type List []Paragraph

// A Listing is a line to type, such as a command.
type Listing string

// An Exhibit is a numbered table with its caption. References name it by the
// name of its table.
type Exhibit struct{ table.Table }

// A Figure is a numbered drawing with a caption.
type Figure struct {
	Label   string // to refer to it: letters, digits and '-'; also the name of its files
	Caption string
	Alt     string  // what it shows, for readers who cannot see it
	Images  []Image // the same drawing in several formats
}

// An Image is the bytes of a figure in one format.
type Image struct {
	Format  string // "svg", "pdf"
	Dark    bool   // for a dark background
	Content []byte
}

func (Paragraph) block() {}
func (List) block()      {}
func (Listing) block()   {}
func (Exhibit) block()   {}
func (Figure) block()    {}
func (Checklist) block() {}
func (Form) block()      {}

// Figures returns the document's figures, in order.
func (d Document) Figures() []Figure {
	var out []Figure
	for _, s := range d.Sections {
		for _, b := range s.Blocks {
			if f, ok := b.(Figure); ok {
				out = append(out, f)
			}
		}
	}
	return out
}

// image returns the figure's image in a format, for a dark or light background.
func (f Figure) image(format string, dark bool) (Image, bool) {
	for _, i := range f.Images {
		if i.Format == format && i.Dark == dark {
			return i, true
		}
	}
	return Image{}, false
}
