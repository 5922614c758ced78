package study

import (
	"encoding/csv"
	"encoding/json"
	"errors"
	"io"
	"maps"
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"evpkit/evp"
)

var nan = math.NaN()

// point returns a point with an estimate and nothing else.
func point(x, estimate float64) evp.Point {
	return evp.Point{X: x, Estimate: estimate, Band: evp.Band{Interval: evp.NoInterval()}, SD: nan, PNone: nan,
		MCSE: nan, BracketLower: nan, BracketUpper: nan}
}

// twoCurves is the result of a model with a curve on each axis.
func twoCurves() Curves {
	first, last := point(1, 0.5), point(2, 1.0/3)
	first.SD, first.PNone = 0.125, 0
	last.Lower, last.Upper, last.PNone, last.MCSE = math.Inf(-1), math.Inf(1), 1e-7, 0.25
	first.Kind, last.Kind = evp.BandSD, evp.BandSD
	budget := point(1e18, nan)
	budget.PNone, budget.BracketLower, budget.BracketUpper = 1, 0.25, 0.75
	return Curves{
		Document: Document{
			Settings: map[string]any{"x": "both", "to": nil},
			Inputs:   []Input{{Name: "a<b>&.csv", SHA256: "0123456789abcdef", Rows: 1234}},
			Unit:     "FPO",
			Warnings: []evp.Warning{{Code: "row-left-out", Message: "left out", Place: "a.csv:3"}},
		},
		Models: []ModelCurves{{Name: "cnn", Curves: []*evp.Curve{
			{Model: "cnn", Axis: evp.Trials, Band: evp.BandSD, Trials: 1200, Failed: 3, Dropped: 2,
				TotalCost: 2.5e18, MeanCost: 1e15, Best: 0.75, Points: []evp.Point{first, last}},
			{Model: "cnn", Axis: evp.Budget, Statistic: evp.Quantile(0.9), Estimator: evp.U, TotalCost: 2.5e18,
				Points:   []evp.Point{budget},
				Warnings: []evp.Warning{{Code: evp.WarnPastData, Message: "past", Model: "cnn"}}},
		}}},
	}
}

// written returns what a function writes.
func written(t *testing.T, write func(w io.Writer) error) string {
	t.Helper()
	var b strings.Builder
	if err := write(&b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// A writable is any result.
type writable interface {
	Write(w io.Writer, format string) error
}

// as returns the function that writes a result in a format.
func as(r writable, format string) func(w io.Writer) error {
	return func(w io.Writer) error { return r.Write(w, format) }
}

func TestCurvesCSV(t *testing.T) {
	const want = `model,axis,x,statistic,estimator,estimate,lower,upper,sd,p_none,band,mc_se
cnn,trials,1,mean,v,0.5,,,0.125,0,sd,
cnn,trials,2,mean,v,0.3333333333333333,,,,1e-07,sd,0.25
cnn,budget,1e+18,0.9,u,,,,,1,none,
`
	c := twoCurves()
	if diff := cmp.Diff(want, written(t, as(c, "csv"))); diff != "" {
		t.Errorf("-want +got\n%s", diff)
	}
	const bracket = `model,axis,x,statistic,estimator,estimate,lower,upper,sd,p_none,band,mc_se,bracket_lower,bracket_upper
cnn,trials,1,mean,v,0.5,,,0.125,0,sd,,,
cnn,trials,2,mean,v,0.3333333333333333,,,,1e-07,sd,0.25,,
cnn,budget,1e+18,0.9,u,,,,,1,none,,0.25,0.75
`
	c.Bracket = true
	if diff := cmp.Diff(bracket, written(t, as(c, "csv"))); diff != "" {
		t.Errorf("with a bracket: -want +got\n%s", diff)
	}
	c.Bracket = false
	if diff := cmp.Diff(want, written(t, as(c, "csv"))); diff != "" {
		t.Errorf("with bracket false: -want +got\n%s", diff)
	}
}

// TestOddNames: names of models read back unchanged from CSV and JSON.
func TestOddNames(t *testing.T) {
	names := []string{"", "plain", "a,b", `say "hi"`, "two\nlines", " spaces ", "#hash", "=1+1", "tab\tbed", "größe 模型",
		"<b>&amp;", `back\slash`, "a;b", "'"}
	var c Curves
	for _, name := range names {
		curve := &evp.Curve{Model: name, Points: []evp.Point{point(1, 0.5)}}
		c.Models = append(c.Models, ModelCurves{Name: name, Curves: []*evp.Curve{curve}})
	}
	rows, err := csv.NewReader(strings.NewReader(written(t, as(c, "csv")))).ReadAll()
	if err != nil || len(rows) != len(names)+1 {
		t.Fatalf("%d rows, %v", len(rows), err)
	}
	var parsed struct {
		Models []struct {
			Name   string
			Points []struct{ Model string }
		}
	}
	if err := json.Unmarshal([]byte(written(t, as(c, "json"))), &parsed); err != nil || len(parsed.Models) != len(names) {
		t.Fatalf("%+v, %v", parsed, err)
	}
	for i, name := range names {
		if got := rows[i+1][0]; got != name {
			t.Errorf("CSV: %q is read back as %q", name, got)
		}
		if m := parsed.Models[i]; m.Name != name || m.Points[0].Model != name {
			t.Errorf("JSON: %q is read back as %+v", name, m)
		}
	}
}

// keys returns the sorted keys of a JSON object.
func keys(object any) []string { return slices.Sorted(maps.Keys(object.(map[string]any))) }

// parsed returns JSON text as what encoding/json makes of it.
func parsed(t *testing.T, text string) map[string]any {
	t.Helper()
	var out map[string]any
	if err := json.Unmarshal([]byte(text), &out); err != nil {
		t.Fatalf("%v in %s", err, text)
	}
	return out
}

func TestCurvesJSON(t *testing.T) {
	c := twoCurves()
	text := written(t, as(c, "json"))
	out := parsed(t, text)
	model := out["models"].([]any)[0].(map[string]any)
	points := model["points"].([]any)
	for _, k := range []struct {
		what string
		got  []string
		want string // sorted
	}{
		{"result", keys(out), "caption evp inputs models schema settings warnings"},
		{"input", keys(out["inputs"].([]any)[0]), "name rows sha256"},
		{"model", keys(model), "best dropped failed mean_cost name points total_cost trials"},
		{"point", keys(points[0]), "axis band estimate estimator lower mc_se model p_none sd statistic upper x"},
		{"warning", keys(out["warnings"].([]any)[0]), "code message model"},
	} {
		if diff := cmp.Diff(strings.Fields(k.want), k.got); diff != "" {
			t.Errorf("keys of a %s: -want +got\n%s", k.what, diff)
		}
	}
	want := []any{
		map[string]any{"model": "cnn", "axis": "trials", "x": 1.0, "statistic": "mean", "estimator": "v", "estimate": 0.5,
			"lower": nil, "upper": nil, "sd": 0.125, "p_none": 0.0, "band": "sd", "mc_se": nil},
		map[string]any{"model": "cnn", "axis": "trials", "x": 2.0, "statistic": "mean", "estimator": "v", "estimate": 1.0 / 3,
			"lower": nil, "upper": nil, "sd": nil, "p_none": 1e-7, "band": "sd", "mc_se": 0.25},
		map[string]any{"model": "cnn", "axis": "budget", "x": 1e18, "statistic": "0.9", "estimator": "u", "estimate": nil,
			"lower": nil, "upper": nil, "sd": nil, "p_none": 1.0, "band": "none", "mc_se": nil},
	}
	if diff := cmp.Diff(want, points); diff != "" {
		t.Errorf("points: -want +got\n%s", diff)
	}
	delete(model, "points")
	if diff := cmp.Diff(map[string]any{"name": "cnn", "trials": 1200.0, "failed": 3.0, "dropped": 2.0,
		"total_cost": 2.5e18, "mean_cost": 1e15, "best": 0.75}, model); diff != "" {
		t.Errorf("model: -want +got\n%s", diff)
	}
	if out["evp"] != "curve" || out["schema"] != 1.0 || !strings.Contains(text, `"a<b>&.csv"`) {
		t.Errorf("got %s", text)
	}
	c.Bracket = true
	model = parsed(t, written(t, as(c, "json")))["models"].([]any)[0].(map[string]any)
	last := model["points"].([]any)[2].(map[string]any)
	if last["bracket_lower"] != 0.25 || last["bracket_upper"] != 0.75 {
		t.Errorf("with a bracket the last point is %v", last)
	}
}

// TestEmptyJSON: lists without elements are empty arrays, not null.
func TestEmptyJSON(t *testing.T) {
	out := parsed(t, written(t, as(Curves{Models: []ModelCurves{{Name: "m",
		Curves: []*evp.Curve{{TotalCost: nan, MeanCost: nan}}}}}, "json")))
	model := out["models"].([]any)[0].(map[string]any)
	if diff := cmp.Diff([]any{[]any{}, []any{}, nil, nil},
		[]any{out["warnings"], model["points"], model["total_cost"], model["mean_cost"]}); diff != "" {
		t.Errorf("-want +got\n%s", diff)
	}
	if diff := cmp.Diff([]any{}, parsed(t, written(t, as(Curves{}, "json")))["models"]); diff != "" {
		t.Errorf("no models: -want +got\n%s", diff)
	}
}

// TestWarn: a warning that several models share is in a result once, and
// names options as the user types them.
func TestWarn(t *testing.T) {
	s := &Study{options: Options{Spell: typed}}
	var d Document
	shared := evp.Warning{Code: "band-none", Message: "give `band ld`"}
	d.warn(s, []evp.Warning{shared, {Code: "band-none", Message: "give `band ld`", Model: "cnn"}})
	d.warn(s, []evp.Warning{shared})
	want := []evp.Warning{
		{Code: "band-none", Message: "give --band ld"}, {Code: "band-none", Message: "give --band ld", Model: "cnn"},
	}
	if diff := cmp.Diff(want, d.Warnings); diff != "" {
		t.Errorf("-want +got\n%s", diff)
	}
}

// A broken writer accepts nothing.
type broken struct{}

var errBroken = errors.New("broken")

func (broken) Write([]byte) (int, error) { return 0, errBroken }

func TestBrokenWriter(t *testing.T) {
	for _, format := range []string{"csv", "json"} {
		if err := twoCurves().Write(broken{}, format); !errors.Is(err, errBroken) {
			t.Errorf("curves as %s: %v", format, err)
		}
		if err := (Check{}).Write(broken{}, format); !errors.Is(err, errBroken) {
			t.Errorf("check as %s: %v", format, err)
		}
	}
}
