package triallog_test

import (
	"fmt"
	"io"
	"math"
	"runtime"
	"testing"

	"evpkit/evp/triallog"
)

// A rowWriter is a log of any length that is not in memory. It remembers the
// largest heap that it has seen.
type rowWriter struct {
	rows, n int
	rest    []byte
	peak    uint64
}

func (w *rowWriter) Read(p []byte) (int, error) {
	if len(w.rest) == 0 {
		if w.n == w.rows {
			return 0, io.EOF
		}
		w.rest = w.rest[:0]
		for range 1000 {
			w.rest = fmt.Appendf(w.rest, "model-%d,%d,0.%d,1e18\n", w.n%3, w.n, w.n)
			w.n++
		}
		w.measure()
	}
	n := copy(p, w.rest)
	w.rest = w.rest[n:]
	return n, nil
}

func (w *rowWriter) Close() error { return nil }

// measure looks at the heap, garbage included.
func (w *rowWriter) measure() {
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	w.peak = max(w.peak, m.HeapAlloc)
}

// TestReadMemory holds Read to 150 bytes per trial, garbage included; 56 of these
// are the trial's. The amount of garbage depends on when the garbage collector
// runs, so that the least of up to three readings counts.
func TestReadMemory(t *testing.T) {
	least := math.Inf(1)
	for i := 0; i < 3 && least > 150; i++ {
		least = min(least, peakPerTrial(t))
	}
	if least > 150 {
		t.Errorf("%.0f bytes per trial at the peak, want at most 150", least)
	}
}

// peakPerTrial reads a large log and returns the bytes per trial at the peak.
func peakPerTrial(t *testing.T) float64 {
	t.Helper()
	const rows = 400_000
	w := &rowWriter{rows: rows, rest: []byte("model,trial,score,fpo\n")}
	runtime.GC()
	w.measure()
	before := w.peak
	log, err := triallog.Read([]triallog.Source{{Name: "a.csv", Open: func() (io.ReadCloser, error) { return w, nil }}},
		triallog.Options{})
	w.measure()
	if err != nil || len(log.Trials) != rows {
		t.Fatal(err)
	}
	for i, trial := range log.Trials {
		if trial.Model != fmt.Sprintf("model-%d", i%3) || trial.Cost != 1e18 {
			t.Fatalf("trial %d is %v", i, trial)
		}
	}
	return float64(w.peak-before) / rows
}
