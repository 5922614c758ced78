package rows

import (
	"errors"
	"fmt"
	"io/fs"
)

// A SyntaxError is a fault in a log and where it is. Its text is one line.
type SyntaxError struct {
	File   string // the name of the source
	Line   int    // 1-based; 0 if the fault concerns the whole file
	Column int    // 1-based, in bytes as in encoding/csv; 0 if the fault concerns the whole line
	Msg    string // what is wrong and what to do about it
	// Lacking says that the file has no fault in itself, but lacks a column that is
	// needed, or any content: it can be left out of a log of several files.
	Lacking bool
}

// Error returns "file:line:column: message", without the parts that are not
// known.
func (e *SyntaxError) Error() string { return e.Place() + ": " + e.Msg }

// Place returns "file:line:column", without the parts that are not known.
func (e *SyntaxError) Place() string {
	switch {
	case e.Line == 0:
		return e.File
	case e.Column == 0:
		return fmt.Sprintf("%s:%d", e.File, e.Line)
	}
	return fmt.Sprintf("%s:%d:%d", e.File, e.Line, e.Column)
}

// InFile wraps err with the name of the file in which it occurred. The name in
// an *fs.PathError, which would repeat it, is dropped.
func InFile(file string, err error) error {
	var path *fs.PathError
	if errors.As(err, &path) {
		err = path.Err
	}
	return fmt.Errorf("%s: %w", file, err)
}

// A rowError is a fault of one row. Table turns it into a *SyntaxError.
type rowError struct {
	line, column int
	msg          string
	final        bool // no row can be read after it
}

func (e *rowError) Error() string { return e.msg }
