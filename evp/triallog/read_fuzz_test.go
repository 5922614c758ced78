package triallog_test

import (
	"math"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"evpkit/evp"
	"evpkit/evp/triallog"
)

// FuzzRead reads any bytes, as two files if there is a NUL between them.
func FuzzRead(f *testing.F) {
	for _, text := range []string{
		"score\n1\n", "model,score,cost\na,1,2\n,nan,3\n", "a\tscore\n1\t2\n", "\ufeff\"score\",cost\r\n\" 1 \",2\r\n",
		"score\r1\r", "score,cost\n1,2\n\x00cost,score\n3,inf\n",
		"score\n\"1\n", "score,a\n1\n,\n", "file,score\na,1\n\x00file,score\n",
	} {
		f.Add(text, "", "", "")
	}
	f.Add("a,b,c\n1,2,3\n", "a", "b", "c")
	logs, err := filepath.Glob(filepath.Join("..", "..", "testdata", "logs", "*.csv"))
	if err != nil {
		f.Fatal(err)
	}
	for _, name := range logs {
		text, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(string(text[:min(len(text), 1000)]), "", "", "model")
	}
	f.Fuzz(func(t *testing.T, text, score, cost, by string) {
		o := triallog.Options{Score: score, Cost: cost}
		if by != "" {
			o.By = strings.Split(by, ",")
		}
		var sources []triallog.Source
		for _, part := range strings.Split(text, "\x00") {
			sources = append(sources, memory("a.csv", []byte(part)))
		}
		checkRead(t, sources, o)
	})
}

// checkRead fails unless what Read returns is what it promises, and Inspect
// agrees with it.
func checkRead(t *testing.T, sources []triallog.Source, o triallog.Options) {
	t.Helper()
	log, err := triallog.Read(sources, o)
	in := triallog.Inspect(sources, o)
	if diffText(err, in.Err) || diff(log, in.Log) != "" || (err == nil) != (in.Count == 0) {
		t.Fatalf("Read says %v, Inspect %v", err, in.Err)
	}
	if (err == nil) == (log == nil) {
		t.Fatalf("log %v and error %v", log, err)
	}
	for _, fault := range in.Faults {
		if text := fault.Error(); strings.ContainsAny(text, "\r\n") || !utf8.ValidString(text) {
			t.Fatalf("error %q is not one line of text", text)
		}
	}
	if log != nil {
		checkLog(t, log)
		checkColumns(t, log, in)
	}
}

// diffText reports whether two errors have different texts.
func diffText(a, b error) bool {
	return (a == nil) != (b == nil) || a != nil && (a.Error() != b.Error() || reflect.TypeOf(a) != reflect.TypeOf(b))
}

// checkLog fails unless a log keeps the promises of its fields.
func checkLog(t *testing.T, log *triallog.Log) {
	t.Helper()
	rows := 0
	for _, in := range log.Inputs {
		rows += in.Rows
	}
	n := rows - log.LeftOut
	if log.Format == "raytune" { // its reports are steps, unless asked otherwise
		n = min(n, len(log.Trials))
	}
	if len(log.Trials) == 0 || len(log.Trials) != n {
		t.Fatalf("%d trials of %d rows, of which %d are left out", len(log.Trials), rows, log.LeftOut)
	}
	checkTrials(t, log)
}

// checkTrials fails unless the trials are ones that Read may return.
func checkTrials(t *testing.T, log *triallog.Log) {
	t.Helper()
	for _, trial := range log.Trials {
		if !goodTrial(trial, log.Cost != "") {
			t.Fatalf("trial %v", trial)
		}
	}
}

// goodTrial reports whether a trial is one that Read may return.
func goodTrial(t evp.Trial, hasCost bool) bool {
	cost := t.Cost > 0 && !math.IsInf(t.Cost, 0)
	return utf8.ValidString(t.Model) && t.Model != "" && !math.IsInf(t.Score, 0) &&
		(hasCost && cost || !hasCost && math.IsNaN(t.Cost))
}

// checkColumns fails unless the column of the score holds the scores: trials whose
// cell is no finite number have none. Its cells are those of all files, the ones that are
// left out included.
func checkColumns(t *testing.T, log *triallog.Log, in *triallog.Inspection) {
	t.Helper()
	if log.Format != "csv" && log.Format != "tsv" {
		return
	}
	leftOut := slices.ContainsFunc(log.Warnings, func(w evp.Warning) bool { return w.Code == triallog.WarnLeftOut })
	failed := 0
	for _, trial := range log.Trials {
		if trial.Failed() {
			failed++
		}
	}
	for _, c := range in.Columns {
		if c.Name != log.Score {
			continue
		}
		more, moreFailed := c.Numbers+c.Texts+c.Empty-len(log.Trials), c.Infinite+c.Texts+c.Empty-failed
		if moreFailed < 0 || moreFailed > more || more > 0 && !leftOut {
			t.Fatalf("%d trials, %d failed, column %+v", len(log.Trials), failed, c)
		}
	}
}
