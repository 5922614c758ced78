package triallog_test

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"io"
	"testing"

	"evpkit/evp/triallog"
)

// benchRows is the size of the log that the benchmarks read.
const benchRows = 100_000

// benchLog is a log of 5 columns as programs write it, full precision.
func benchLog(rows int) []byte {
	var b bytes.Buffer
	b.WriteString("model,trial,lr,val_acc,fpo\n")
	x := uint64(1)
	for i := range rows {
		x = x*6364136223846793005 + 1442695040888963407
		u := float64(x>>11) / (1 << 53)
		fmt.Fprintf(&b, "model-%d,%d,%.6g,%.16f,%.6g\n", i%2, i, 1e-3*u, 0.5+u/2, 1e18*(1+u))
	}
	return b.Bytes()
}

// memory is a source that reads text.
func memory(name string, text []byte) triallog.Source {
	return triallog.Source{Name: name, Open: func() (io.ReadCloser, error) {
		return io.NopCloser(bytes.NewReader(text)), nil
	}}
}

func BenchmarkRead(b *testing.B) {
	for _, rows := range []int{10_000, benchRows, 1_000_000} {
		b.Run(fmt.Sprintf("N=%d", rows), func(b *testing.B) {
			text := benchLog(rows)
			b.SetBytes(int64(len(text)))
			b.ReportAllocs()
			for b.Loop() {
				log, err := triallog.Read([]triallog.Source{memory("a", text)}, triallog.Options{})
				if err != nil || len(log.Trials) != rows {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkInspect(b *testing.B) {
	text := benchLog(benchRows)
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		if in := triallog.Inspect([]triallog.Source{memory("a", text)}, triallog.Options{}); in.Err != nil {
			b.Fatal(in.Err)
		}
	}
}

// BenchmarkBareCSV is the floor: encoding/csv alone.
func BenchmarkBareCSV(b *testing.B) {
	for _, rows := range []int{10_000, benchRows, 1_000_000} {
		b.Run(fmt.Sprintf("N=%d", rows), func(b *testing.B) {
			text := benchLog(rows)
			b.SetBytes(int64(len(text)))
			b.ReportAllocs()
			for b.Loop() {
				bareCSV(b, text)
			}
		})
	}
}

// bareCSV reads a log and does nothing with it.
func bareCSV(b *testing.B, text []byte) {
	b.Helper()
	r := csv.NewReader(bytes.NewReader(text))
	r.ReuseRecord = true
	for {
		if _, err := r.Read(); err == io.EOF {
			return
		} else if err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkReadExpression is BenchmarkRead with an expression for the cost,
// and BenchmarkReadWhere with a condition beside it that holds in every row.
func BenchmarkReadExpression(b *testing.B) {
	benchmarkOptions(b, triallog.Options{Cost: "6 * 86e6 * lr * fpo"})
}

func BenchmarkReadWhere(b *testing.B) {
	benchmarkOptions(b, triallog.Options{Where: "model startsWith 'model' && lr < 1"})
}

func benchmarkOptions(b *testing.B, o triallog.Options) {
	text := benchLog(benchRows)
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		log, err := triallog.Read([]triallog.Source{memory("a", text)}, o)
		if err != nil || len(log.Trials) != benchRows {
			b.Fatal(err)
		}
	}
}
