// Package parallel runs the independent parts of a computation on all cores.
//
// It is the only worker pool of evpkit. Every part must write only to slots that
// belong to it, so that a result never depends on the number of cores.
package parallel

import (
	"runtime"
	"sync"
	"sync/atomic"
)

// For calls f(i) for every i in [0, n) on up to GOMAXPROCS goroutines, in no
// particular order, and returns once all calls have returned.
func For(n int, f func(i int)) {
	Workers(n, func() func(i int) { return f })
}

// Workers is For for calls that need scratch memory: each goroutine calls start
// once and uses the function that it returns, which therefore need not be safe
// for concurrent use.
func Workers(n int, start func() func(i int)) {
	workers := min(runtime.GOMAXPROCS(0), n)
	if workers < 2 {
		run(n, start, new(atomic.Int64))
		return
	}
	var next atomic.Int64
	var wg sync.WaitGroup
	for range workers {
		wg.Go(func() { run(n, start, &next) })
	}
	wg.Wait()
}

// run is one worker: it takes the next free i until none is left.
func run(n int, start func() func(i int), next *atomic.Int64) {
	if n <= 0 {
		return
	}
	f := start()
	for i := int(next.Add(1)) - 1; i < n; i = int(next.Add(1)) - 1 {
		f(i)
	}
}
