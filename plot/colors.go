package plot

import (
	"encoding/hex"
	"fmt"
	"image/color"
	"slices"
	"strings"
)

// okabeIto holds the colours of Okabe and Ito (2008), which people with the common
// kinds of colour blindness can distinguish, in the order of use, and five more that
// are as far from them and from each other: wine, violet, brown, olive and purple. In
// grey the five are dark and light in turn, and each has a dash of its own.
var okabeIto = []color.NRGBA{
	rgb(0x0072B2), rgb(0xD55E00), rgb(0x009E73), rgb(0xCC79A7), rgb(0xE69F00), rgb(0x56B4E9), rgb(0x000000),
	rgb(0x8C1635), rgb(0x9580FF), rgb(0x753F00), rgb(0xA4B062), rgb(0x571D6A),
}

// okabeItoDark is okabeIto on a dark background.
var okabeItoDark = []color.NRGBA{
	rgb(0x56B4E9), rgb(0xE69F00), rgb(0x009E73), rgb(0xCC79A7), rgb(0xF0E442), rgb(0xD55E00), rgb(0xFFFFFF),
	rgb(0xC02EA6), rgb(0xADFF82), rgb(0x8F6B3A), rgb(0x7B7CF7), rgb(0x9FB264),
}

// parseColor reads a colour as #rrggbb.
func parseColor(text string) (color.NRGBA, error) {
	digits, ok := strings.CutPrefix(text, "#")
	b, err := hex.DecodeString(digits)
	if !ok || err != nil || len(b) != 3 {
		return color.NRGBA{}, fmt.Errorf("colors %q is not a colour such as #0072b2", text)
	}
	return color.NRGBA{R: b[0], G: b[1], B: b[2], A: 255}, nil
}

// palette returns the colours of the series, in order: those asked for, then those of
// the theme that are not among them.
func (o Options) palette(theme []color.NRGBA) []color.NRGBA {
	var out []color.NRGBA
	for _, text := range o.Colors {
		if c, err := parseColor(text); err == nil {
			out = append(out, c)
		}
	}
	asked := len(out)
	for _, c := range theme {
		if !slices.Contains(out[:asked], c) {
			out = append(out, c)
		}
	}
	return out
}
