package triallog

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"evpkit/evp/triallog/internal/rows"
)

// A PathPattern makes columns of the paths of files, such as
//
//	{model}/{study}/trial_{trial}/eval.csv
//
// It is matched against the end of a path. Each {name} stands for one character
// or more within one element of the path, "*" for any number of them, and what is
// between them for itself. Elements are separated by "/" or "\", in the pattern and
// in paths. ParsePath makes a pattern; the zero value is none.
type PathPattern struct {
	text     string
	elements [][]pathToken
	names    []string
}

// A pathToken is a part of an element of a pattern.
type pathToken struct {
	kind pathKind
	text string // of a literal
}

type pathKind int8

const (
	pathLiteral pathKind = iota
	pathName             // {name}: one character or more
	pathAny              // *: any number of characters
)

// ParsePath parses a pattern. The error says where it is malformed.
func ParsePath(text string) (PathPattern, error) {
	p := PathPattern{text: text}
	at := 1 // column of the element, in characters
	for i, element := range strings.Split(strings.ReplaceAll(text, `\`, "/"), "/") {
		if element == "." && i == 0 {
			at += 2
			continue
		}
		tokens, err := p.parse(element, at)
		if err != nil {
			return PathPattern{}, err
		}
		p.elements = append(p.elements, tokens)
		at += utf8.RuneCountInString(element) + 1
	}
	return p, nil
}

// String returns the pattern as it was parsed.
func (p PathPattern) String() string { return p.text }

// IsZero reports whether there is no pattern.
func (p PathPattern) IsZero() bool { return len(p.elements) == 0 }

// Names returns the names of the columns, in the order of the pattern.
func (p PathPattern) Names() []string { return slices.Clone(p.names) }

// malformed is the error of a pattern with a fault at a character, from 1.
func (p *PathPattern) malformed(at int, format string, args ...any) error {
	return fmt.Errorf("`path` %s: column %d: %s", strconv.Quote(p.text), at, fmt.Sprintf(format, args...))
}

// parse parses an element that begins at a character of the pattern, from 1.
func (p *PathPattern) parse(element string, at int) ([]pathToken, error) {
	if element == "" || element == "." || element == ".." {
		return nil, p.malformed(at, "an element of the path is %s: the pattern is matched against the end of a path, "+
			"as in {model}/{trial}.csv", map[bool]string{true: "empty", false: element}[element == ""])
	}
	var out []pathToken
	for element != "" {
		token, rest, err := p.next(element, at)
		if err != nil {
			return nil, err
		}
		if n := len(out); n > 0 && token.kind != pathLiteral && out[n-1].kind != pathLiteral {
			return nil, p.malformed(at, "nothing is between this and what is before it: where one ends could not be told")
		}
		at += utf8.RuneCountInString(element) - utf8.RuneCountInString(rest)
		out, element = append(out, token), rest
	}
	return out, nil
}

// next returns the first token of an element, and what follows it.
func (p *PathPattern) next(element string, at int) (token pathToken, rest string, err error) {
	switch element[0] {
	case '*':
		return pathToken{kind: pathAny}, element[1:], nil
	case '}':
		return token, "", p.malformed(at,
			"} without { before it: a column is written {name}, and * stands for any characters")
	case '{':
		name, rest, ok := strings.Cut(element[1:], "}")
		if name = strings.TrimSpace(name); !ok || name == "" || strings.ContainsAny(name, "{*") {
			return token, "", p.malformed(at, "a column is written {name}, within one element of the path")
		}
		if slices.Contains(p.names, name) {
			return token, "", p.malformed(at, "the column %s is there twice: give each its own name", rows.Quote(name))
		}
		p.names = append(p.names, name)
		return pathToken{kind: pathName}, rest, nil
	}
	end := strings.IndexAny(element, "{}*")
	if end < 0 {
		end = len(element)
	}
	return pathToken{pathLiteral, element[:end]}, element[end:], nil
}

// Match returns the values of the columns of a file with a path, in the order of
// Names. ways is 0 if the path does not match, 1 if it does, and 2 if there are
// several ways to match it with different values, of which values is one.
func (p PathPattern) Match(path string) (values []string, ways int) {
	parts := strings.Split(strings.ReplaceAll(path, `\`, "/"), "/")
	if p.IsZero() || len(parts) < len(p.elements) {
		return nil, 0
	}
	ways = 1
	for i, part := range parts[len(parts)-len(p.elements):] {
		m := elementMatch{tokens: p.elements[i], text: part, known: make(map[[2]int][][]string)}
		found := m.from(0, 0)
		if len(found) == 0 {
			return nil, 0
		}
		ways = max(ways, len(found))
		values = append(values, found[0]...)
	}
	return values, ways
}

// An elementMatch matches an element of a path.
type elementMatch struct {
	tokens []pathToken
	text   string
	known  map[[2]int][][]string // what from returned
}

// from returns the values with which the tokens from one on match the text from a
// byte on; of several ways the first two.
func (m *elementMatch) from(token, at int) [][]string {
	key := [2]int{token, at}
	if found, ok := m.known[key]; ok {
		return found
	}
	found := m.find(token, at)
	m.known[key] = found
	return found
}

// find finds what from returns.
func (m *elementMatch) find(token, at int) (found [][]string) {
	if token == len(m.tokens) {
		if at == len(m.text) {
			return [][]string{nil}
		}
		return nil
	}
	t := m.tokens[token]
	if t.kind == pathLiteral {
		if strings.HasPrefix(m.text[at:], t.text) {
			return m.from(token+1, at+len(t.text))
		}
		return nil
	}
	least := at
	if t.kind == pathName {
		least++
	}
	for end := least; end <= len(m.text) && len(found) < 2; end++ {
		for _, rest := range m.from(token+1, end) {
			if t.kind == pathName {
				rest = append([]string{m.text[at:end]}, rest...)
			}
			isSame := func(other []string) bool { return slices.Equal(other, rest) }
			if len(found) < 2 && !slices.ContainsFunc(found, isSame) {
				found = append(found, rest)
			}
		}
	}
	return found
}
