package triallog

import (
	"bufio"
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"hash"
	"io"
)

// blockSize is how much of a file is looked at before it is read, in bytes.
const blockSize = 64 << 10

const bom = "\ufeff"

// A stream hands on the bytes of a file, without its byte order mark, and with
// line ends that a CSV reader knows. It hashes them on the way, and ends with
// an error where they cannot be a table.
type stream struct {
	file   string
	source *bufio.Reader
	hash   hash.Hash
	head   []byte // the first line, as far as it is within the first block
	cr     bool   // lines end in a lone CR
	lines  int    // line ends handed on
	err    error  // why it ended; io.EOF at the end of the file
}

// newStream begins to read a file. Its error says that the file is something
// else than a table in text.
func newStream(file string, r io.Reader) (*stream, error) {
	source := bufio.NewReaderSize(r, blockSize)
	head, err := source.Peek(blockSize)
	if err != nil && err != io.EOF {
		return nil, inFile(file, err)
	}
	if msg := foreign(head); msg != "" {
		return nil, &SyntaxError{File: file, Msg: msg}
	}
	s := &stream{file: file, source: source, hash: sha256.New()}
	s.cr = bytes.IndexByte(head, '\r') >= 0 && bytes.IndexByte(head, '\n') < 0
	s.head = firstLine(head)
	if bytes.HasPrefix(head, []byte(bom)) {
		s.hash.Write([]byte(bom))
		source.Discard(len(bom)) // cannot fail: it has been looked at
	}
	return s, nil
}

// Read hands on the next bytes. An error is for good.
func (s *stream) Read(p []byte) (int, error) {
	if s.err != nil {
		return 0, s.err
	}
	n, err := s.source.Read(p)
	if s.hash.Write(p[:n]); err != nil {
		s.err = err
	}
	if s.cr {
		returnsToNewlines(p[:n])
	}
	n = s.count(p[:n])
	return n, s.err
}

// count counts a block. It returns how much of it comes before a NUL byte.
func (s *stream) count(block []byte) int {
	if i := bytes.IndexByte(block, 0); i >= 0 {
		block = block[:i]
		s.err = s.nul(block)
	}
	s.lines += bytes.Count(block, []byte{'\n'})
	return len(block)
}

// nul is the error of a NUL byte that follows on block.
func (s *stream) nul(block []byte) error {
	line := 1 + s.lines + bytes.Count(block, []byte{'\n'})
	return &SyntaxError{File: s.file, Line: line, Msg: "a NUL byte: is the file damaged, or not a CSV file?"}
}

// failure explains an error that ended the stream, io.EOF excepted.
func (s *stream) failure(err error) error {
	if _, ok := err.(*SyntaxError); ok || err == io.EOF {
		return err
	}
	return inFile(s.file, err)
}

// sum is the SHA-256 of the bytes so far, in hexadecimal.
func (s *stream) sum() string { return hex.EncodeToString(s.hash.Sum(nil)) }

// firstLine is a copy of the first line of text that is not blank.
func firstLine(text []byte) []byte {
	text = bytes.TrimLeft(bytes.TrimPrefix(text, []byte(bom)), " \r\n")
	if i := bytes.IndexAny(text, "\r\n"); i >= 0 {
		text = text[:i]
	}
	return bytes.Clone(text)
}

// returnsToNewlines turns each CR into LF, in place.
func returnsToNewlines(block []byte) {
	for i, b := range block {
		if b == '\r' {
			block[i] = '\n'
		}
	}
}
