package sheet

import "math"

// Numbers of the names of categories.
const (
	nameLines  = 3   // of a name
	nameSpace  = 0.5 // between names side by side, in type sizes
	nameAngle  = 40  // degrees, of names that are slanted
	slantShare = 0.3 // of the page's height, at most, for slanted names
)

// A nameplate is a category's name as it is shown.
type nameplate struct {
	lines []Phrase
	slant bool
}

// nameplates returns the names below the panel, on a page of the given height:
// on one line each if they fit side by side, on up to three, or slanted.
func (r barChart) nameplates(t typesetter, page float64) []nameplate {
	room := r.pitch() - nameSpace*t.TickSize
	var plates []nameplate
	for _, name := range r.categories {
		lines, ok := t.hyphenated(name, t.TickSize, room, nameLines)
		if !ok {
			return r.slanted(t, page)
		}
		plates = append(plates, nameplate{lines: lines})
	}
	return plates
}

// slanted returns slanted names, shortened where they would take too much of
// the page.
func (r barChart) slanted(t typesetter, page float64) []nameplate {
	sin, cos := math.Sincos(nameAngle * math.Pi / 180)
	var plates []nameplate
	for k, name := range r.categories {
		before := r.middleOf(k) - edge*t.em()
		most := math.Min(slantShare*page/sin, math.Max(before/cos, 4*t.TickSize))
		plates = append(plates, nameplate{[]Phrase{literal(t.squeezed(name, t.TickSize, most))}, true})
	}
	return plates
}

// plateHeight returns the height of the highest of some names.
func (t typesetter) plateHeight(plates []nameplate) float64 {
	sin, cos := math.Sincos(nameAngle * math.Pi / 180)
	h := 0.0
	for _, p := range plates {
		if p.slant {
			h = math.Max(h, sin*t.width(p.lines[0], t.TickSize)+cos*capHeight*t.TickSize)
			continue
		}
		h = math.Max(h, height(len(p.lines), t.TickSize))
	}
	return h
}

// draw writes the name below (x, y), the baseline of its first line.
func (n nameplate) draw(p pen, x, y float64) {
	size := p.TickSize
	if n.slant {
		p.write(n.lines[0], x+0.3*size, y+0.15*size, size, right, nameAngle*math.Pi/180)
		return
	}
	for k, line := range n.lines {
		p.write(line, x, y-float64(k)*lineHeight*size, size, centre, 0)
	}
}
