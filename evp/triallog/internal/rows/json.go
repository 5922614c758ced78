package rows

import (
	"fmt"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// maxDepth is how deep JSON values may be nested.
const maxDepth = 100

// A JSONParser flattens JSON text into cells. Beyond the standard it accepts
// what Python writes: NaN, Infinity and -Infinity. It exists because
// encoding/json does not accept those, does not give the place of a value, and
// does not keep the order of keys.
type JSONParser struct {
	text string
	pos  int
	join string // between the keys of nested objects
	take func(path, cell string, at int) error
}

// NewJSONParser returns a parser that calls take with each value that is not an
// object: its keys joined by join, its text, and its offset in bytes. A string
// comes without quotes, null as "", and an array as it is written.
func NewJSONParser(join string, take func(path, cell string, at int) error) *JSONParser {
	return &JSONParser{join: join, take: take}
}

// A JSONError is a fault in JSON text.
type JSONError struct {
	Offset int // in bytes
	Msg    string
}

func (e *JSONError) Error() string { return e.Msg }

// Reset starts to parse another text.
func (j *JSONParser) Reset(text string) { j.text, j.pos = text, 0 }

// expected returns the error that want should be at the current place.
func (j *JSONParser) expected(want string) error {
	if j.pos >= len(j.text) {
		return &JSONError{j.pos, "the line ends where " + want + " is due: is the file cut off?"}
	}
	r, _ := utf8.DecodeRuneInString(j.text[j.pos:])
	return &JSONError{j.pos, fmt.Sprintf("not JSON: %q where %s is due", r, want)}
}

// skipSpace skips white space.
func (j *JSONParser) skipSpace() {
	for j.pos < len(j.text) && strings.IndexByte(" \t\r\n", j.text[j.pos]) >= 0 {
		j.pos++
	}
}

// skip skips white space and reports whether c follows, which it skips, too.
func (j *JSONParser) skip(c byte) bool {
	j.skipSpace()
	if j.pos < len(j.text) && j.text[j.pos] == c {
		j.pos++
		return true
	}
	return false
}

// Expect skips white space and c. Anything else is an error that says that want
// is due.
func (j *JSONParser) Expect(c byte, want string) error {
	if !j.skip(c) {
		return j.expected(want)
	}
	return nil
}

// AtObject skips white space and reports whether an object follows.
func (j *JSONParser) AtObject() bool {
	j.skipSpace()
	return j.pos < len(j.text) && j.text[j.pos] == '{'
}

// Offset returns the current place in bytes.
func (j *JSONParser) Offset() int { return j.pos }

// End returns an error unless only white space follows.
func (j *JSONParser) End() error {
	if j.skipSpace(); j.pos < len(j.text) {
		return j.expected("the end of the line")
	}
	return nil
}

// Object parses an object. Its keys are appended to path.
func (j *JSONParser) Object(path string, depth int) error {
	if !j.skip('{') {
		return j.expected("{")
	}
	if j.skip('}') {
		return nil
	}
	for {
		j.skipSpace()
		key, err := j.quoted()
		if err != nil {
			return err
		}
		if path != "" {
			key = path + j.join + key
		}
		if !j.skip(':') {
			return j.expected(":")
		}
		if err := j.value(key, depth+1); err != nil {
			return err
		}
		if j.skip('}') {
			return nil
		}
		if !j.skip(',') {
			return j.expected("a comma or }")
		}
	}
}

// value parses a value.
func (j *JSONParser) value(path string, depth int) error {
	if depth > maxDepth {
		return &JSONError{j.pos, fmt.Sprintf("values are nested more than %d deep", maxDepth)}
	}
	j.skipSpace()
	at := j.pos
	if at < len(j.text) && j.text[at] == '{' {
		return j.Object(path, depth)
	}
	cell, err := j.Cell(depth)
	if err != nil {
		return err
	}
	return j.take(path, cell, at)
}

// Cell parses a value and returns it as the text of a cell. An array is
// returned as it is written, and so is an object.
func (j *JSONParser) Cell(depth int) (string, error) {
	if j.skipSpace(); j.pos >= len(j.text) {
		return "", j.expected("a value")
	}
	switch j.text[j.pos] {
	case '"':
		return j.quoted()
	case '[', '{':
		return j.nested(depth)
	}
	return j.word()
}

// nested parses an array or an object and returns it as it is written.
func (j *JSONParser) nested(depth int) (string, error) {
	at := j.pos
	inner := JSONParser{text: j.text, pos: j.pos, take: func(string, string, int) error { return nil }}
	var err error
	if j.text[at] == '{' {
		err = inner.Object("", depth)
	} else {
		err = inner.Array(depth)
	}
	j.pos = inner.pos
	return j.text[at:j.pos], err
}

// Array parses an array. Its values have the path "".
func (j *JSONParser) Array(depth int) error {
	if !j.skip('[') {
		return j.expected("[")
	}
	if j.skip(']') {
		return nil
	}
	for {
		if err := j.value("", depth+1); err != nil {
			return err
		}
		if j.skip(']') {
			return nil
		}
		if !j.skip(',') {
			return j.expected("a comma or ]")
		}
	}
}

// word parses a number, true, false or null.
func (j *JSONParser) word() (string, error) {
	at := j.pos
	for j.pos < len(j.text) && strings.IndexByte(" \t\r\n,:]}[{\"", j.text[j.pos]) < 0 {
		j.pos++
	}
	switch word := j.text[at:j.pos]; word {
	case "true", "false", "NaN", "Infinity", "-Infinity":
		return word, nil
	case "null":
		return "", nil
	default:
		if _, ok := Number(word); ok && strings.IndexByte("-0123456789", word[0]) >= 0 {
			return word, nil
		}
	}
	j.pos = at
	return "", j.expected("a value")
}

// quoted parses a string.
func (j *JSONParser) quoted() (string, error) {
	if j.pos >= len(j.text) || j.text[j.pos] != '"' {
		return "", j.expected("a text in double quotes")
	}
	start := j.pos + 1
	for i := start; i < len(j.text); i++ {
		switch c := j.text[i]; {
		case c == '"':
			j.pos = i + 1
			return j.text[start:i], nil
		case c == '\\':
			return j.escaped(start, i)
		}
	}
	j.pos = len(j.text)
	return "", j.expected("a closing quote")
}

// escapes maps the letters after a backslash to what they stand for.
var escapes = map[byte]byte{
	'"': '"', '\\': '\\', '/': '/', 'b': '\b', 'f': '\f', 'n': '\n', 'r': '\r', 't': '\t',
}

// escaped parses a string that begins at start and has its first backslash at i.
func (j *JSONParser) escaped(start, i int) (string, error) {
	b := []byte(j.text[start:i])
	for i < len(j.text) {
		c := j.text[i]
		switch {
		case c == '"':
			j.pos = i + 1
			return string(b), nil
		case c != '\\':
			b = append(b, c)
			i++
			continue
		}
		r, n := escape(j.text[i:])
		if n == 0 {
			return "", &JSONError{i, "not JSON: a backslash before what cannot follow it"}
		}
		b = utf8.AppendRune(b, r)
		i += n
	}
	j.pos = len(j.text)
	return "", j.expected("a closing quote")
}

// escape decodes the escape at the beginning of s and returns its length, or 0
// if there is no valid one. Half a surrogate pair is U+FFFD.
func escape(s string) (r rune, n int) {
	if len(s) < 2 {
		return 0, 0
	}
	if c, ok := escapes[s[1]]; ok {
		return rune(c), 2
	}
	first, ok := codeUnit(s)
	if !ok {
		return 0, 0
	}
	if utf16.IsSurrogate(first) {
		if second, ok := codeUnit(s[6:]); ok && utf16.DecodeRune(first, second) != utf8.RuneError {
			return utf16.DecodeRune(first, second), 12
		}
		return utf8.RuneError, 6
	}
	return first, 6
}

// codeUnit decodes \uXXXX, a code unit of UTF-16.
func codeUnit(s string) (rune, bool) {
	if len(s) < 6 || s[0] != '\\' || s[1] != 'u' {
		return 0, false
	}
	var r rune
	for _, c := range []byte(s[2:6]) {
		d := strings.IndexByte("0123456789abcdef", c|0x20)
		if d < 0 || c < '0' {
			return 0, false
		}
		r = r<<4 | rune(d)
	}
	return r, true
}
