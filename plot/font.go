package plot

import (
	"fmt"

	"evpkit/plot/internal/ink"
)

// The compiled-in fonts.
const (
	fontSans  = "sans"  // Liberation Sans
	fontSerif = "serif" // Liberation Serif
)

// Fonts returns the names of the fonts that need no file.
func Fonts() []string { return []string{fontSans, fontSerif} }

// faceOf returns the face of a font file if there is one, otherwise of a
// compiled-in font; an empty name means the first of Fonts.
func faceOf(name string, file []byte) (*ink.Face, error) {
	switch {
	case len(file) > 0:
		face, err := ink.NewFace(file)
		if err != nil {
			return nil, fmt.Errorf("font file: %w", err)
		}
		return face, nil
	case name == "", name == fontSans:
		return ink.Sans(), nil
	case name == fontSerif:
		return ink.Serif(), nil
	}
	return nil, fmt.Errorf("font %q is not one of sans, serif", name)
}

// face returns the theme's face; the first of Fonts in place of one that cannot
// be read, which Figure's check reports.
func (t Theme) face() *ink.Face {
	face, err := faceOf(t.Font, t.FontFile)
	if err != nil {
		return ink.Sans()
	}
	return face
}

// checkText returns an error if text is not a way of writing text.
func checkText(text string) error {
	switch ink.TextMode(text) {
	case ink.TextDefault, ink.TextOutline, ink.TextFont:
		return nil
	}
	return fmt.Errorf("text %q is not one of %s, %s", text, ink.TextOutline, ink.TextFont)
}
