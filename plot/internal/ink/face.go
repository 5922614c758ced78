package ink

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
	"unicode"

	"codeberg.org/go-fonts/liberation/liberationsansregular"
	"codeberg.org/go-fonts/liberation/liberationserifregular"
	"golang.org/x/image/font"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
	"gonum.org/v1/plot/vg"
)

// A Face is a typeface: the shapes and widths of its glyphs. It may be used by
// several goroutines at once. A character that it lacks is drawn as its box for
// missing characters, in every format.
type Face struct {
	font   *sfnt.Font
	file   []byte // what the font was read from
	family string // as CSS names it, with the fonts to use in its place
}

// Sans returns Liberation Sans, which is compiled into the program.
var Sans = sync.OnceValue(func() *Face {
	return compiledIn(liberationsansregular.TTF, "'Liberation Sans', Arial, Helvetica, sans-serif")
})

// Serif returns Liberation Serif, which is compiled into the program.
var Serif = sync.OnceValue(func() *Face {
	return compiledIn(liberationserifregular.TTF, "'Liberation Serif', 'Times New Roman', Times, serif")
})

// compiledIn returns the face of a font that is part of the program.
func compiledIn(file []byte, family string) *Face {
	f, err := NewFace(file)
	if err != nil {
		panic("ink: the compiled-in font: " + err.Error())
	}
	f.family = family
	return f
}

// NewFace returns the face of a TrueType or OpenType font file, which must not
// be changed afterwards. It is an error if the file is not a font, is damaged,
// or lacks the letters and figures of ASCII, which every figure needs.
func NewFace(file []byte) (*Face, error) {
	f := &Face{file: file}
	err := safely(func() (err error) {
		f.font, err = sfnt.Parse(file)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("not a TrueType font that can be read: %w", err)
	}
	if f.unitsPerEm() < 1 {
		return nil, errors.New("not a TrueType font that can be read: no type size")
	}
	for _, r := range "\x000123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz" {
		if err := f.has(r); err != nil {
			return nil, err
		}
	}
	f.family = f.cssFamily()
	return f, nil
}

// has returns an error if the face cannot draw a character; for the character 0,
// if it cannot draw the box for missing characters.
func (f *Face) has(r rune) error {
	var (
		buf   sfnt.Buffer
		index sfnt.GlyphIndex
		err   error
	)
	if r != 0 {
		index, err = f.index(&buf, r)
		if err == nil && index == 0 {
			return fmt.Errorf("the font lacks the character %q", r)
		}
	}
	if err == nil {
		_, err = f.load(&buf, index)
	}
	if err == nil {
		_, err = f.advance(&buf, index)
	}
	if err != nil {
		return fmt.Errorf("the font is damaged at the character %q: %w", r, err)
	}
	return nil
}

// Lacks returns the characters of s that the face has no glyph for, each once;
// they are drawn as a box.
func (f *Face) Lacks(s string) []rune {
	var out []rune
	for _, r := range s {
		if r != ' ' && f.has(r) != nil && !slices.Contains(out, r) {
			out = append(out, r)
		}
	}
	return out
}

// safely calls do, and returns a panic of the font parser as an error: in a
// damaged file it may follow an offset out of a table.
func safely(do func() error) (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("damaged table: %v", r)
		}
	}()
	return do()
}

// index returns the glyph of a character, 0 if there is none.
func (f *Face) index(buf *sfnt.Buffer, r rune) (index sfnt.GlyphIndex, err error) {
	err = safely(func() (err error) {
		index, err = f.font.GlyphIndex(buf, r)
		return err
	})
	return index, err
}

// advance returns the width of a glyph, in font units.
func (f *Face) advance(buf *sfnt.Buffer, g sfnt.GlyphIndex) (width fixed.Int26_6, err error) {
	err = safely(func() (err error) {
		width, err = f.font.GlyphAdvance(buf, g, f.ppem(), font.HintingNone)
		return err
	})
	return width, err
}

// load returns the shape of a glyph, in font units.
func (f *Face) load(buf *sfnt.Buffer, g sfnt.GlyphIndex) (shape sfnt.Segments, err error) {
	err = safely(func() (err error) {
		shape, err = f.font.LoadGlyph(buf, g, f.ppem(), nil)
		return err
	})
	return shape, err
}

// kern returns the space to add between two glyphs, 0 if the font says none.
func (f *Face) kern(buf *sfnt.Buffer, left, right sfnt.GlyphIndex) (space fixed.Int26_6) {
	err := safely(func() (err error) {
		space, err = f.font.Kern(buf, left, right, f.ppem(), font.HintingNone)
		return err
	})
	if err != nil {
		return 0
	}
	return space
}

// name returns a name of the font, empty if it has none.
func (f *Face) name(id sfnt.NameID) (name string) {
	err := safely(func() (err error) {
		name, err = f.font.Name(nil, id)
		return err
	})
	if err != nil {
		return ""
	}
	return name
}

// cssFamily returns the family of a font read from a file.
func (f *Face) cssFamily() string {
	keep := func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) || r == ' ' || r == '-' {
			return r
		}
		return -1
	}
	name := strings.Map(keep, f.name(sfnt.NameIDFamily))
	if name == "" {
		return "sans-serif"
	}
	return "'" + name + "', sans-serif"
}

// A glyph is one character's shape in a line of text.
type glyph struct {
	char  rune
	index sfnt.GlyphIndex
	x     fixed.Int26_6 // left end on the baseline, in font units
	width fixed.Int26_6 // to where the next begins, before kerning
}

// unitsPerEm returns how many font units make the type size.
func (f *Face) unitsPerEm() float64 { return float64(f.font.UnitsPerEm()) }

// ppem is the size at which one pixel is one font unit.
func (f *Face) ppem() fixed.Int26_6 { return fixed.I(int(f.font.UnitsPerEm())) }

// Advance returns the width of a line of text at a type size.
func (f *Face) Advance(s string, size vg.Length) vg.Length {
	_, width := f.shape(s)
	return vg.Length(units(width)/f.unitsPerEm()) * size
}

// shape sets the characters of s side by side in the order in which they are
// seen, kerned, and returns their places and the width of the whole, in font
// units.
func (f *Face) shape(s string) ([]glyph, fixed.Int26_6) {
	var (
		buf  sfnt.Buffer
		line []glyph
		x    fixed.Int26_6
	)
	for _, r := range visual(s) {
		g := f.glyph(&buf, r)
		if n := len(line); n > 0 {
			x += f.kern(&buf, line[n-1].index, g.index)
		}
		g.x = x
		line = append(line, g)
		x += g.width
	}
	return line, x
}

// alike holds what is drawn if a face lacks a character that the program itself
// writes.
var alike = map[rune]rune{'−': '-', '×': 'x'}

// glyph returns the glyph of a character: glyph 0, the box, if there is none
// or it is damaged.
func (f *Face) glyph(buf *sfnt.Buffer, r rune) glyph {
	g := glyph{char: r}
	index, err := f.index(buf, r)
	if other, ok := alike[r]; ok && (err != nil || index == 0) {
		index, err = f.index(buf, other)
	}
	if err == nil {
		g.index = index
	}
	if g.width, err = f.advance(buf, g.index); err != nil {
		g.index = 0
		g.width, _ = f.advance(buf, 0) // NewFace has tried it
	}
	return g
}

// Outline returns the shapes of a line of text, in font units, y upwards, the
// left end of the baseline at the origin.
func (f *Face) Outline(s string) vg.Path {
	var (
		buf  sfnt.Buffer
		path vg.Path
	)
	line, _ := f.shape(s)
	for _, g := range line {
		segments, err := f.load(&buf, g.index)
		if err == nil { // a damaged glyph is left out
			path = appendGlyph(path, segments, g.x)
		}
	}
	return path
}

// appendGlyph adds a glyph's contours, each closed, at x.
func appendGlyph(path vg.Path, segments sfnt.Segments, x fixed.Int26_6) vg.Path {
	at := func(p fixed.Point26_6) vg.Point {
		return vg.Point{X: vg.Length(units(p.X + x)), Y: vg.Length(-units(p.Y))}
	}
	for i, s := range segments {
		switch s.Op {
		case sfnt.SegmentOpMoveTo:
			if i > 0 {
				path.Close()
			}
			path.Move(at(s.Args[0]))
		case sfnt.SegmentOpLineTo:
			path.Line(at(s.Args[0]))
		case sfnt.SegmentOpQuadTo:
			path.QuadTo(at(s.Args[0]), at(s.Args[1]))
		case sfnt.SegmentOpCubeTo:
			path.CubeTo(at(s.Args[0]), at(s.Args[1]), at(s.Args[2]))
		}
	}
	if len(segments) > 0 {
		path.Close()
	}
	return path
}

// units returns a fixed-point number as a float.
func units(x fixed.Int26_6) float64 { return float64(x) / 64 }
