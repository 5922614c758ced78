package ink

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"hash/fnv"
	"slices"
	"strings"
	"unicode/utf16"

	"golang.org/x/image/font/sfnt"
)

// A pdfFont is a face as a document uses it. Each character has a code of its
// own, so that it can be copied and searched even where two characters look
// the same, or the face lacks them and shows its box.
type pdfFont struct {
	face  *Face
	name  string // in the page's resources
	codes map[rune]uint16
	used  []glyph // by code, from 1
}

// code returns the code of a character in the document.
func (f *pdfFont) code(g glyph) uint16 {
	code, ok := f.codes[g.char]
	if !ok {
		f.used = append(f.used, g)
		code = uint16(len(f.used))
		f.codes[g.char] = code
	}
	return code
}

// perMille returns font units in thousandths of the type size.
func (f *pdfFont) perMille(x float64) float64 { return x * 1000 / f.face.unitsPerEm() }

// show returns the operand and the operator that write a line of text: codes,
// and between them how much closer than its width the next one is.
func (f *pdfFont) show(line []glyph) []byte {
	op := []byte("[<")
	for i, g := range line {
		if i > 0 {
			last := line[i-1]
			if closer := last.x + last.width - g.x; closer != 0 {
				op = append(op, '>')
				op = append(appendNumber(op, f.perMille(units(closer)), 3), '<')
			}
		}
		op = fmt.Appendf(op, "%04X", f.code(g))
	}
	return append(op, ">] TJ\n"...)
}

// write adds the font's objects to a document and returns the number of the
// font's own object.
func (f *pdfFont) write(doc *pdfFile) (int, error) {
	font, err := parseTrueType(f.face.file)
	if err != nil {
		return 0, err
	}
	file := font.subset(f.glyphs())
	program := doc.stream(fmt.Sprintf("/Length1 %d", len(file)), file)
	name := f.postScriptName(file)
	descriptor := doc.object(f.descriptor(font, name, program))
	glyphs := doc.stream("", f.glyphTable())
	descendant := doc.object(fmt.Sprintf("<</Type /Font /Subtype /CIDFontType2 /BaseFont /%s"+
		" /CIDSystemInfo <</Registry (Adobe) /Ordering (Identity) /Supplement 0>>"+
		" /FontDescriptor %d 0 R /CIDToGIDMap %d 0 R /DW 0 /W [1 [%s]]>>", name, descriptor, glyphs, f.widths()))
	unicode := doc.stream("", f.unicode())
	return doc.object(fmt.Sprintf("<</Type /Font /Subtype /Type0 /BaseFont /%s /Encoding /Identity-H"+
		" /DescendantFonts [%d 0 R] /ToUnicode %d 0 R>>", name, descendant, unicode)), nil
}

// glyphs returns the glyphs in use.
func (f *pdfFont) glyphs() []sfnt.GlyphIndex {
	used := make([]sfnt.GlyphIndex, len(f.used))
	for i, g := range f.used {
		used[i] = g.index
	}
	return used
}

// glyphTable returns the glyph of each code, two bytes each.
func (f *pdfFont) glyphTable() []byte {
	table := []byte{0, 0}
	for _, g := range f.used {
		table = binary.BigEndian.AppendUint16(table, uint16(g.index))
	}
	return table
}

// widths returns the widths of the codes from 1.
func (f *pdfFont) widths() []byte {
	var list []byte
	for i, g := range f.used {
		if i > 0 {
			list = append(list, ' ')
		}
		list = appendNumber(list, f.perMille(units(g.width)), 3)
	}
	return list
}

// postScriptName returns the font's name, marked as a subset by six letters.
func (f *pdfFont) postScriptName(file []byte) string {
	hash := fnv.New64a()
	hash.Write(file) // never fails
	sum, tag := hash.Sum64(), make([]byte, 6)
	for i := range tag {
		tag[i] = 'A' + byte(sum%26)
		sum /= 26
	}
	name := strings.Map(func(r rune) rune {
		if r > '~' || r <= ' ' || strings.ContainsRune("()<>[]{}/%#", r) {
			return -1
		}
		return r
	}, f.face.name(sfnt.NameIDPostScript))
	if name == "" || len(name) > 100 {
		name = "Font"
	}
	return string(tag) + "+" + name
}

// descriptor returns the object that describes the font as a whole.
func (f *pdfFont) descriptor(font *trueType, name string, program int) string {
	const symbolic = 4 // has characters beyond those of the Latin alphabet
	at := func(table string, i int) float64 {
		return f.perMille(float64(int16(binary.BigEndian.Uint16(font.tables[table][i:]))))
	}
	box := fmt.Sprintf("%.0f %.0f %.0f %.0f", at("head", 36), at("head", 38), at("head", 40), at("head", 42))
	return fmt.Sprintf("<</Type /FontDescriptor /FontName /%s /Flags %d /FontBBox [%s] /ItalicAngle 0"+
		" /Ascent %.0f /Descent %.0f /CapHeight 700 /StemV 80 /FontFile2 %d 0 R>>",
		name, symbolic, box, at("hhea", 4), at("hhea", 6), program)
}

// unicode returns the table that says which character each code is.
func (f *pdfFont) unicode() []byte {
	var out bytes.Buffer
	out.WriteString("/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n" +
		"/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n" +
		"/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n" +
		"1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n")
	const most = 100 // lines in a block
	code := 0
	for block := range slices.Chunk(f.used, most) {
		fmt.Fprintf(&out, "%d beginbfchar\n", len(block))
		for _, g := range block {
			code++
			fmt.Fprintf(&out, "<%04X> <", code)
			for _, unit := range utf16.Encode([]rune{g.char}) {
				fmt.Fprintf(&out, "%04X", unit)
			}
			out.WriteString(">\n")
		}
		out.WriteString("endbfchar\n")
	}
	out.WriteString("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n")
	return out.Bytes()
}
