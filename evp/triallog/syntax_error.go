package triallog

import (
	"errors"
	"fmt"
	"io/fs"
	"strconv"
)

// A SyntaxError is a fault in a log, with its place. Its text is one line.
type SyntaxError struct {
	File   string // the Source's name
	Line   int    // 1-based; 0 if the fault is the file as a whole
	Column int    // 1-based, in bytes, as encoding/csv counts; 0 if it is the line as a whole
	Msg    string // what is wrong, and what to do about it
}

// Error returns "file:line:column: message", without what is not known.
func (e *SyntaxError) Error() string {
	switch {
	case e.Line == 0:
		return e.File + ": " + e.Msg
	case e.Column == 0:
		return fmt.Sprintf("%s:%d: %s", e.File, e.Line, e.Msg)
	}
	return fmt.Sprintf("%s:%d:%d: %s", e.File, e.Line, e.Column, e.Msg)
}

// inFile says in which file err happened. A path error has said it already.
func inFile(file string, err error) error {
	var path *fs.PathError
	if errors.As(err, &path) {
		err = path.Err
	}
	return fmt.Errorf("%s: %w", file, err)
}

// maxQuoted is how much of a cell's text stands in a message, in runes.
const maxQuoted = 40

// shorten cuts text to maxQuoted runes.
func shorten(text string) string {
	runes := 0
	for i := range text {
		if runes == maxQuoted {
			return text[:i] + "…"
		}
		runes++
	}
	return text
}

// quote returns text as it stands in a message: shortened, on one line.
func quote(text string) string { return strconv.Quote(shorten(text)) }
