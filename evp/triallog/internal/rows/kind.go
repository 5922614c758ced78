package rows

import "bytes"

// A Kind is how the content of a file is written.
type Kind int8

// The kinds of content.
const (
	Text      Kind = iota // a table of cells separated by a character
	JSON                  // JSON Lines: a value per line
	Database              // an SQLite database
	JSONArray             // one JSON array that holds the whole log
	JSONTree              // one JSON object over several lines
)

// KindOf tells from the first bytes of a file how it is written. JSONArray also
// stands for files with an array per line, which only the source that writes
// them can tell apart.
func KindOf(head []byte) Kind {
	if isSQLite(head) {
		return Database
	}
	text := bytes.TrimSpace(head)
	switch {
	case !looksLikeJSON(text):
		return Text
	case text[0] == '[':
		return JSONArray
	case len(bytes.TrimSpace(FirstLine(text))) == 1 && bytes.ContainsAny(text, "\r\n"):
		return JSONTree
	}
	return JSON
}

// isSQLite reports whether a file is an SQLite database.
func isSQLite(head []byte) bool { return bytes.HasPrefix(head, []byte("SQLite format 3\x00")) }

// looksLikeJSON reports whether text begins as a JSON object does, or as an
// array of arrays or objects does. No header of a table does.
func looksLikeJSON(text []byte) bool {
	text = bytes.TrimLeft(bytes.TrimPrefix(text, []byte("[")), " \t\r\n")
	if len(text) == 0 {
		return false
	}
	next := bytes.TrimLeft(text[1:], " \t\r\n")
	opens := text[0] == '{' || text[0] == '['
	return opens && len(next) > 0 && bytes.IndexByte([]byte(`"}]-0123456789`), next[0]) >= 0
}

// FirstLine returns the first line of text that is not blank.
func FirstLine(text []byte) []byte {
	text = bytes.TrimLeft(text, " \r\n")
	if i := bytes.IndexAny(text, "\r\n"); i >= 0 {
		text = text[:i]
	}
	return text
}

// Separator returns the character that separates the cells of a table with this
// first line: whichever of comma, semicolon and tab occurs most often outside
// quotes, and the comma if there is a tie.
func Separator(line []byte) byte {
	var commas, semicolons, tabs int
	quoted := false
	for _, b := range line {
		switch {
		case b == '"':
			quoted = !quoted
		case quoted:
		case b == ',':
			commas++
		case b == ';':
			semicolons++
		case b == '\t':
			tabs++
		}
	}
	switch {
	case semicolons > max(commas, tabs):
		return ';'
	case tabs > max(commas, semicolons):
		return '\t'
	}
	return ','
}
