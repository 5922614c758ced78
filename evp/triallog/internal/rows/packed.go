package rows

import (
	"bytes"
	"io"

	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zstd"
)

// maxWindow is how far back a compressed file may refer, in bytes. It is the
// limit of the zstd command line tool without --long.
const maxWindow = 128 << 20

// decompressors open compressed files; the keys are the first bytes of such
// files.
var decompressors = map[string]func(io.Reader) (io.ReadCloser, error){
	"\x1f\x8b":         openGzip,
	"\x28\xb5\x2f\xfd": openZstd,
}

// decompressor returns the decompressor for a file that begins with head, or
// nil if the file is not compressed.
func decompressor(head []byte) func(io.Reader) (io.ReadCloser, error) {
	for magic, open := range decompressors {
		if bytes.HasPrefix(head, []byte(magic)) {
			return open
		}
	}
	return nil
}

func openGzip(in io.Reader) (io.ReadCloser, error) {
	r, err := gzip.NewReader(in)
	if err != nil {
		return nil, packedError{"gzip", err}
	}
	return &packedReader{r, "gzip"}, nil
}

func openZstd(in io.Reader) (io.ReadCloser, error) {
	r, err := zstd.NewReader(in,
		zstd.WithDecoderConcurrency(1), zstd.WithDecoderLowmem(true), zstd.WithDecoderMaxWindow(maxWindow))
	if err != nil {
		return nil, packedError{"zstd", err}
	}
	return &packedReader{r.IOReadCloser(), "zstd"}, nil
}

// A packedReader decompresses a file and marks the decompressor's errors.
type packedReader struct {
	io.ReadCloser
	method string
}

func (p *packedReader) Read(b []byte) (int, error) {
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
	return "the file is compressed with " + e.method + ", and cut off or damaged (" + e.err.Error() +
		"): make or fetch it again"
}

func (e packedError) Unwrap() error { return e.err }
