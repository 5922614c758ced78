package study

import "regexp"

// Messages name an option in backquotes, with its value if it has one: `cost`,
// `missing-cost drop`. Library texts never say how an option is typed, as a Go
// program sets a field where a command line has a flag.

// mention is an option in a message: a name, perhaps followed by a value.
var mention = regexp.MustCompile("`([a-z][a-z-]*)((?: [^`]*)?)`")

// Spell replaces the options that a message names by what spell returns for
// them: spell is called with "missing-cost drop", say. Text in backquotes that
// does not begin with the name of a setting stays.
func Spell(message string, spell func(option string) string) string {
	return mention.ReplaceAllStringFunc(message, func(quoted string) string {
		parts := mention.FindStringSubmatch(quoted)
		if !isSetting(parts[1]) {
			return quoted
		}
		return spell(parts[1] + parts[2])
	})
}

// isSetting reports whether an option of the name exists.
func isSetting(name string) bool {
	for _, s := range settings {
		if s.Name == name {
			return true
		}
	}
	return false
}
