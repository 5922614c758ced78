// Package sheet lays a figure out on a page and draws it.
//
//	Figure → New → Plan → Draw → *ink.Page
//
// A Figure says what is shown: panels with their axes, series, bars, lines and
// marks, in data units. A Plan says where it is: frames, ticks, lines of text,
// the legend, the traces of curves and bands, labels; all of them plain values
// in points (1/72 inch), with the origin in the lower left corner of the page.
// Draw puts a plan onto a page and decides nothing.
//
// What depends on the results, such as which curve is in which panel, the range
// of an axis, or the words of a label, is package plot's to decide. What differs
// between PNG, SVG, PDF and EPS is package ink's.
package sheet
