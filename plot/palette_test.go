package plot

import (
	"fmt"
	"image/color"
	"math"
	"testing"
)

// A vector is a colour in linear sRGB, CIE XYZ or CIE Lab.
type vector [3]float64

// machado holds the matrices, on linear sRGB, that simulate a complete loss of
// one kind of cone: Machado, Oliveira and Fernandes, A Physiologically-based
// Model for Simulation of Color Vision Deficiency, IEEE TVCG 15(6), 2009,
// severity 1.0 of the authors' table.
var machado = map[string][3]vector{
	"protanopia":   {{0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}},
	"deuteranopia": {{0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}},
	"tritanopia":   {{1.255528, -0.076749, -0.178779}, {-0.078411, 0.930809, 0.147602}, {0.004733, 0.691367, 0.303900}},
}

// greyscale replaces a colour by its luminance, as Rec. 709 weighs it.
var greyscale = [3]vector{{0.2126, 0.7152, 0.0722}, {0.2126, 0.7152, 0.0722}, {0.2126, 0.7152, 0.0722}}

// toXYZ takes linear sRGB to CIE XYZ with the white point D65 (IEC 61966-2-1).
var toXYZ = [3]vector{{0.4124564, 0.3575761, 0.1804375}, {0.2126729, 0.7151522, 0.0721750},
	{0.0193339, 0.1191920, 0.9503041}}

// times returns the matrix times v.
func (v vector) times(m [3]vector) vector {
	var out vector
	for i, row := range m {
		out[i] = row[0]*v[0] + row[1]*v[1] + row[2]*v[2]
	}
	return out
}

// linear returns a colour in linear sRGB.
func linear(c color.NRGBA) vector {
	one := func(v uint8) float64 {
		x := float64(v) / 255
		if x <= 0.04045 {
			return x / 12.92
		}
		return math.Pow((x+0.055)/1.055, 2.4)
	}
	return vector{one(c.R), one(c.G), one(c.B)}
}

// lab returns a colour of linear sRGB in CIE 1976 L*a*b*, white point D65.
func (v vector) lab() vector {
	for i := range v {
		v[i] = math.Min(math.Max(v[i], 0), 1)
	}
	xyz := v.times(toXYZ)
	f := func(t float64) float64 {
		if t > 216./24389 {
			return math.Cbrt(t)
		}
		return t*841/108 + 4./29
	}
	x, y, z := f(xyz[0]/0.95047), f(xyz[1]), f(xyz[2]/1.08883)
	return vector{116*y - 16, 500 * (x - y), 200 * (y - z)}
}

// deltaE returns the distance ΔE76 of two colours as a matrix shows them.
func deltaE(a, b color.NRGBA, m [3]vector) float64 {
	p, q := linear(a).times(m).lab(), linear(b).times(m).lab()
	return math.Hypot(math.Hypot(p[0]-q[0], p[1]-q[1]), p[2]-q[2])
}

// least returns the smallest ΔE76 between two of the colours.
func least(colours []color.NRGBA, m [3]vector) float64 {
	least := math.Inf(1)
	for i, a := range colours {
		for _, b := range colours[:i] {
			least = math.Min(least, deltaE(a, b, m))
		}
	}
	return least
}

func TestDeltaE(t *testing.T) {
	// White and black are L* = 100 and 0 apart; red's place in CIE Lab is
	// (53.24, 80.09, 67.20) by Lindbloom's calculator for sRGB and D65.
	same := [3]vector{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}
	if d := deltaE(rgb(0xFFFFFF), rgb(0), same); math.Abs(d-100) > 0.01 {
		t.Errorf("white and black are %g apart", d)
	}
	red := linear(rgb(0xFF0000)).lab()
	for i, want := range []float64{53.24, 80.09, 67.20} {
		if math.Abs(red[i]-want) > 0.02 {
			t.Errorf("red is at %g", red)
		}
	}
}

// TestPaletteForColourBlind holds the palette to the differences that it was
// chosen for, and to be better than the ten colours it was compared with.
func TestPaletteForColourBlind(t *testing.T) {
	tab10 := []color.NRGBA{rgb(0x1F77B4), rgb(0xFF7F0E), rgb(0x2CA02C), rgb(0xD62728), rgb(0x9467BD), rgb(0x8C564B)}
	for _, test := range []struct {
		kind                string
		light, dark, others float64
	}{
		{"deuteranopia", 17.9, 17.0, 7.3},
		{"protanopia", 20.7, 20.7, 4.6},
		{"tritanopia", 16.1, 16.1, 17.9},
	} {
		m := machado[test.kind]
		for _, p := range []struct {
			name    string
			colours []color.NRGBA
			want    float64
		}{
			{"six on white", Light().Palette[:6], test.light},
			{"twelve on white", Light().Palette, test.light},
			{"six on dark", Dark().Palette[:6], test.dark},
			{"twelve on dark", Dark().Palette, math.Min(test.dark, 19.8)},
			{"tab10", tab10, test.others},
		} {
			if got := least(p.colours, m); math.Abs(got-p.want) > 0.05 {
				t.Errorf("%s, %s: smallest ΔE76 %.2f, want %.1f", test.kind, p.name, got, p.want)
			}
		}
	}
}

// TestTwelveHues asks that the palette has twelve colours, which people without colour
// blindness tell apart better still, and more easily than the first twelve of tab20.
func TestTwelveHues(t *testing.T) {
	same := [3]vector{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}
	tab20 := []color.NRGBA{
		rgb(0x1F77B4), rgb(0xAEC7E8), rgb(0xFF7F0E), rgb(0xFFBB78), rgb(0x2CA02C), rgb(0x98DF8A), rgb(0xD62728),
		rgb(0xFF9896), rgb(0x9467BD), rgb(0xC5B0D5), rgb(0x8C564B), rgb(0xC49C94),
	}
	for name, theme := range map[string]Theme{"light": Light(), "dark": Dark()} {
		if n := len(theme.Palette); n != mostModels {
			t.Fatalf("%s: %d colours", name, n)
		}
		if got, other := least(theme.Palette, same), least(tab20, same); got < 25 || got <= other {
			t.Errorf("%s: smallest ΔE76 %.1f, of tab20 %.1f", name, got, other)
		}
		looks := make(map[string]bool)
		for i := range mostModels {
			looks[fmt.Sprint(theme.style(i).Dash)] = true
		}
		if len(looks) != mostModels-1 { // black and the first are solid
			t.Errorf("%s: %d dashes", name, len(looks))
		}
	}
}

// TestPaletteStandsOut asks that every colour is far from the ground, also in
// grey.
func TestPaletteStandsOut(t *testing.T) {
	kinds := map[string][3]vector{"greyscale": greyscale}
	for name, m := range machado {
		kinds[name] = m
	}
	for _, theme := range []Theme{Light(), Dark()} {
		for name, m := range kinds {
			for _, c := range theme.Palette {
				if d := deltaE(c, theme.Paper, m); d < 25 {
					t.Errorf("%s: %v is %.1f from the ground", name, c, d)
				}
			}
		}
	}
}

// TestGreyscaleByDashes: colours alone do not distinguish series in grey, where
// two of the first six differ by less than one; dashes do. A pattern is known
// by its longest stroke, by its share of ink, and by the strokes of a period:
// any two of twelve differ by a quarter in one of the first two or in the last,
// except the solid black one, which is far from the other solid one in grey.
func TestGreyscaleByDashes(t *testing.T) {
	for _, theme := range []Theme{Light(), Dark()} {
		if d := least(theme.Palette[:6], greyscale); d > 5 {
			t.Errorf("smallest ΔE76 in grey %.1f: is this test still needed?", d)
		}
		for i := range mostModels {
			for k := range i {
				a, b := theme.style(i), theme.style(k)
				stroke, ink := rhythm(a.Dash)
				stroke2, ink2 := rhythm(b.Dash)
				if apart(stroke, stroke2) < 1.25 && apart(ink, ink2) < 1.25 && len(a.Dash) == len(b.Dash) &&
					deltaE(a.Color, b.Color, greyscale) < 25 {
					t.Errorf("series %d and %d look alike in grey", i+1, k+1)
				}
			}
		}
	}
}

// rhythm returns the longest stroke of a dash, and how much of it is ink.
func rhythm(dash []float64) (stroke, ink float64) {
	if len(dash) == 0 {
		return math.Inf(1), 1
	}
	period := 0.0
	for i, d := range dash {
		period += d
		if i%2 == 0 {
			ink += d
			stroke = math.Max(stroke, d)
		}
	}
	return stroke, ink / period
}

// apart returns the ratio of two numbers, at least 1.
func apart(a, b float64) float64 {
	if a == b {
		return 1 // infinite ones too
	}
	return math.Max(a/b, b/a)
}
