package source

import (
	"strconv"
	"strings"
)

// maxNesting is how deep dicts may be nested.
const maxNesting = 100

// A dictParser flattens the text of a Python dict, as repr writes it and pandas
// puts it into a cell. JSON objects are such texts, too, nearly.
type dictParser struct {
	text string
	take func(path, cell string)
}

// flattenDict calls take with each value of a dict that is not a dict: its keys,
// joined by dots after the path, and its text. A string comes without quotes,
// None and null as "", and everything else, such as a list, as it is written. It
// reports whether the text is a dict.
func flattenDict(text, path string, take func(path, cell string)) bool {
	p := &dictParser{strings.TrimSpace(text), take}
	return p.dict(path, 0) && p.text == ""
}

// skip skips white space and c, and reports whether c was there.
func (p *dictParser) skip(c byte) bool {
	p.text = strings.TrimLeft(p.text, " \t\r\n")
	if p.text == "" || p.text[0] != c {
		return false
	}
	p.text = strings.TrimLeft(p.text[1:], " \t\r\n")
	return true
}

// dict parses a dict.
func (p *dictParser) dict(path string, depth int) bool {
	if depth > maxNesting || !p.skip('{') {
		return false
	}
	for !p.skip('}') {
		key, ok := p.key()
		if !ok || !p.skip(':') || !p.value(path+"."+key, depth) {
			return false
		}
		if !p.skip(',') && !strings.HasPrefix(p.text, "}") {
			return false
		}
	}
	return true
}

// key parses the key of a value: a string, or anything else as it is written.
func (p *dictParser) key() (string, bool) {
	if s, ok := p.quoted(); ok {
		return s, true
	}
	end := strings.IndexAny(p.text, ":{}")
	if end <= 0 || p.text[end] != ':' {
		return "", false
	}
	key := strings.TrimSpace(p.text[:end])
	p.text = p.text[end:]
	return key, true
}

// value parses a value.
func (p *dictParser) value(path string, depth int) bool {
	if strings.HasPrefix(p.text, "{") {
		return p.dict(path, depth+1)
	}
	if s, ok := p.quoted(); ok {
		p.take(path, s)
		return true
	}
	cell, ok := p.other()
	if cell == "None" || cell == "null" {
		cell = ""
	}
	p.take(path, cell)
	return ok
}

// quoted parses a string.
func (p *dictParser) quoted() (string, bool) {
	if p.text == "" || p.text[0] != '\'' && p.text[0] != '"' {
		return "", false
	}
	quote, rest := p.text[0], p.text[1:]
	var out strings.Builder
	for rest != "" {
		if rest[0] == quote {
			p.text = rest[1:]
			return out.String(), true
		}
		r, _, tail, err := strconv.UnquoteChar(rest, quote)
		if err != nil { // an escape that Go does not know, or a byte as it is
			if tail = strings.TrimPrefix(rest, `\`); tail == "" {
				return "", false
			}
			r, tail = rune(tail[0]), tail[1:]
		}
		out.WriteRune(r)
		rest = tail
	}
	return "", false
}

// other takes the text of a value that is neither a dict nor a string: up to the
// comma or brace that ends it, outside brackets and strings.
func (p *dictParser) other() (cell string, ok bool) {
	open := 0
	all := p.text
	for p.text != "" {
		switch c := p.text[0]; c {
		case '\'', '"':
			if _, ok := p.quoted(); !ok {
				return "", false
			}
			continue
		case '(', '[', '{':
			open++
		case ')', ']', '}', ',':
			if open == 0 {
				cell = strings.TrimSpace(all[:len(all)-len(p.text)])
				return cell, cell != ""
			}
			if c != ',' {
				open--
			}
		}
		p.text = p.text[1:]
	}
	return "", false
}
