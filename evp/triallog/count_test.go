package triallog_test

import (
	"bytes"
	"database/sql"
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	_ "modernc.org/sqlite"

	"evpkit/evp"
	"evpkit/evp/triallog"
)

func TestCount(t *testing.T) {
	log, err := read("score,cost,count\n0.5,1,1\n0.7,2, 3 \nnan,3,1e9\n", triallog.Options{Count: "count"})
	if err != nil {
		t.Fatal(err)
	}
	want := []evp.Trial{
		{Model: "all", Score: 0.5, Cost: 1}, {Model: "all", Score: 0.7, Cost: 2, Count: 3},
		{Model: "all", Score: nan, Cost: 3, Count: 1e9},
	}
	if d := diff(want, log.Trials); d != "" {
		t.Error(d)
	}
	for cell, shown := range map[string]string{"0": "0", "-1": "-1", "1.5": "1.5", "": "", "x": "x", "nan": "nan",
		"inf": "inf", "2e15": "2e15"} {
		_, err := read("score,count\n0.5,"+cell+"\n", triallog.Options{Count: "count"})
		wantError(t, err, fmt.Sprintf(`a.csv:2:5: count %q in column "count" is not a whole number from 1 to 1e+15: `+
			`write how many trials the row stands for`, shown))
	}
}

// TestCountMissingCost: the mean cost is over all trials that rows stand for.
func TestCountMissingCost(t *testing.T) {
	log, err := read("score,cost,n\n0.5,1,1\n0.7,2,3\n0.6,,2\n",
		triallog.Options{Count: "n", MissingCost: triallog.MissingCostMean})
	if err != nil || log.Trials[2].Cost != 7.0/4 || log.Trials[2].Count != 2 {
		t.Error(log, err)
	}
}

// TestCountNotAskedFor: a column of counts is not ignored silently.
func TestCountNotAskedFor(t *testing.T) {
	log, err := read("score,COUNT(*)\n0.5,3\n", triallog.Options{})
	if err != nil {
		t.Fatal(err)
	}
	want := []string{`a.csv: column "COUNT(*)": do rows stand for several trials each? Each is taken for one; ` +
		"`count COUNT(*)` counts them"}
	if d := diff(want, texts(log.Warnings)); d != "" {
		t.Error(d)
	}
}

// TestCountBySQL: a log that a database has summed up gives the same curves as
// the whole log.
func TestCountBySQL(t *testing.T) {
	t.Parallel()
	n := 1_000_000
	if testing.Short() {
		n = 20_000
	}
	full, summed := summedUp(t, n)
	if len(summed.Trials) > 10_000 || len(full.Trials) != n {
		t.Fatalf("%d trials are summed up in %d rows", len(full.Trials), len(summed.Trials))
	}
	ofFull := samplesOf(t, full.Trials)
	for model, s := range samplesOf(t, summed.Trials) {
		f := ofFull[model]
		if s.N() != f.N() || s.Failed() != f.Failed() || math.Abs(s.TotalCost()/f.TotalCost()-1) > 1e-12 {
			t.Errorf("%s: %d trials, %d failed, total cost %v; the whole log has %d, %d, %v", model, s.N(), s.Failed(),
				s.TotalCost(), f.N(), f.Failed(), f.TotalCost())
		}
		for _, axis := range []evp.Axis{evp.Trials, evp.Budget} {
			sameCurve(t, axis, curveOf(t, axis, f), curveOf(t, axis, s))
		}
	}
}

// summedUp puts n random trials into a database, and returns the log of all of
// them and the log of the query that sums them up.
func summedUp(t *testing.T, n int) (full, summed *triallog.Log) {
	t.Helper()
	db, err := sql.Open("sqlite", ":memory:")
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	db.SetMaxOpenConns(1) // each has a memory of its own
	// A linear congruential generator as a recursive query; 1 of 50 scores is
	// NULL: the trial failed.
	if _, err := db.Exec(fmt.Sprintf(`CREATE TABLE trials AS
		WITH RECURSIVE draw(i, x) AS (SELECT 1, 42 UNION ALL SELECT i + 1, (x * 48271) %% 2147483647 FROM draw WHERE i < %d)
		SELECT CASE i %% 2 WHEN 0 THEN 'large' ELSE 'small' END AS model,
			CASE WHEN x %% 50 = 0 THEN NULL ELSE ((x / 50) %% 1000) / 1000.0 END AS score,
			(1 + (x / 50000) %% 4) * 1e15 AS cost FROM draw`, n)); err != nil {
		t.Fatal(err)
	}
	const failed = "COALESCE(score, 'nan') AS score"
	full = queried(t, db, "SELECT model, "+failed+", cost FROM trials", triallog.Options{})
	summed = queried(t, db, "SELECT model, "+failed+", cost, COUNT(*) AS count FROM trials GROUP BY 1, 2, 3",
		triallog.Options{Count: "count"})
	return full, summed
}

// queried writes what a query returns as CSV, and reads that.
func queried(t *testing.T, db *sql.DB, query string, o triallog.Options) *triallog.Log {
	t.Helper()
	rows, err := db.Query(query)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	var b bytes.Buffer
	columns, err := rows.Columns()
	if err != nil {
		t.Fatal(err)
	}
	cells, to := make([]any, len(columns)), make([]any, len(columns))
	for i, name := range columns {
		to[i] = &cells[i]
		cells[i] = name
	}
	for {
		for i, cell := range cells {
			if i > 0 {
				b.WriteByte(',')
			}
			fmt.Fprint(&b, cell)
		}
		b.WriteByte('\n')
		if !rows.Next() {
			break
		}
		if err := rows.Scan(to...); err != nil {
			t.Fatal(err)
		}
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
	log, err := triallog.Read([]triallog.Source{memory("query.csv", b.Bytes())}, o)
	if err != nil {
		t.Fatal(err)
	}
	return log
}

// samplesOf returns the sample of each model.
func samplesOf(t *testing.T, trials []evp.Trial) map[string]*evp.Sample {
	t.Helper()
	out := make(map[string]*evp.Sample)
	for _, g := range evp.GroupByModel(trials) {
		s, err := evp.NewSample(g.Model, g.Trials, evp.SampleOptions{})
		if err != nil {
			t.Fatal(err)
		}
		out[g.Model] = s
	}
	return out
}

// curveOf returns the curve of a sample at a few points.
func curveOf(t *testing.T, axis evp.Axis, s *evp.Sample) *evp.Curve {
	t.Helper()
	o := evp.CurveOptions{At: []float64{1, 2, 10, 100, 1000}, Band: evp.BandDKW, Support: &evp.Support{Low: 0, High: 1}}
	curve, err := evp.TrialCurve(s, o)
	if axis == evp.Budget {
		o.At, o.Band = []float64{1e16, 1e17, 1e18}, evp.BandNone
		curve, err = evp.BudgetCurve(s, o)
	}
	if err != nil {
		t.Fatal(err)
	}
	return curve
}

// sameCurve fails unless two curves are the same, within 1e-9.
func sameCurve(t *testing.T, axis evp.Axis, want, got *evp.Curve) {
	t.Helper()
	if len(want.Points) == 0 || len(want.Points) != len(got.Points) {
		t.Fatalf("%v: %d points, want %d", axis, len(got.Points), len(want.Points))
	}
	for i, w := range want.Points {
		g := got.Points[i]
		for _, v := range [][2]float64{{w.X, g.X}, {w.Estimate, g.Estimate}, {w.SD, g.SD}, {w.PNone, g.PNone},
			{w.Lower, g.Lower}, {w.Upper, g.Upper}} {
			if math.IsNaN(v[0]) != math.IsNaN(v[1]) || math.Abs(v[0]-v[1]) > 1e-9 {
				t.Errorf("%v: point %+v, of the whole log %+v", axis, g, w)
				break
			}
		}
	}
}

// BenchmarkReadSteps reads a log of the size of the DeBERTa learning curves of
// opda: 2 models of 1,024 trials each, 62,386 rows.
func BenchmarkReadSteps(b *testing.B) {
	const rows, trials = 62_386, 2048
	var text bytes.Buffer
	text.WriteString("model,trial,step,score,cost\n")
	for i := range rows {
		trial, step := i*trials/rows, i-(i*trials/rows)*rows/trials+2
		fmt.Fprintf(&text, "model-%d,%d,%d,0.%06d,%d\n", trial/1024, trial%1024, step, i, step*37)
	}
	b.SetBytes(int64(text.Len()))
	b.ReportAllocs()
	for b.Loop() {
		log, err := triallog.Read([]triallog.Source{memory("a", text.Bytes())},
			triallog.Options{Trial: "trial", Step: "step"})
		if err != nil || len(log.Trials) != trials {
			b.Fatal(err)
		}
	}
}

// TestCountWarnings: where rows stand for several trials, warnings count rows and say
// so.
func TestCountWarnings(t *testing.T) {
	log, err := read("val_acc,count\n0.5,90\n,10\n0.6,20\n", triallog.Options{Count: "count"})
	if err != nil {
		t.Fatal(err)
	}
	want := "a.csv:3:1: 1 of 3 rows have ended, but have no score"
	is := func(w evp.Warning) bool { return strings.HasPrefix(w.String(), want) }
	if !slices.ContainsFunc(log.Warnings, is) {
		t.Errorf("%v, want %s", log.Warnings, want)
	}
}
