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

// A stream hands on the bytes of a file, decompressed, without its byte order
// mark, and with line ends that a CSV reader knows. It hashes the file as it
// is, and ends with an error where the bytes cannot be a table.
type stream struct {
	file   string
	raw    *hashed
	packed io.Closer // nil if the file is not compressed
	source *bufio.Reader
	head   []byte // what the text begins with, up to a block of it
	cr     bool   // lines end in a lone CR
	lines  int    // line ends handed on
	err    error  // why it ended; io.EOF at the end of the file
}

// A hashed hashes what is read from a file.
type hashed struct {
	in   io.Reader
	hash hash.Hash
	size int64
}

func (h *hashed) Read(p []byte) (int, error) {
	n, err := h.in.Read(p)
	h.hash.Write(p[:n])
	h.size += int64(n)
	return n, err
}

// newStream begins to read a file. Its error says that the file is something
// else than a log.
func newStream(file string, r io.Reader) (*stream, error) {
	s := &stream{file: file, raw: &hashed{in: r, hash: sha256.New()}}
	s.source = bufio.NewReaderSize(s.raw, blockSize)
	head, err := s.source.Peek(blockSize)
	if err == nil || err == io.EOF {
		head, err = s.unpack(head)
	}
	if err != nil && err != io.EOF {
		s.close()
		return nil, s.failure(err)
	}
	if msg := foreign(head); msg != "" {
		s.close()
		return nil, &SyntaxError{File: file, Msg: msg}
	}
	s.cr = bytes.IndexByte(head, '\r') >= 0 && bytes.IndexByte(head, '\n') < 0
	s.head = bytes.Clone(bytes.TrimPrefix(head, []byte(bom)))
	if bytes.HasPrefix(head, []byte(bom)) {
		s.source.Discard(len(bom)) // cannot fail: it has been looked at
	}
	return s, nil
}

// unpack puts a decompressor in place if the head of the file asks for it. It
// returns the head of the text.
func (s *stream) unpack(head []byte) ([]byte, error) {
	open, ok := unpackers[magicOf(head)]
	if !ok {
		return head, nil
	}
	in, err := open(s.source)
	if err != nil {
		return nil, err
	}
	s.packed = in
	s.source = bufio.NewReaderSize(in, blockSize)
	return s.source.Peek(blockSize)
}

// close gives up what decompresses.
func (s *stream) close() {
	if s.packed != nil {
		s.packed.Close()
	}
}

// Read hands on the next bytes. An error is for good.
func (s *stream) Read(p []byte) (int, error) {
	if s.err != nil {
		return 0, s.err
	}
	n, err := s.source.Read(p)
	if err != nil {
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
	if packed, ok := err.(packedError); ok {
		return &SyntaxError{File: s.file, Msg: packed.Error()}
	}
	return inFile(s.file, err)
}

// sum is the SHA-256 of the file, in hexadecimal. It reads what is left of it.
func (s *stream) sum() string {
	_, _ = io.Copy(io.Discard, s.raw) // an error has been told, or is past the end of the log
	return hex.EncodeToString(s.raw.hash.Sum(nil))
}

// firstLine is the first line of text that is not blank.
func firstLine(text []byte) []byte {
	text = bytes.TrimLeft(text, " \r\n")
	if i := bytes.IndexAny(text, "\r\n"); i >= 0 {
		text = text[:i]
	}
	return text
}

// returnsToNewlines turns each CR into LF, in place.
func returnsToNewlines(block []byte) {
	for i, b := range block {
		if b == '\r' {
			block[i] = '\n'
		}
	}
}
