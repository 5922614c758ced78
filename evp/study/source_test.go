package study

import (
	"io"
	"strings"
)

// textSource returns a source that is a text.
func textSource(name, text string) Source {
	return Source{Name: name, Open: func() (io.ReadCloser, error) { return io.NopCloser(strings.NewReader(text)), nil }}
}
