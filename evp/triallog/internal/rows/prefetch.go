package rows

import "io"

// A block is a part of a text. A block with an error, io.EOF included, is the
// last.
type block struct {
	text string
	err  error
}

// A prefetcher reads the next block of a text while the current one is
// parsed, which hides the time for hashing and decompression. Blocks arrive in
// order, so that the concurrency does not show in any result.
type prefetcher struct {
	blocks chan block
	stop   chan struct{}
}

// prefetch starts to read from in. Nobody else may use in until close has
// returned or the last block has been taken.
func prefetch(in io.Reader) *prefetcher {
	p := &prefetcher{blocks: make(chan block, 1), stop: make(chan struct{})}
	go p.run(in)
	return p
}

// run reads blocks until the text ends or stop is closed.
func (p *prefetcher) run(in io.Reader) {
	defer close(p.blocks)
	buf := make([]byte, 2*blockSize)
	for {
		n, err := io.ReadFull(in, buf)
		if err == io.ErrUnexpectedEOF {
			err = io.EOF
		}
		select {
		case p.blocks <- block{string(buf[:n]), err}:
		case <-p.stop:
			return
		}
		if err != nil {
			return
		}
	}
}

// next returns the next block.
func (p *prefetcher) next() block { return <-p.blocks }

// close stops the reading and waits until it has stopped.
func (p *prefetcher) close() {
	close(p.stop)
	for range p.blocks {
	}
}
