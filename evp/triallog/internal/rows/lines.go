package rows

import (
	"errors"
	"io"
	"strings"
)

// maxRow is the largest row in bytes. Anything longer is an unclosed quote or
// not a table at all, and would fill the memory.
const maxRow = 16 << 20

// ErrLongRow is returned for a row of more than 16 MB.
var ErrLongRow = errors.New("a row is longer than 16 MB: is a quote left open in it?")

// Lines splits a text into lines. A line is a substring of its block, so that
// it needs no allocation of its own.
type Lines struct {
	N      int // number of lines returned so far
	blocks *prefetcher
	text   string // the part of the current block that has not been returned
	err    error  // what follows text
}

// NewLines starts to read the lines of in. Close must be called to release it.
func NewLines(in io.Reader) *Lines { return &Lines{blocks: prefetch(in)} }

// Close stops the reading.
func (l *Lines) Close() { l.blocks.close() }

// Next returns the next line without its end, which is "\n", "\r\n", or "\r"
// at the end of the text. A line that is kept keeps its block in memory.
func (l *Lines) Next() (string, error) {
	i := strings.IndexByte(l.text, '\n')
	if i < 0 {
		return l.acrossBlocks()
	}
	line := l.text[:i]
	l.text = l.text[i+1:]
	l.N++
	return strings.TrimSuffix(line, "\r"), nil
}

// acrossBlocks returns a line that does not end in the block in which it
// begins.
func (l *Lines) acrossBlocks() (string, error) {
	var line strings.Builder
	for {
		part, rest, ended := strings.Cut(l.text, "\n")
		line.WriteString(part)
		l.text = rest
		switch {
		case ended, l.err == io.EOF && line.Len() > 0:
			l.N++
			return strings.TrimSuffix(line.String(), "\r"), nil
		case l.err != nil:
			return "", l.err
		case line.Len() > maxRow:
			return "", ErrLongRow
		}
		next := l.blocks.next()
		l.text, l.err = next.text, next.err
	}
}
