package triallog

import (
	"bytes"
	"io"

	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zstd"
)

// maxWindow is how far a compressed file may refer back, in bytes: what the
// zstd command line tool takes without being asked.
const maxWindow = 128 << 20

// unpackers open compressed files, by what these begin with.
var unpackers = map[string]func(io.Reader) (io.ReadCloser, error){
	"\x1f\x8b":         openGzip,
	"\x28\xb5\x2f\xfd": openZstd,
}

// magicOf returns the key of unpackers that a file begins with, "" if none.
func magicOf(head []byte) string {
	for magic := range unpackers {
		if bytes.HasPrefix(head, []byte(magic)) {
			return magic
		}
	}
	return ""
}

func openGzip(in io.Reader) (io.ReadCloser, error) {
	r, err := gzip.NewReader(in)
	if err != nil {
		return nil, packedError{"gzip", err}
	}
	return &packed{r, "gzip"}, nil
}

func openZstd(in io.Reader) (io.ReadCloser, error) {
	r, err := zstd.NewReader(in, zstd.WithDecoderConcurrency(1), zstd.WithDecoderLowmem(true), zstd.WithDecoderMaxWindow(maxWindow))
	if err != nil {
		return nil, packedError{"zstd", err}
	}
	return &packed{r.IOReadCloser(), "zstd"}, nil
}

// A packed is a compressed file while it is decompressed.
type packed struct {
	io.ReadCloser
	method string
}

func (p *packed) Read(b []byte) (int, error) {
	n, err := p.ReadCloser.Read(b)
	if err != nil && err != io.EOF {
		err = packedError{p.method, err}
	}
	return n, err
}

// A packedError is the error of a decompressor.
type packedError struct {
	method string
	err    error
}

func (e packedError) Error() string {
	return "the file is compressed with " + e.method + ", and cut off or damaged (" + e.err.Error() + "): make or fetch it again"
}

func (e packedError) Unwrap() error { return e.err }
