package rows

import (
	"bufio"
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"hash"
	"io"
)

// blockSize is how much of a file is examined before it is read, in bytes.
const blockSize = 64 << 10

const bom = "\ufeff"

// A Stream is the text of a file: decompressed, and without its byte order mark.
// It computes the hash of the file's own bytes as they are read.
type Stream struct {
	File string // name of the source
	Head []byte // the first 64 kB of the text

	raw    *hashedReader
	closer io.Closer
	packed io.Closer // the decompressor; nil if the file is not compressed
	source *bufio.Reader
	lines  int   // line ends returned so far
	endsCR bool  // what was returned ends in CR
	err    error // why the stream ended; io.EOF at the end of the file
}

// A hashedReader hashes what is read from a file.
type hashedReader struct {
	in   io.Reader
	hash hash.Hash
}

func (h *hashedReader) Read(p []byte) (int, error) {
	n, err := h.in.Read(p)
	h.hash.Write(p[:n])
	return n, err
}

// NewStream starts to read a file, which the stream closes. A *SyntaxError says
// that the file is something other than a log.
func NewStream(file string, in io.ReadCloser) (*Stream, error) {
	s := &Stream{File: file, raw: &hashedReader{in, sha256.New()}, closer: in}
	if err := s.begin(); err != nil {
		s.Close()
		return nil, err
	}
	return s, nil
}

// begin examines the head of the file.
func (s *Stream) begin() error {
	s.source = bufio.NewReaderSize(s.raw, blockSize)
	head, err := s.source.Peek(blockSize)
	if err == nil || err == io.EOF {
		head, err = s.unpack(head)
	}
	if err != nil && err != io.EOF {
		return s.Failure(err)
	}
	if msg := foreign(head); msg != "" {
		return &SyntaxError{File: s.File, Msg: msg, Lacking: msg == isEmpty}
	}
	s.Head = bytes.Clone(bytes.TrimPrefix(head, []byte(bom)))
	if bytes.HasPrefix(head, []byte(bom)) {
		s.source.Discard(len(bom)) // cannot fail: these bytes have been peeked at
	}
	return nil
}

// unpack inserts a decompressor if the file is compressed. It returns the head
// of the text.
func (s *Stream) unpack(head []byte) ([]byte, error) {
	open := decompressor(head)
	if open == nil {
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

// Close releases the decompressor and closes the file. By then everything
// needed has been read, so an error in closing does not matter.
func (s *Stream) Close() {
	if s.packed != nil {
		s.packed.Close()
	}
	s.closer.Close()
}

// Read returns the next bytes of the text. A NUL byte ends it with an error. An
// error is final.
func (s *Stream) Read(p []byte) (int, error) {
	if s.err != nil {
		return 0, s.err
	}
	n, err := s.source.Read(p)
	if err != nil {
		s.err = err
	}
	n = s.untilNUL(p[:n])
	return n, s.err
}

// ReadAll returns the bytes of a binary file, at most limit + 1 of them.
func (s *Stream) ReadAll(limit int64) ([]byte, error) {
	content, err := io.ReadAll(io.LimitReader(s.source, limit+1))
	if err != nil {
		return nil, s.Failure(err)
	}
	return content, nil
}

// untilNUL counts the lines of a block and returns how much of it comes before
// a NUL byte.
func (s *Stream) untilNUL(block []byte) int {
	i := bytes.IndexByte(block, 0)
	if i >= 0 {
		block = block[:i]
	}
	s.countLines(block)
	if i >= 0 {
		msg := "a NUL byte: is the file damaged, or not a CSV file?"
		s.err = &SyntaxError{File: s.File, Line: 1 + s.lines, Msg: msg}
	}
	return len(block)
}

// countLines counts the ends of lines in a block as Lines does.
func (s *Stream) countLines(block []byte) {
	if len(block) == 0 {
		return
	}
	if s.endsCR && block[0] == '\n' {
		block = block[1:] // CR and LF are one end
	}
	s.lines += bytes.Count(block, []byte{'\n'})
	if n := bytes.Count(block, []byte{'\r'}); n > 0 {
		s.lines += n - bytes.Count(block, []byte("\r\n"))
	}
	s.endsCR = bytes.HasSuffix(block, []byte{'\r'})
}

// Failure explains an error other than io.EOF that ended the stream.
func (s *Stream) Failure(err error) error {
	if _, ok := err.(*SyntaxError); ok || err == io.EOF {
		return err
	}
	if packed, ok := err.(packedError); ok {
		return &SyntaxError{File: s.File, Msg: packed.Error()}
	}
	return InFile(s.File, err)
}

// Sum returns the SHA-256 of the file's bytes in hexadecimal. It reads the rest
// of the file.
func (s *Stream) Sum() string {
	_, _ = io.Copy(io.Discard, s.raw) // an error has been reported, or lies beyond the end of the log
	return hex.EncodeToString(s.raw.hash.Sum(nil))
}
