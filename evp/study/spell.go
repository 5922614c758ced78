package study

import (
	"regexp"
	"slices"
	"strconv"
)

// Messages name an option in backquotes, with its value if it has one: `cost`,
// `missing-cost drop`. Library texts never say how an option is typed, as a Go
// program sets a field where a command line has a flag.
//
// A value that has a space, a quote or a backquote, as the name of a column may,
// is quoted as in Go: `by "learning rate"`.

// mention matches an option in a message, with its name and its value. Its first
// alternatives match what is not an option: an apostrophe or a quote within a
// word, and quoted text, which is the user's, who may call a column `cost`.
var mention = regexp.MustCompile(`[\pL\pN_]["']` + "|" + quotedText + "|'[^']*'|“[^”]*”|" +
	"`([a-z][a-z-]*)(?: (" + quotedText + "|[^`\"\\s]+))?`")

// quotedText matches what strconv.Quote returns.
const quotedText = `"(?:[^"\\]|\\.)*"`

// Spell replaces the options that a message names by what spell returns for
// them: it is called with "missing-cost" and "drop", say; the value is "" if the
// message gives none. Text in backquotes that does not begin with the name of a
// setting stays, and so does text in quotes.
func Spell(message string, spell func(option, value string) string) string {
	var out []byte
	end := 0
	for _, at := range mention.FindAllStringSubmatchIndex(message, -1) {
		if at[2] < 0 || !isSetting(message[at[2]:at[3]]) {
			continue
		}
		value := ""
		if at[4] >= 0 {
			value = unquoted(message[at[4]:at[5]])
		}
		out = append(append(out, message[end:at[0]]...), spell(message[at[2]:at[3]], value)...)
		end = at[1]
	}
	return string(append(out, message[end:]...))
}

// unquoted returns the value of an option in a message.
func unquoted(value string) string {
	if text, err := strconv.Unquote(value); err == nil && value[0] == '"' {
		return text
	}
	return value
}

// isSetting reports whether an option of the name exists.
func isSetting(name string) bool {
	return slices.ContainsFunc(settings, func(s Setting) bool { return s.Name == name })
}
