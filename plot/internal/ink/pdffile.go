package ink

import (
	"bytes"
	"compress/zlib"
	"fmt"
)

// A pdfFile is a PDF file being written: objects, numbered from 1 in the order
// of writing.
type pdfFile struct {
	out     bytes.Buffer
	offsets []int // of the objects written
}

// newPDFFile returns a file of PDF 1.4, the first version with transparency.
func newPDFFile() *pdfFile {
	f := new(pdfFile)
	f.out.WriteString("%PDF-1.4\n%\xe2\xe3\xcf\xd3\n") // bytes above 127: the file is not text
	return f
}

// object writes an object and returns its number.
func (f *pdfFile) object(content string) int {
	f.offsets = append(f.offsets, f.out.Len())
	fmt.Fprintf(&f.out, "%d 0 obj\n%s\nendobj\n", len(f.offsets), content)
	return len(f.offsets)
}

// stream writes data, compressed, with further entries of its dictionary, and
// returns the object's number.
func (f *pdfFile) stream(entries string, data []byte) int {
	var packed bytes.Buffer
	z := zlib.NewWriter(&packed)
	z.Write(data) // a Buffer never fails
	z.Close()
	return f.object(fmt.Sprintf("<</Filter /FlateDecode /Length %d %s>>\nstream\n%s\nendstream",
		packed.Len(), entries, packed.Bytes()))
}

// finish writes the table of the objects, and which of them is the catalogue
// and which describes the file. It returns the whole.
func (f *pdfFile) finish(catalogue, description int) []byte {
	table := f.out.Len()
	fmt.Fprintf(&f.out, "xref\n0 %d\n0000000000 65535 f \n", len(f.offsets)+1)
	for _, at := range f.offsets {
		fmt.Fprintf(&f.out, "%010d 00000 n \n", at)
	}
	fmt.Fprintf(&f.out, "trailer\n<</Size %d /Root %d 0 R /Info %d 0 R>>\nstartxref\n%d\n%%%%EOF\n",
		len(f.offsets)+1, catalogue, description, table)
	return f.out.Bytes()
}
