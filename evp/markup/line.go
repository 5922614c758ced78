package markup

import "strings"

// Line returns text as one line of valid UTF-8 that shows all it holds. Line
// breaks and other control characters become spaces, and so do the characters
// that change the direction of writing: invisible, they could make one name
// look like another.
func Line(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r < ' ', r >= 0x7f && r < 0xa0, // controls
			r == 0x2028, r == 0x2029, // line and paragraph separators
			r >= 0x202a && r <= 0x202e, r >= 0x2066 && r <= 0x2069, r == 0x200e, r == 0x200f, r == 0x61c, // direction
			r == 0xfeff: // byte order mark
			return ' '
		}
		return r // utf8.RuneError for a byte that is not UTF-8
	}, s)
}
