//go:build unix

package study

import (
	"bytes"
	"fmt"
	"io"
	"slices"
	"syscall"
	"testing"

	"evpkit/evp/triallog"
)

// BenchmarkCheck compares what a check of a log of 200,000 rows takes with what
// its price tag takes: "check/cost" is the median ratio of the processor's times,
// which should be at most 2 for a million rows.
func BenchmarkCheck(b *testing.B) {
	text := checkedLog(200_000)
	source := []triallog.Source{{Name: "log.csv", Open: func() (io.ReadCloser, error) {
		return io.NopCloser(bytes.NewReader(text)), nil
	}}}
	var ratios []float64
	for b.Loop() {
		begin := processorTime(b)
		s, err := Open(source, Options{CostOnly: true})
		if err != nil {
			b.Fatal(err)
		}
		if _, err := s.PriceTag(PriceOptions{}); err != nil {
			b.Fatal(err)
		}
		middle := processorTime(b)
		if c, err := Inspect(source, Options{}, CheckOptions{}); err != nil || c.Err != nil {
			b.Fatal(err, c.Err)
		}
		ratios = append(ratios, (processorTime(b)-middle)/(middle-begin))
	}
	slices.Sort(ratios)
	b.ReportMetric(ratios[len(ratios)/2], "check/cost")
}

// processorTime returns the seconds that the process has computed.
func processorTime(b *testing.B) float64 {
	var used syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &used); err != nil {
		b.Fatal(err)
	}
	return float64(used.Utime.Nano()+used.Stime.Nano()) / 1e9
}

// checkedLog is a log of many columns, as a search writes it.
func checkedLog(rows int) []byte {
	var b bytes.Buffer
	b.WriteString("model,trial,lr,dropout,val_acc,fpo\n")
	x := uint64(1)
	for i := range rows {
		x = x*6364136223846793005 + 1442695040888963407
		u := float64(x>>11) / (1 << 53)
		fmt.Fprintf(&b, "model-%d,%d,%.6g,%.2f,%.16f,%.6g\n", i%2, i, 1e-3*u, u, 0.5+u/2, 1e18*(1+u))
	}
	return b.Bytes()
}
