package ink

import (
	"encoding/binary"
	"errors"
	"fmt"
	"slices"

	"golang.org/x/image/font/sfnt"
)

// Tables of a TrueType font that a subset in a PDF needs. Those of hints may be
// missing.
var (
	neededTables = []string{"glyf", "head", "hhea", "hmtx", "loca", "maxp"}
	hintTables   = []string{"cvt ", "fpgm", "prep"}
)

// A trueType is a font file, parsed into its tables.
type trueType struct {
	tables  map[string][]byte
	offsets []uint32 // of the glyphs in glyf, and of its end
}

var errTable = errors.New("a table of the font is missing or cut off")

// parseTrueType parses a font file. It is an error if its shapes are not
// TrueType's, or if its maker forbids embedding it.
func parseTrueType(file []byte) (*trueType, error) {
	t := &trueType{tables: make(map[string][]byte)}
	if len(file) < 12 {
		return nil, errTable
	}
	for i := range int(binary.BigEndian.Uint16(file[4:])) {
		if len(file) < 12+16*(i+1) {
			return nil, errTable
		}
		record := file[12+16*i:]
		begin, size := uint64(binary.BigEndian.Uint32(record[8:])), uint64(binary.BigEndian.Uint32(record[12:]))
		if begin+size > uint64(len(file)) {
			return nil, errTable
		}
		t.tables[string(record[:4])] = file[begin : begin+size]
	}
	if err := t.check(); err != nil {
		return nil, err
	}
	return t, t.locate()
}

// check returns an error if the font cannot be or must not be embedded.
func (t *trueType) check() error {
	if _, ok := t.tables["glyf"]; !ok {
		return errors.New("the font's shapes are not TrueType's")
	}
	for _, name := range neededTables {
		least := map[string]int{"head": 54, "hhea": 36, "maxp": 6}[name]
		if table, ok := t.tables[name]; !ok || len(table) < least {
			return errTable
		}
	}
	const restricted, bitmapsOnly, rights = 0x0002, 0x0200, 0x000e // OS/2, fsType
	if os2 := t.tables["OS/2"]; len(os2) >= 10 {
		if kind := binary.BigEndian.Uint16(os2[8:]); kind&rights == restricted || kind&bitmapsOnly != 0 {
			return errors.New("the font's licence forbids to embed it")
		}
	}
	return nil
}

// locate reads where each glyph begins.
func (t *trueType) locate() error {
	n := int(binary.BigEndian.Uint16(t.tables["maxp"][4:]))
	loca := t.tables["loca"]
	long := binary.BigEndian.Uint16(t.tables["head"][50:]) != 0
	for i := range n + 1 {
		switch {
		case long && len(loca) >= 4*(i+1):
			t.offsets = append(t.offsets, binary.BigEndian.Uint32(loca[4*i:]))
		case !long && len(loca) >= 2*(i+1):
			t.offsets = append(t.offsets, 2*uint32(binary.BigEndian.Uint16(loca[2*i:])))
		default:
			return errTable
		}
	}
	return nil
}

// glyph returns the data of a glyph, nothing if it is empty or damaged.
func (t *trueType) glyph(g sfnt.GlyphIndex) []byte {
	if int(g)+1 >= len(t.offsets) {
		return nil
	}
	begin, end := t.offsets[g], t.offsets[g+1]
	if begin > end || uint64(end) > uint64(len(t.tables["glyf"])) {
		return nil
	}
	return t.tables["glyf"][begin:end]
}

// Flags of a glyph's component, and the bytes that they say follow its head.
const (
	wordArguments  = 0x0001
	oneScale       = 0x0008
	moreComponents = 0x0020
	twoScales      = 0x0040
	fullMatrix     = 0x0080
)

// components returns the glyphs that a glyph is composed of.
func components(data []byte) []sfnt.GlyphIndex {
	if len(data) < 10 || int16(binary.BigEndian.Uint16(data)) >= 0 {
		return nil
	}
	var parts []sfnt.GlyphIndex
	for data = data[10:]; len(data) >= 4; {
		flags := binary.BigEndian.Uint16(data)
		parts = append(parts, sfnt.GlyphIndex(binary.BigEndian.Uint16(data[2:])))
		size := 6
		for flag, more := range map[uint16]int{wordArguments: 2, oneScale: 2, twoScales: 4, fullMatrix: 8} {
			if flags&flag != 0 {
				size += more
			}
		}
		if flags&moreComponents == 0 || len(data) < size {
			return parts
		}
		data = data[size:]
	}
	return parts
}

// closure returns the glyphs and all that they are composed of.
func (t *trueType) closure(used []sfnt.GlyphIndex) map[sfnt.GlyphIndex]bool {
	all := make(map[sfnt.GlyphIndex]bool)
	open := append([]sfnt.GlyphIndex{0}, used...)
	for len(open) > 0 {
		g := open[len(open)-1]
		open = open[:len(open)-1]
		if !all[g] {
			all[g] = true
			open = append(open, components(t.glyph(g))...)
		}
	}
	return all
}

// subset returns a font file with the shapes of the used glyphs only. Glyphs
// keep their numbers; the others are empty.
func (t *trueType) subset(used []sfnt.GlyphIndex) []byte {
	keep := t.closure(used)
	var glyf, loca []byte
	for i := range len(t.offsets) - 1 {
		loca = binary.BigEndian.AppendUint32(loca, uint32(len(glyf)))
		if keep[sfnt.GlyphIndex(i)] {
			glyf = append(glyf, t.glyph(sfnt.GlyphIndex(i))...)
			glyf = append(glyf, make([]byte, -len(glyf)&3)...)
		}
	}
	loca = binary.BigEndian.AppendUint32(loca, uint32(len(glyf)))
	head := slices.Clone(t.tables["head"])
	binary.BigEndian.PutUint32(head[8:], 0)  // the file's sum, set when it is known
	binary.BigEndian.PutUint16(head[50:], 1) // long offsets
	tables := map[string][]byte{
		"glyf": glyf, "head": head, "hhea": t.tables["hhea"], "hmtx": t.metrics(keep), "loca": loca, "maxp": t.tables["maxp"],
	}
	for _, name := range hintTables {
		if table, ok := t.tables[name]; ok {
			tables[name] = table
		}
	}
	return assemble(tables)
}

// metrics returns the table hmtx, in which glyphs that are not kept are 0 wide.
func (t *trueType) metrics(keep map[sfnt.GlyphIndex]bool) []byte {
	hmtx := slices.Clone(t.tables["hmtx"])
	full := int(binary.BigEndian.Uint16(t.tables["hhea"][34:])) // glyphs with a width of their own
	for i := range full - 1 {                                   // the last width is that of all that follow
		if !keep[sfnt.GlyphIndex(i)] && len(hmtx) >= 4*(i+1) {
			clear(hmtx[4*i : 4*(i+1)])
		}
	}
	return hmtx
}

// assemble returns the font file of tables.
func assemble(tables map[string][]byte) []byte {
	var names []string
	for _, name := range append(slices.Clone(neededTables), hintTables...) {
		if _, ok := tables[name]; ok {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	log := 0
	for 2<<log <= len(names) {
		log++
	}
	file := []byte{0, 1, 0, 0}
	for _, x := range []int{len(names), 16 << log, log, 16*len(names) - 16<<log} {
		file = binary.BigEndian.AppendUint16(file, uint16(x))
	}
	var body []byte
	headAt := 0
	for _, name := range names {
		at := 12 + 16*len(names) + len(body)
		if name == "head" {
			headAt = at
		}
		file = append(file, name...)
		for _, x := range []uint32{checksum(tables[name]), uint32(at), uint32(len(tables[name]))} {
			file = binary.BigEndian.AppendUint32(file, x)
		}
		body = append(body, tables[name]...)
		body = append(body, make([]byte, -len(body)&3)...)
	}
	file = append(file, body...)
	binary.BigEndian.PutUint32(file[headAt+8:], 0xB1B0AFBA-checksum(file))
	return file
}

// checksum returns the sum of the 32-bit words of data, padded with zeros.
func checksum(data []byte) uint32 {
	var sum uint32
	for len(data) >= 4 {
		sum += binary.BigEndian.Uint32(data)
		data = data[4:]
	}
	return sum + binary.BigEndian.Uint32(append(slices.Clone(data), 0, 0, 0, 0))
}

// embeddable returns an error if the face's font cannot be put into a PDF.
func (f *Face) embeddable() error {
	if _, err := parseTrueType(f.file); err != nil {
		return fmt.Errorf("the text cannot be written as font: %w", err)
	}
	return nil
}
