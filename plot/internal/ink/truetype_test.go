package ink

import (
	"bytes"
	"math/rand/v2"
	"slices"
	"testing"

	"codeberg.org/go-fonts/liberation/liberationsansregular"
	"golang.org/x/image/font/sfnt"
)

func TestSubset(t *testing.T) {
	whole, err := parseTrueType(liberationsansregular.TTF)
	if err != nil {
		t.Fatal(err)
	}
	var buf sfnt.Buffer
	var used []sfnt.GlyphIndex
	for _, r := range "Aé−" { // é is composed of e and an accent
		used = append(used, Sans().glyph(&buf, r).index)
	}
	file := whole.subset(used)
	if len(file) > 60000 {
		t.Errorf("a subset of three glyphs has %d bytes", len(file))
	}
	if sum := checksum(file); sum != 0xB1B0AFBA {
		t.Errorf("the sum of the file is %#x", sum)
	}
	part, err := parseTrueType(file)
	if err != nil {
		t.Fatal(err)
	}
	for g := range sfnt.GlyphIndex(len(whole.offsets) - 1) {
		want := whole.glyph(g)
		if !whole.closure(used)[g] {
			want = nil
		}
		if got := part.glyph(g); !bytes.HasPrefix(got, want) || len(got) > len(want)+3 {
			t.Errorf("glyph %d has %d bytes, want %d", g, len(got), len(want))
		}
	}
	for _, r := range "eÁ" {
		got := whole.closure(used)[Sans().glyph(&buf, r).index]
		if want := r == 'e'; got != want {
			t.Errorf("%c is in the subset: %t", r, got)
		}
	}
}

func TestComponents(t *testing.T) {
	head := []byte{0xff, 0xff, 0, 0, 0, 0, 0, 0, 0, 0}
	for _, test := range []struct {
		name string
		data []byte
		want []sfnt.GlyphIndex
	}{
		{"empty", nil, nil},
		{"simple", make([]byte, 40), nil},
		{"one", append(slices.Clone(head), 0, 0, 0, 7, 1, 2), []sfnt.GlyphIndex{7}},
		{"two, the first with words and a matrix",
			append(append(append(slices.Clone(head), 0, 0xa1, 0, 7), make([]byte, 12)...), 0, 0, 1, 0, 1, 2),
			[]sfnt.GlyphIndex{7, 256}},
		{"cut off", append(slices.Clone(head), 0, 0x20, 0, 7, 1), []sfnt.GlyphIndex{7}},
	} {
		if got := components(test.data); !slices.Equal(got, test.want) {
			t.Errorf("%s: %v, want %v", test.name, got, test.want)
		}
	}
}

// TestFontThatMustNotBeEmbedded: its text is drawn as outlines, unless a font
// is demanded.
func TestFontThatMustNotBeEmbedded(t *testing.T) {
	file := slices.Clone(liberationsansregular.TTF)
	at := bytes.Index(file, tableOf(t, "OS/2"))
	file[at+8], file[at+9] = 0, 2 // restricted licence
	face, err := NewFace(file)
	if err != nil {
		t.Fatal(err)
	}
	p := drawing()
	p.Marks[2].Text.Face = face
	if _, err := p.Encode("pdf", 72); err != nil {
		t.Error(err)
	}
	p.Text = TextFont
	if _, err := p.Encode("pdf", 72); err == nil {
		t.Error("no error")
	}
}

// tableOf returns a table of Liberation Sans.
func tableOf(t *testing.T, name string) []byte {
	t.Helper()
	font, err := parseTrueType(liberationsansregular.TTF)
	if err != nil {
		t.Fatal(err)
	}
	return font.tables[name]
}

// TestDamagedFonts changes or cuts off the font at many places: an error or a
// drawing is right, a panic is not.
func TestDamagedFonts(t *testing.T) {
	whole := liberationsansregular.TTF
	random := rand.New(rand.NewPCG(1, 2))
	for i := range 300 {
		file := slices.Clone(whole)
		switch i % 3 {
		case 0:
			file = file[:random.IntN(len(file))]
		case 1: // the directory and the small tables at the beginning
			file[random.IntN(2000)] ^= byte(1 + random.IntN(255))
		case 2:
			for range 2000 {
				file[300+random.IntN(len(file)-300)] = byte(random.IntN(256))
			}
		}
		face, err := NewFace(file)
		if err != nil {
			continue
		}
		for _, text := range []TextMode{TextDefault, TextFont} {
			p := drawing()
			p.Text = text
			p.Marks[2].Text.Face = face
			for _, format := range Formats() {
				_, _ = p.Encode(format, 72)
			}
		}
	}
	if _, err := NewFace(nil); err == nil {
		t.Error("no error for an empty file")
	}
}
