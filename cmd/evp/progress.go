package main

import (
	"fmt"
	"os"
	"sync"
	"time"
)

// progress returns a function that shows on stderr, if that is a terminal, how
// much of something is done once it has taken a while; nil elsewhere.
func (t terminal) progress(what string) func(done, of int) {
	f, ok := t.stderr.(*os.File)
	if !ok {
		return nil
	}
	if info, err := f.Stat(); err != nil || info.Mode()&os.ModeCharDevice == 0 {
		return nil
	}
	var mu sync.Mutex
	next := time.Now().Add(time.Second)
	shown := false
	return func(done, of int) {
		mu.Lock()
		defer mu.Unlock()
		switch now := time.Now(); {
		case done >= of && shown:
			fmt.Fprintf(f, "\r\x1b[K")
			shown = false
		case done < of && now.After(next):
			next = now.Add(200 * time.Millisecond)
			fmt.Fprintf(f, "\revp: %s: %d %%\x1b[K", what, 100*done/of)
			shown = true
		}
	}
}
