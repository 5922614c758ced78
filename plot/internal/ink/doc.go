// Package ink puts a drawing on paper: a Page records filled shapes, stroked
// lines and text, and Encode writes them as PNG, SVG, PDF or EPS.
//
//	Page.Fill, Page.Stroke, Page.Write → []Mark → Encode → bytes
//
// Everything that differs between the formats is here, and only here; a new
// format is one more row in the table of encoders. Lengths are points (1/72
// inch), the origin is the page's lower left corner, y grows upwards. Colours
// carry straight (not premultiplied) alpha. Text is drawn as glyph outlines, or
// written as characters of an embedded font; TextMode says which, and both look
// the same. Two runs write the same bytes.
package ink
