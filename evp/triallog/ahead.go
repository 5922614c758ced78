package triallog

import "io"

// A block is a part of a text. After one with an error, io.EOF included, there
// is no other.
type block struct {
	text string
	err  error
}

// An ahead reads a text ahead of those who take it: while a block is cut into
// trials, the next is read and hashed. The blocks come in order, so what is
// made of them does not depend on it.
type ahead struct {
	blocks chan block
	stop   chan struct{}
}

// readAhead begins to read a text. Until close returns, or the last block has
// been taken, nobody else may use it.
func readAhead(in io.Reader) *ahead {
	a := &ahead{blocks: make(chan block, 1), stop: make(chan struct{})}
	go a.run(in)
	return a
}

// run reads block after block.
func (a *ahead) run(in io.Reader) {
	defer close(a.blocks)
	buf := make([]byte, 2*blockSize)
	for {
		n, err := io.ReadFull(in, buf)
		if err == io.ErrUnexpectedEOF {
			err = io.EOF
		}
		select {
		case a.blocks <- block{string(buf[:n]), err}:
		case <-a.stop:
			return
		}
		if err != nil {
			return
		}
	}
}

// next returns the next block.
func (a *ahead) next() block { return <-a.blocks }

// close ends the reading, and waits until it has ended.
func (a *ahead) close() {
	close(a.stop)
	for range a.blocks {
	}
}
