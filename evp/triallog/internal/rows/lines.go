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

// Lines splits a text into lines, which end in "\n", "\r\n" or "\r", in any
// mix: programs append to files that others began. A line is a substring of its
// block, so that it needs no allocation of its own.
type Lines struct {
	N      int // number of lines returned so far
	blocks *prefetcher
	text   string // the part of the current block that has not been returned
	cr     int    // where the next "\r" in text is; the length of text if there is none
	endsCR bool   // the block before ended in "\r": a "\n" that follows belongs to it
	err    error  // what follows text
}

// NewLines starts to read the lines of in. Close must be called to release it.
func NewLines(in io.Reader) *Lines { return &Lines{blocks: prefetch(in)} }

// Close stops the reading.
func (l *Lines) Close() { l.blocks.close() }

// Next returns the next line without its end. A line that is kept keeps its
// block in memory.
func (l *Lines) Next() (string, error) {
	i := strings.IndexByte(l.text[:l.cr], '\n')
	if i < 0 {
		return l.acrossBlocks()
	}
	line := l.text[:i]
	l.text = l.text[i+1:]
	l.cr -= i + 1
	l.N++
	return line, nil
}

// acrossBlocks returns a line that ends in "\r", or that does not end in the
// block in which it begins.
func (l *Lines) acrossBlocks() (string, error) {
	if line, ok := l.cut(); ok {
		return line, nil
	}
	var line strings.Builder
	for {
		line.WriteString(l.text)
		l.text, l.cr = "", 0
		switch {
		case l.err == io.EOF && line.Len() > 0:
			l.N++
			return line.String(), nil
		case l.err != nil:
			return "", l.err
		case line.Len() > maxRow:
			return "", ErrLongRow
		}
		l.fill()
		if rest, ok := l.cut(); ok {
			line.WriteString(rest)
			return line.String(), nil
		}
	}
}

// cut takes the text up to the first end of a line; ok is false if there is none.
func (l *Lines) cut() (line string, ok bool) {
	end := strings.IndexByte(l.text[:l.cr], '\n')
	next := end + 1
	if end < 0 {
		if l.cr == len(l.text) {
			return "", false
		}
		end, next = l.cr, l.cr+1
		if l.endsCR = next == len(l.text); !l.endsCR && l.text[next] == '\n' {
			next++
		}
	}
	line = l.text[:end]
	l.N++
	if l.text = l.text[next:]; next <= l.cr {
		l.cr -= next
		return line, true
	}
	l.findCR()
	return line, true
}

// fill takes the next block.
func (l *Lines) fill() {
	next := l.blocks.next()
	l.text, l.err = next.text, next.err
	if l.endsCR && l.text != "" {
		l.text, l.endsCR = strings.TrimPrefix(l.text, "\n"), false
	}
	l.findCR()
}

// findCR finds the next "\r" in the text.
func (l *Lines) findCR() {
	if l.cr = strings.IndexByte(l.text, '\r'); l.cr < 0 {
		l.cr = len(l.text)
	}
}
