package ink

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"image/png"
	"math"

	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/vgimg"
)

// maxPixels bounds a picture to what fits comfortably in memory.
const maxPixels = 64e6

// encodePNG draws the page at dpi dots per inch, rounded to whole dots, and
// writes the resolution into the file.
func encodePNG(p *Page, dpi float64) ([]byte, error) {
	dpi = math.Round(dpi)
	if !(dpi >= 1) {
		return nil, fmt.Errorf("a resolution of %g dots per inch is too low", dpi)
	}
	if dots := p.Width.Dots(dpi) * p.Height.Dots(dpi); dots > maxPixels {
		return nil, fmt.Errorf("a picture of %.0f million dots is too large: lower the size or the resolution", dots/1e6)
	}
	c := vgimg.NewWith(vgimg.UseWH(p.Width, p.Height), vgimg.UseDPI(int(dpi)), vgimg.UseBackgroundColor(opaque(p.Paper)))
	for _, m := range p.Marks {
		paint(c, m)
	}
	var out bytes.Buffer
	if err := png.Encode(&out, c.Image()); err != nil {
		return nil, fmt.Errorf("writing PNG: %w", err)
	}
	return withResolution(out.Bytes(), dpi), nil
}

// paint draws one mark.
func paint(c *vgimg.Canvas, m Mark) {
	path := m.outline()
	if len(path) == 0 {
		return
	}
	c.SetColor(m.Color)
	if m.Width == 0 {
		c.Fill(path)
		return
	}
	c.SetLineWidth(m.Width)
	c.SetLineDash(m.Dash, 0)
	c.Stroke(path)
}

// withResolution inserts the chunk that states the resolution behind the
// header of a PNG.
func withResolution(file []byte, dpi float64) []byte {
	const header = 8 + 25 // signature, IHDR
	perMetre := uint32(math.Round(dpi / (float64(vg.Inch/vg.Centimeter) / 100)))
	chunk := append([]byte{0, 0, 0, 9}, "pHYs"...)
	chunk = binary.BigEndian.AppendUint32(chunk, perMetre)
	chunk = binary.BigEndian.AppendUint32(chunk, perMetre)
	chunk = append(chunk, 1) // the unit is the metre
	chunk = binary.BigEndian.AppendUint32(chunk, crc32.ChecksumIEEE(chunk[4:]))
	return append(append(append([]byte(nil), file[:header]...), chunk...), file[header:]...)
}
