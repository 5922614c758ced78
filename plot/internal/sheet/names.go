package sheet

import (
	"fmt"
	"slices"
)

// LongestName is how wide a name in a figure is at most, in type sizes: what is
// longer fills a panel's width and no reader compares it.
const LongestName = 60

// mostLetters is how many characters a name in a figure has at most, which may be
// combining marks without a width; four narrow letters are as wide as the type is
// high.
const mostLetters = 4 * LongestName

// Names returns names as figures show them: cleaned, and those wider than
// LongestName cut at their end, or in the middle if names would look the same
// otherwise, or numbered if they do even then. Names that differ still do.
func (l Look) Names(names []string) []string {
	t := newTypesetter(l)
	for _, cut := range []func(string) string{
		func(name string) string { return t.shortened(name, 1, LongestName) },
		func(name string) string { return t.squeezed(name, 1, LongestName) },
	} {
		if shown := t.cutNames(names, cut); distinct(names) == distinct(shown) {
			return shown
		}
	}
	return numbered(names, t.cutNames(names, func(name string) string { return t.squeezed(name, 1, LongestName-2) }))
}

// cutNames returns names cut by cut where they are too long.
func (t typesetter) cutNames(names []string, cut func(string) string) []string {
	shown := make([]string, len(names))
	for i, name := range names {
		shown[i] = Clean(name)
		if runes := []rune(shown[i]); len(runes) > mostLetters {
			half := mostLetters / 2
			shown[i] = string(runes[:half]) + "…" + string(runes[len(runes)-half:])
			if cut := cut(shown[i]); cut != shown[i] {
				shown[i] = cut
			}
			continue
		}
		shown[i] = cut(shown[i])
	}
	return shown
}

// distinct returns how many different names there are.
func distinct(names []string) int {
	seen := make(map[string]bool)
	for _, name := range names {
		seen[name] = true
	}
	return len(seen)
}

// numbered returns the shown forms of names, with a number after those that
// several names share.
func numbered(names, shown []string) []string {
	sharing := make(map[string][]string) // the names by what is shown of them
	for i, name := range names {
		if s := shown[i]; !slices.Contains(sharing[s], name) {
			sharing[s] = append(sharing[s], name)
		}
	}
	out := slices.Clone(shown)
	for i, name := range names {
		if all := sharing[shown[i]]; len(all) > 1 {
			out[i] = fmt.Sprintf("%s (%d)", shown[i], slices.Index(all, name)+1)
		}
	}
	return out
}
