package triallog

import (
	"errors"
	"io"
	"strings"
)

// maxRow is the longest row, in bytes. A longer one is no trial but a quote
// left open, or no table at all: it would fill the memory.
const maxRow = 16 << 20

// errLongRow is the error of a longer one.
var errLongRow = errors.New("a row is longer than 16 MB: is a quote left open in it?")

// lines cuts a text into lines. Lines are parts of a block of text, so that
// they cost no allocation of their own.
type lines struct {
	ahead *ahead
	n     int    // lines handed on
	text  string // of the last block, what has not been handed on
	err   error  // after the text
}

// next returns the next line, without its end: "\n", "\r\n", or "\r" at the
// end of the text. It keeps a block in memory as long as it is kept itself.
func (l *lines) next() (string, error) {
	i := strings.IndexByte(l.text, '\n')
	if i < 0 {
		return l.across()
	}
	line := l.text[:i]
	l.text = l.text[i+1:]
	l.n++
	return strings.TrimSuffix(line, "\r"), nil
}

// across returns a line that does not end in the block in which it begins.
func (l *lines) across() (string, error) {
	var line strings.Builder
	for {
		part, rest, ended := strings.Cut(l.text, "\n")
		line.WriteString(part)
		l.text = rest
		switch {
		case ended, l.err == io.EOF && line.Len() > 0:
			l.n++
			return strings.TrimSuffix(line.String(), "\r"), nil
		case l.err != nil:
			return "", l.err
		case line.Len() > maxRow:
			return "", errLongRow
		}
		next := l.ahead.next()
		l.text, l.err = next.text, next.err
	}
}
