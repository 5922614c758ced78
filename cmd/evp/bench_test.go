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

// BenchmarkCurve is the whole program, from a log of two models to a figure
// and a table.
func BenchmarkCurve(b *testing.B) {
	for _, band := range []string{"none", "auto"} {
		for _, rows := range []int{100, 1024, 10_000, 100_000, 1_000_000} {
			b.Run(fmt.Sprintf("%s/N=%d", band, rows), func(b *testing.B) { benchRun(b, band, rows) })
		}
	}
}

// benchRun runs the program on a log of so many rows.
func benchRun(b *testing.B, band string, rows int) {
	folder := b.TempDir()
	log := filepath.Join(folder, "runs.csv")
	writeLog(b, log, rows)
	args := []string{"curve", "--score", "score", "--cost", "fpo", "--by", "model", "--band", band,
		"-o", filepath.Join(folder, "fig.pdf"), "-o", filepath.Join(folder, "fig.csv"), log}
	for b.Loop() {
		var out bytes.Buffer
		if code := run(args, nil, &out, &out); code != exitDone {
			b.Fatal(out.String())
		}
	}
	b.ReportMetric(float64(rows)*float64(b.N)/b.Elapsed().Seconds(), "rows/s")
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
