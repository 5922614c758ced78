package parallel

import (
	"runtime"
	"sync/atomic"
	"testing"
)

// TestEachOnce: on any number of cores every i is visited exactly once, and every
// worker starts at most once.
func TestEachOnce(t *testing.T) {
	for _, cores := range []int{1, 2, 7} {
		previous := runtime.GOMAXPROCS(cores)
		for _, n := range []int{0, 1, 2, 1000} {
			visits := make([]int, n)
			var starts atomic.Int64
			Workers(n, func() func(int) {
				starts.Add(1)
				return func(i int) { visits[i]++ }
			})
			For(n, func(i int) { visits[i]++ })
			for i, v := range visits {
				if v != 2 {
					t.Errorf("%d cores, n = %d: %d was visited %d times, want 2", cores, n, i, v)
				}
			}
			if s := int(starts.Load()); s > min(cores, n) {
				t.Errorf("%d cores, n = %d: %d workers", cores, n, s)
			}
		}
		runtime.GOMAXPROCS(previous)
	}
}

// TestProgress: the last report is that all is done; without a function nothing
// happens.
func TestProgress(t *testing.T) {
	last := 0
	p := NewProgress(5, func(done, total int) {
		if last = done; total != 5 {
			t.Errorf("a total of %d, want 5", total)
		}
	})
	p.Add(2)
	p.Add(3)
	if last != 5 {
		t.Errorf("%d steps are done, want 5", last)
	}
	NewProgress(5, nil).Add(1)
}
