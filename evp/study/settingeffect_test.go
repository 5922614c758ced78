package study

import (
	"encoding/json"
	"reflect"
	"slices"
	"testing"

	"evpkit/evp/triallog"
)

// effectLog has columns for every setting that names one.
const effectLog = `model,data,val_acc,val_loss,fpo,seconds,state,id,step,seed,n,e,d
small,a,0.80,0.4,1e15,10,finished,1,1,1,1,1e9,1e6
small,a,0.82,0.3,2e15,20,finished,2,1,2,1,1e9,2e6
small,a,0.79,0.5,1e15,10,finished,3,1,1,1,1e9,1e6
large,a,0.70,0.6,4e15,40,finished,4,1,2,1,1e9,4e6
large,a,0.91,0.2,6e15,60,finished,5,1,1,1,1e9,6e6
large,a,0.88,0.3,5e15,50,finished,6,1,2,1,1e9,5e6
`

// effects are, for each setting with an effective value, a text that is not its
// default on effectLog, and its value in JSON then.
var effects = map[string][2]string{
	"score": {"val_loss", `"val_loss"`}, "cost": {"seconds", `"seconds"`}, "where": {"seed < 9", `"seed < 9"`},
	"by": {"model,data", `["model","data"]`}, "facet": {"data", `"data"`}, "minimize": {"true", `true`},
	"models": {"large=L,small", `"large=L,small"`}, "path": {"{file}.csv", `"{file}.csv"`},
	"join":   {"t.csv:name=model", `["t.csv:name=model"]`},
	"format": {"csv", `"csv"`},
	"status": {"state", `"state"`}, "failed": {"0.5", `"0.5"`},
	"state": {"Finished=pruned", `"Finished=pruned"`}, "pruned": {"drop", `"drop"`},
	"missing-cost": {"mean", `"mean"`}, "cost-unit": {"mac", `"FPO"`},
	"trial": {"id", `"id"`}, "step": {"step", `"step"`}, "reduce": {"last", `"last"`}, "cost-per-step": {"true", `true`},
	"replicates": {"id,seed", `"id,seed"`}, "count": {"n", `"n"`},
	"x": {"trials", `"trials"`}, "statistic": {"median", `"median"`}, "estimator": {"u", `"u"`},
	"baseline": {"0.5", `0.5`}, "start": {"0.1", `0.1`}, "to": {"3", `3`}, "tail": {"noisy", `"noisy"`}, "points": {"7", `7`}, "at": {"1,2", `[1,2]`},
	"bracket": {"true", `true`}, "orders": {"500", `500`}, "seed": {"9", `9`},
	"band": {"ks", `"ks"`}, "confidence": {"0.9", `0.9`}, "support": {"0,1", `[0,1]`},
	"cost-support": {"1e15,", `[1000000000000000,null]`}, "resamples": {"200", `200`},
	"simultaneous": {"true", `true`},
	"against":      {"small", `"small"`}, "scores": {"0.8", `[0.8]`}, "pointwise": {"true", `true`},
	"table":    {"wide", `"wide"`},
	"min-gain": {"0.02", `0.02`}, "gain-step": {"0.03", `0.03`}, "from": {"2", `2`}, "extrapolate": {"true", `true`},
	"size": {"e", `"e"`}, "trials": {"3", `3`}, "budget": {"1e17", `1e17`},
	"target": {"0.8,0.9", `[0.8,0.9]`}, "within": {"1e15", `1e15`},
	"example-cost": {"e", `"e"`}, "examples": {"d", `"d"`}, "flops": {"1e12", `1e12`}, "price": {"2.5", `2.5`},
	"watts": {"300", `300`}, "pue": {"1.2", `1.2`}, "carbon": {"0.4", `0.4`},
	"preset": {"acl", `"acl"`}, "width": {"4", `4`}, "height": {"2", `2`}, "font": {"serif", `"serif"`},
	"text": {"font", `"font"`}, "legend": {"above", `"above"`}, "band-for": {"small", `["small"]`}, "budget-line": {"2e15", `2e15`},
	"show-trials": {"true", `true`}, "y-range": {"0,1", `[0,1]`},
	"log-y": {"true", `true`}, "colors": {"#112233", `["#112233"]`},
	"reference": {"old best=0.8", `[{"name":"old best","score":0.8}]`}, "x-range": {"1,3", `[1,3]`}, "facet-y": {"free", `"free"`}, "linear-x": {"true", `true`},
	"log-x":   {"true", `true`},
	"x-label": {"X", `"X"`}, "y-label": {"Y", `"Y"`}, "title": {"T", `"T"`}, "dark": {"true", `true`}, "dpi": {"72", `72`},
}

// needed are the settings without which another is refused, or has no effect.
var needed = map[string][][2]string{
	"state": {{"status", "state"}, {"pruned", "score"}},
	"step":  {{"trial", "id"}}, "reduce": {{"trial", "id"}}, "cost-per-step": {{"trial", "id"}},
	"band-for": {{"band", "ld"}},
	"size":     {{"trials", "2"}}, "trials": {{"size", "e"}}, "budget": {{"size", "e"}},
	"band": {{"size", "e"}, {"trials", "2"}}, "confidence": {{"size", "e"}, {"trials", "2"}},
	"support": {{"size", "e"}, {"trials", "2"}}, "resamples": {{"size", "e"}, {"trials", "2"}},
	"cost-support": {{"band", "ld"}, {"size", "e"}, {"budget", "1e17"}},
	"x-range":      {{"x", "trials"}}, "facet-y": {{"facet", "data"}},
	"to": {{"x", "trials"}}, "at": {{"x", "trials"}}, "from": {{"x", "trials"}},
	"price": {{"flops", "1e12"}}, "watts": {{"flops", "1e12"}},
	"pue": {{"flops", "1e12"}, {"watts", "300"}}, "carbon": {{"flops", "1e12"}, {"watts", "300"}},
}

// resultOf computes what a request for effectLog asks for.
func resultOf(t *testing.T, r *Request) writable {
	t.Helper()
	if err := r.Validate(); err != nil {
		t.Fatalf("%s: %v", r.Command, err)
	}
	source := textSource("log.csv", effectLog)
	for i := range r.Read.Log.Join {
		j := &r.Read.Log.Join[i]
		j.Source = textSource(j.Source.Name, "name,power\nsmall,1\nlarge,2\n")
	}
	var out writable
	var err error
	if r.Command == "check" {
		out, err = Inspect([]Source{source}, r.Read, r.Check)
	} else {
		var s *Study
		r.Read.KeepTrials = r.Read.Size != ""
		if s, err = Open([]Source{source}, r.Read); err != nil {
			t.Fatalf("%s: %v", r.Command, err)
		}
		switch r.Command {
		case "curve":
			out, err = s.Curves(r.Curve)
		case "compare":
			out, err = s.Compare(r.Compare)
		case "target":
			out, err = s.Targets(r.Target)
		case "returns":
			if r.Read.Size != "" {
				out, err = s.Sizes(r.Sizes)
			} else {
				out, err = s.Returns(r.Returns)
			}
		case "cost":
			out, err = s.PriceTag(r.Price)
		}
	}
	if err != nil {
		t.Fatalf("%s: %v", r.Command, err)
	}
	return out
}

// settingsWith returns the settings in the JSON of a command for effectLog.
func settingsWith(t *testing.T, command string, set [][2]string) map[string]any {
	t.Helper()
	r := mustRequest(t, command)
	base := [][2]string{{"score", "val_acc"}, {"cost", "fpo"}, {"target", "0.8"}, {"resamples", "100"},
		{"points", "2"}, {"band", "none"}, {"orders", "100"}}
	other := ofSizes // settings that curves do not have where sizes have them, or the other way round
	if slices.ContainsFunc(set, func(s [2]string) bool { return s[0] == "size" }) {
		other = notForSizes
	}
	for _, s := range append(base, set...) {
		if !hasSetting(command, s[0]) || command == "returns" && slices.Contains(other, s[0]) {
			continue
		}
		if err := r.Set(s[0], s[1]); err != nil {
			t.Fatalf("%s: %v", command, err)
		}
	}
	return parsed(t, written(t, as(resultOf(t, r), "json")))["settings"].(map[string]any)
}

// hasSetting reports whether a command has a setting.
func hasSetting(command, name string) bool {
	return slices.ContainsFunc(Settings(command), func(s Setting) bool { return s.Name == name })
}

// TestEffects: the JSON of each command has the effective value of each of its
// settings, except those of output files, and those that another one represents.
func TestEffects(t *testing.T) {
	// By minimize, linear-x and x_label; the last is of measured points: see TestFrontier.
	represented := []string{"maximize", "points-table", "frontier"}
	for _, command := range []string{"check", "curve", "compare", "target", "returns", "cost"} {
		for _, s := range Settings(command) {
			if s.Group == GroupOutput || slices.Contains(represented, s.Name) || s.Name == "log-x" && command != "check" {
				continue
			}
			effect, ok := effects[s.Name]
			if !ok {
				t.Errorf("%s: no effect of %s is known", command, s.Name)
				continue
			}
			got := settingsWith(t, command, append(needed[s.Name], [2]string{s.Name, effect[0]}))
			value, has := got[s.JSON()]
			var want any
			if err := json.Unmarshal([]byte(effect[1]), &want); err != nil {
				t.Fatal(err)
			}
			if !has || !reflect.DeepEqual(value, want) {
				t.Errorf("%s with %s %s: settings have %v, want %v", command, s.Name, effect[0], value, want)
			}
		}
	}
}

// TestEffectOfLog: what is left to the log is in the settings as it was taken.
func TestEffectOfLog(t *testing.T) {
	for _, command := range []string{"check", "curve", "compare", "target", "returns", "cost"} {
		got := settingsWith(t, command, [][2]string{{"cost", "seconds"}})
		for name, want := range map[string]any{
			"score": "val_acc", "cost": "seconds", "cost_unit": "seconds", "format": "csv", "direction": "maximize",
			"direction_from": "name", "minimize": false, "status": nil, "pruned": "cost", "missing_cost": "error",
			"where_left_out": 0.0,
		} {
			if value, has := got[name]; !has || value != want {
				t.Errorf("%s: %s is %v, want %v", command, name, value, want)
			}
		}
	}
}

// TestDefaultsOfOptions: a program that leaves options at their zero values finds
// in the settings the defaults that they mean, as after NewRequest.
func TestDefaultsOfOptions(t *testing.T) {
	s := openText(t, "log.csv", effectLog, Options{Log: triallog.Options{Score: "val_acc", Cost: "fpo"}})
	curves, err := s.Curves(CurveOptions{})
	if err != nil {
		t.Fatal(err)
	}
	returns, err := s.Returns(ReturnsOptions{})
	if err != nil {
		t.Fatal(err)
	}
	targets, err := s.Targets(TargetOptions{Scores: []float64{0.8}})
	if err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct{ got, want map[string]any }{
		"curves": {curves.Settings, map[string]any{"points": 200, "orders": 10000, "resamples": 1000, "start": 0.05,
			"confidence": 0.95, "band": "none", "x": "both", "preset": "default", "legend": "auto", "dpi": 300}},
		"returns": {returns.Settings, map[string]any{"points": 200, "gain_step": 0.01, "x": "budget", "dpi": 300}},
		"targets": {targets.Settings, map[string]any{"confidence": 0.95}},
	} {
		for setting, want := range c.want {
			if got := c.got[setting]; got != want {
				t.Errorf("%s: %s is %v, want %v", name, setting, got, want)
			}
		}
	}
}
