package main

import (
	"bufio"
	"bytes"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"evpkit/plot"
)

// A speedRow is a row of README's table of speed and a line of its picture:
// the benchmarks whose names are prefix and a number of trials.
type speedRow struct {
	title, prefix string
	drawn         bool
}

var speedRows = []speedRow{
	{"trial curve, V, every n = 1 … N", "BenchmarkTrialCurve/v/N=", true},
	{"trial curve, U, every n = 1 … N", "BenchmarkTrialCurve/u/N=", false},
	{"budget curve, default grid", "BenchmarkBudgetCurve/N=", true},
	{"band `ld`, trials", "BenchmarkBand/ld/trials/N=", true},
	{"band `bootstrap`, trials", "BenchmarkBand/bootstrap/trials/N=", false},
	{"band `bootstrap`, budget", "BenchmarkBand/bootstrap/budget/N=", true},
	{"comparison of two models of N trials", "BenchmarkCompare/models=2/N=", false},
	{"reading a CSV log of N rows", "BenchmarkRead/N=", true},
	{"encoding/csv alone on the same log", "BenchmarkBareCSV/N=", false},
	{"figure of two curves of N points, PDF", "BenchmarkEncode/pdf/N=", false},
	{"whole program, `--band none`, N rows to PDF and CSV", "BenchmarkCurve/none/N=", false},
	{"whole program, default bands, N rows to PDF and CSV", "BenchmarkCurve/auto/N=", false},
}

// TestSpeed compares README's table of speed and its picture with the
// benchmarks recorded in testdata/speed. With -update it rewrites both.
func TestSpeed(t *testing.T) {
	root, err := filepath.Abs("../..")
	if err != nil {
		t.Fatal(err)
	}
	record, err := os.ReadFile(filepath.Join(root, "testdata/speed/bench.txt"))
	if err != nil {
		t.Fatal(err)
	}
	times, err := medians(record)
	if err != nil {
		t.Fatal(err)
	}
	name := filepath.Join(root, "README.md")
	readme, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	table, err := speedTable(times)
	if err != nil {
		t.Fatal(err)
	}
	compareFile(t, name, []byte(between(t, string(readme), "speed", table)))
	picture, err := speedFigure(times).Encode("svg")
	if err != nil {
		t.Fatal(err)
	}
	compareFile(t, filepath.Join(root, "testdata/readme/speed.svg"), picture)
}

// medians returns the median time of each benchmark, in seconds, by its name
// without the number of cores.
func medians(record []byte) (map[string]float64, error) {
	runs := make(map[string][]float64)
	for lines := bufio.NewScanner(bytes.NewReader(record)); lines.Scan(); {
		m := benchmarkLine.FindStringSubmatch(lines.Text())
		if m == nil {
			continue
		}
		ns, err := strconv.ParseFloat(m[2], 64)
		if err != nil {
			return nil, fmt.Errorf("%q: %w", lines.Text(), err)
		}
		runs[m[1]] = append(runs[m[1]], ns/1e9)
	}
	out := make(map[string]float64, len(runs))
	for name, seconds := range runs {
		slices.Sort(seconds)
		out[name] = seconds[len(seconds)/2]
	}
	return out, nil
}

var benchmarkLine = regexp.MustCompile(`^(Benchmark\S+?)(?:-\d+)?\s+\d+\s+([0-9.e+]+) ns/op`)

// speedTable returns the table, in Markdown.
func speedTable(times map[string]float64) (string, error) {
	sizes := []int{100, 1024, 10_000, 100_000, 1_000_000}
	var b strings.Builder
	b.WriteString("| what | N = 100 | 1,024 | 10,000 | 100,000 | 1,000,000 |\n|---|---|---|---|---|---|\n")
	for _, row := range speedRows {
		fmt.Fprintf(&b, "| %s |", row.title)
		some := false
		for _, n := range sizes {
			cell := ""
			if seconds, ok := times[row.prefix+strconv.Itoa(n)]; ok {
				cell, some = " "+duration(seconds), true
			}
			b.WriteString(cell + " |")
		}
		if b.WriteString("\n"); !some {
			return "", fmt.Errorf("no benchmark is named %s and a number of trials", row.prefix)
		}
	}
	return b.String(), nil
}

// duration returns a time with two digits.
func duration(seconds float64) string {
	unit := "s"
	switch {
	case seconds < 0.9995e-3:
		seconds, unit = seconds*1e6, "µs"
	case seconds < 0.9995:
		seconds, unit = seconds*1e3, "ms"
	}
	digits := max(0, 1-int(math.Floor(math.Log10(seconds))))
	return strconv.FormatFloat(seconds, 'f', digits, 64) + " " + unit
}

// speedFigure draws how time grows with N, on logarithmic axes.
func speedFigure(times map[string]float64) *plot.Figure {
	x := plot.Axis{Label: "Trials", Min: 100, Max: 1e6, Log: true, Counts: true}
	y := plot.Axis{Label: "Time", Unit: "s", Min: 1e-4, Max: 30, Log: true}
	theme := plot.Light()
	f := &plot.Figure{Width: 5, Height: 2.2, DPI: 300, Theme: theme, Legend: "right", Text: "outline"}
	var series []plot.Series
	for _, row := range speedRows {
		if !row.drawn {
			continue
		}
		i := len(series)
		s := plot.Series{Name: strings.ReplaceAll(row.title, "`", ""), End: math.NaN(),
			Style: plot.Style{Color: theme.Palette[i], Dash: theme.Dashes[i]}}
		for _, n := range []int{100, 1024, 10_000, 100_000, 1_000_000} {
			if seconds, ok := times[row.prefix+strconv.Itoa(n)]; ok {
				s.X, s.Y = append(s.X, float64(n)), append(s.Y, seconds)
				s.Lower, s.Upper = append(s.Lower, math.NaN()), append(s.Upper, math.NaN())
			}
		}
		series = append(series, s)
	}
	f.Panels = []plot.Panel{{X: x, Y: y, Series: series}}
	return f
}
