package triallog

import (
	"fmt"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// maxDepth is how deep values may be nested.
const maxDepth = 100

// A jsonText is a JSON text while it is taken apart. It takes what Python
// writes, too: NaN, Infinity and -Infinity.
type jsonText struct {
	text string
	pos  int
	join string // between the keys of nested objects

	// take is called with each value that is no object: its keys, its text,
	// and where it begins. A text comes without quotes, null as "", and an
	// array as it stands.
	take func(path, cell string, at int) error
}

// A jsonError is a fault in a JSON text.
type jsonError struct {
	at  int // in bytes, 0-based
	msg string
}

func (e *jsonError) Error() string { return e.msg }

// fail is the error of the text at the current place.
func (j *jsonText) fail(want string) error {
	if j.pos >= len(j.text) {
		return &jsonError{j.pos, "the line ends where " + want + " is due: is the file cut off?"}
	}
	r, _ := utf8.DecodeRuneInString(j.text[j.pos:])
	return &jsonError{j.pos, fmt.Sprintf("not JSON: %q where %s is due", r, want)}
}

// space skips white space.
func (j *jsonText) space() {
	for j.pos < len(j.text) && strings.IndexByte(" \t\r\n", j.text[j.pos]) >= 0 {
		j.pos++
	}
}

// next skips white space and reports whether c follows; it skips that, too.
func (j *jsonText) next(c byte) bool {
	j.space()
	if j.pos < len(j.text) && j.text[j.pos] == c {
		j.pos++
		return true
	}
	return false
}

// end is an error unless nothing follows.
func (j *jsonText) end() error {
	if j.space(); j.pos < len(j.text) {
		return j.fail("the end of the line")
	}
	return nil
}

// object takes an object apart; its keys follow on path.
func (j *jsonText) object(path string, depth int) error {
	if !j.next('{') {
		return j.fail("{")
	}
	if j.next('}') {
		return nil
	}
	for {
		j.space()
		key, err := j.quoted()
		if err != nil {
			return err
		}
		if path != "" {
			key = path + j.join + key
		}
		if !j.next(':') {
			return j.fail(":")
		}
		if err := j.value(key, depth+1); err != nil {
			return err
		}
		if j.next('}') {
			return nil
		}
		if !j.next(',') {
			return j.fail("a comma or }")
		}
	}
}

// value takes a value.
func (j *jsonText) value(path string, depth int) error {
	if depth > maxDepth {
		return &jsonError{j.pos, fmt.Sprintf("values are nested more than %d deep", maxDepth)}
	}
	j.space()
	at := j.pos
	if at < len(j.text) && j.text[at] == '{' {
		return j.object(path, depth)
	}
	cell, err := j.cell(depth)
	if err != nil {
		return err
	}
	return j.take(path, cell, at)
}

// cell reads a value that is no object, or within an array.
func (j *jsonText) cell(depth int) (string, error) {
	if j.space(); j.pos >= len(j.text) {
		return "", j.fail("a value")
	}
	switch j.text[j.pos] {
	case '"':
		return j.quoted()
	case '[', '{':
		return j.nested(depth)
	}
	return j.word()
}

// nested reads an array, or an object in one, as it stands.
func (j *jsonText) nested(depth int) (string, error) {
	at := j.pos
	inner := jsonText{text: j.text, pos: j.pos, take: func(string, string, int) error { return nil }}
	var err error
	if j.text[at] == '{' {
		err = inner.object("", depth)
	} else {
		err = inner.array(depth)
	}
	j.pos = inner.pos
	return j.text[at:j.pos], err
}

// array takes the values of an array.
func (j *jsonText) array(depth int) error {
	if !j.next('[') {
		return j.fail("[")
	}
	if j.next(']') {
		return nil
	}
	for {
		if err := j.value("", depth+1); err != nil {
			return err
		}
		if j.next(']') {
			return nil
		}
		if !j.next(',') {
			return j.fail("a comma or ]")
		}
	}
}

// word reads a number, true, false or null.
func (j *jsonText) word() (string, error) {
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
		if _, ok := number(word); ok && strings.IndexByte("-0123456789", word[0]) >= 0 {
			return word, nil
		}
	}
	j.pos = at
	return "", j.fail("a value")
}

// quoted reads a text in quotes.
func (j *jsonText) quoted() (string, error) {
	if j.pos >= len(j.text) || j.text[j.pos] != '"' {
		return "", j.fail("a text in double quotes")
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
	return "", j.fail("a closing quote")
}

// escapes are the letters after a backslash, and what they stand for.
var escapes = map[byte]byte{'"': '"', '\\': '\\', '/': '/', 'b': '\b', 'f': '\f', 'n': '\n', 'r': '\r', 't': '\t'}

// escaped reads a text in quotes from start, which has a backslash at i.
func (j *jsonText) escaped(start, i int) (string, error) {
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
			return "", &jsonError{i, "not JSON: a backslash before what cannot follow it"}
		}
		b = utf8.AppendRune(b, r)
		i += n
	}
	j.pos = len(j.text)
	return "", j.fail("a closing quote")
}

// escape reads an escape that s begins with, and says how long it is; 0 if it
// is none. Half a pair of UTF-16 is U+FFFD.
func escape(s string) (r rune, n int) {
	if len(s) < 2 {
		return 0, 0
	}
	if c, ok := escapes[s[1]]; ok {
		return rune(c), 2
	}
	first, ok := unit(s)
	if !ok {
		return 0, 0
	}
	if utf16.IsSurrogate(first) {
		if second, ok := unit(s[6:]); ok && utf16.DecodeRune(first, second) != utf8.RuneError {
			return utf16.DecodeRune(first, second), 12
		}
		return utf8.RuneError, 6
	}
	return first, 6
}

// unit reads \uXXXX.
func unit(s string) (rune, bool) {
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
