package main

import (
	"bytes"
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"
)

// BenchmarkCurve is the whole program, from a log of two models to a table
// and, for the small one, a figure.
func BenchmarkCurve(b *testing.B) {
	for _, c := range []struct {
		name string
		rows int
		out  []string
	}{
		{"2x1024/pdf", 2048, []string{"fig.pdf", "fig.csv"}},
		{"1000000/csv", 1e6, []string{"fig.csv"}},
	} {
		b.Run(c.name, func(b *testing.B) {
			folder := b.TempDir()
			log := filepath.Join(folder, "runs.csv")
			writeLog(b, log, c.rows)
			args := []string{"curve", "--score", "score", "--cost", "fpo", "--by", "model", log}
			for _, name := range c.out {
				args = append(args, "-o", filepath.Join(folder, name))
			}
			for b.Loop() {
				var out bytes.Buffer
				if code := run(args, nil, &out, &out); code != exitDone {
					b.Fatal(out.String())
				}
			}
			b.ReportMetric(float64(c.rows)*float64(b.N)/b.Elapsed().Seconds(), "rows/s")
		})
	}
}

// writeLog writes a log of two models with log-normal costs.
func writeLog(b *testing.B, name string, rows int) {
	b.Helper()
	r := rand.New(rand.NewPCG(1, 1))
	var w bytes.Buffer
	w.WriteString("model,score,fpo\n")
	for i := range rows {
		fmt.Fprintf(&w, "%c,%.6f,%.6g\n", 'A'+i%2, r.Float64(), 1e17*math.Exp(r.NormFloat64()))
	}
	if err := os.WriteFile(name, w.Bytes(), 0o644); err != nil {
		b.Fatal(err)
	}
}
