package study

import (
	"errors"
	"io"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"evpkit/evp"
	"evpkit/evp/table"
)

// sound returns the check of a log without a fault.
func sound(t *testing.T) Check {
	t.Helper()
	s, err := evp.NewSample("cnn", []evp.Trial{{Score: 0.5, Cost: 1e15}, {Score: nan, Cost: 3e15},
		{Score: 0.75, Cost: 2e15}}, evp.SampleOptions{})
	if err != nil {
		t.Fatal(err)
	}
	return Check{
		Document: Document{
			Inputs: []Input{{Name: "runs.csv", SHA256: "0123456789abcdef", Rows: 1003}}, Unit: "FPO",
			Warnings: []evp.Warning{{Code: "odd", Message: "it is odd", Place: "runs.csv:3"}},
		},
		Formats: []string{"csv"},
		Columns: []CheckColumn{
			{Name: "acc", Kind: "numbers", Empty: 1, Distinct: "2", Min: 0.5, Max: 0.75, Examples: "0.5, 0.75", Role: "score"},
			{Name: "", Kind: "words", Distinct: "over 1000", Min: nan, Max: nan, Examples: "a|b"},
		},
		Taken: []string{`score: column "acc"`}, Notes: []string{"that it is so"},
		Samples: []*evp.Sample{s},
	}
}

// faulty returns the check of a log with three faults, two of which are kept.
func faulty() Check {
	return Check{
		Document: Document{Inputs: []Input{{Name: "odd\nname.csv", SHA256: "0123456789abcdef", Rows: 2}}},
		Formats:  []string{"Optuna\n(journal)"},
		Columns:  []CheckColumn{{Name: "acc", Kind: "words", Distinct: "1", Min: nan, Max: nan, Examples: "x"}},
		Faults:   []error{errors.New("odd.csv:2:1: first"), errors.New("odd.csv:3:1: second\nhalf")}, FaultCount: 3,
	}
}

const soundText = `runs.csv: csv, 1,003 rows, sha256 0123456789ab…

Columns
column     kind     taken for  examples   empty   distinct   min   max
acc        numbers  score      0.5, 0.75      1          2  0.50  0.75
(no name)  words               a|b            0  over 1000

Taken
score: column "acc"
guessed that it is so

Models
model  trials  failed   worst    best  least cost  most cost  total FPO
cnn         3       1  0.5000  0.7500     1.00e15    3.00e15    6.00e15

Warnings
runs.csv:3: it is odd
`

const faultyText = `odd name.csv: Optuna (journal), 2 rows, sha256 0123456789ab…

Columns
column  kind   taken for  examples  empty  distinct  min  max
acc     words             x             0         1

Faults: 3
odd.csv:2:1: first
odd.csv:3:1: second half
and 1 more
`

const soundMarkdown = `| column | kind | taken for | examples | empty | distinct | min | max |
|:---|:---|:---|:---|---:|---:|---:|---:|
| acc | numbers | score | 0.5, 0.75 | 1 | 2 | 0.50 | 0.75 |
| (no name) | words |  | a\|b | 0 | over 1000 |  |  |

| model | trials | failed | worst | best | least cost | most cost | total FPO |
|:---|---:|---:|---:|---:|---:|---:|---:|
| cnn | 3 | 1 | 0.5000 | 0.7500 | 1.00e15 | 3.00e15 | 6.00e15 |
`

const soundLaTeX = `\begingroup\def\evptable{%
\begin{tabular}{llllrrrr}
\toprule
column & kind & taken for & examples & empty & distinct & min & max \\
\midrule
acc & numbers & score & 0.5, 0.75 & 1 & 2 & 0.50 & 0.75 \\
(no name) & words &  & a\textbar{}b & 0 & over 1000 &  &  \\
\bottomrule
\end{tabular}}%
\setbox0=\hbox{\evptable}%
\ifdim\wd0>\linewidth\setbox0=\hbox{\small\tabcolsep=4pt\evptable}\fi
\ifdim\wd0>\linewidth\setbox0=\hbox{\footnotesize\tabcolsep=3pt\evptable}\fi
\ifdim\wd0>\linewidth\setbox0=\hbox{\scriptsize\tabcolsep=2pt\evptable}\fi
\ifdim\wd0>\linewidth\ifdefined\resizebox\setbox0=\hbox{\resizebox{\linewidth}{!}{\box0}}\fi\fi
\leavevmode\box0\endgroup

\begingroup\def\evptable{%
\begin{tabular}{lrrrrrrr}
\toprule
model & trials & failed & worst & best & least cost & most cost & total FPO \\
\midrule
cnn & 3 & 1 & 0.5000 & 0.7500 & $1.00\cdot10^{15}$ & $3.00\cdot10^{15}$ & $6.00\cdot10^{15}$ \\
\bottomrule
\end{tabular}}%
\setbox0=\hbox{\evptable}%
\ifdim\wd0>\linewidth\setbox0=\hbox{\small\tabcolsep=4pt\evptable}\fi
\ifdim\wd0>\linewidth\setbox0=\hbox{\footnotesize\tabcolsep=3pt\evptable}\fi
\ifdim\wd0>\linewidth\setbox0=\hbox{\scriptsize\tabcolsep=2pt\evptable}\fi
\ifdim\wd0>\linewidth\ifdefined\resizebox\setbox0=\hbox{\resizebox{\linewidth}{!}{\box0}}\fi\fi
\leavevmode\box0\endgroup
`

func TestCheck(t *testing.T) {
	const header = "column,kind,empty,distinct,min,max,role,notation\n"
	for _, c := range []struct {
		name   string
		check  Check
		format string
		want   string
	}{
		{"sound", sound(t), "text", soundText},
		{"sound", sound(t), "txt", soundText},
		{"sound", sound(t), "md", soundMarkdown},
		{"sound", sound(t), "tex", soundLaTeX},
		{"sound", sound(t), "csv", header + "acc,numbers,1,2,0.5,0.75,score,\n,words,0,over 1000,,,,\n"},
		{"faulty", faulty(), "text", faultyText},
		{"faulty", faulty(), "csv", header + "acc,words,0,1,,,,\n"},
		{"nothing", Check{}, "text", ""},
		{"nothing", Check{}, "csv", header},
	} {
		got := written(t, func(w io.Writer) error { return c.check.Write(w, c.format) })
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%s as %s: -want +got\n%s", c.name, c.format, diff)
		}
	}
	for _, format := range []string{"md", "tex"} {
		got := written(t, func(w io.Writer) error { return faulty().Write(w, format) })
		if !strings.Contains(got, "acc") || strings.Contains(got, "cost") {
			t.Errorf("faulty as %s: %s", format, got)
		}
	}
	if err := sound(t).Write(io.Discard, "pdf"); err == nil {
		t.Error("pdf is no format, but there is no error")
	}
}

func TestCheckJSON(t *testing.T) {
	input := map[string]any{"name": "runs.csv", "sha256": "0123456789abcdef", "rows": 1003.0}
	want := map[string]any{
		"evp": "check", "schema": 1.0, "settings": nil, "inputs": []any{input}, "taken": []any{`score: column "acc"`},
		"columns": []any{
			map[string]any{"name": "acc", "kind": "numbers", "empty": 1.0, "distinct": "2", "min": 0.5, "max": 0.75,
				"role": "score", "notation": ""},
			map[string]any{"name": "", "kind": "words", "empty": 0.0, "distinct": "over 1000", "min": nil, "max": nil,
				"role": "", "notation": ""},
		},
		"models": []any{map[string]any{"name": "cnn", "trials": 3.0, "failed": 1.0, "worst": 0.5, "best": 0.75,
			"least_cost": 1e15, "most_cost": 3e15, "total_cost": 6e15}},
		"warnings": []any{map[string]any{"code": "odd", "message": "runs.csv:3: it is odd", "model": ""}},
		"faults":   []any{}, "fault_count": 0.0, "formats": []any{"csv"},
	}
	check := sound(t)
	if diff := cmp.Diff(want, parsed(t, written(t, as(check, "json")))); diff != "" {
		t.Errorf("sound: -want +got\n%s", diff)
	}
	got := parsed(t, written(t, func(w io.Writer) error { return faulty().Write(w, "json") }))
	none := []any{}
	if diff := cmp.Diff([]any{none, none, none, []any{"odd.csv:2:1: first", "odd.csv:3:1: second\nhalf"}, 3.0},
		[]any{got["taken"], got["models"], got["warnings"], got["faults"], got["fault_count"]}); diff != "" {
		t.Errorf("faulty: -want +got\n%s", diff)
	}
}

// TestCheckWithoutCost: no column of costs, and null in JSON.
func TestCheckWithoutCost(t *testing.T) {
	s, err := evp.NewSample("m", []evp.Trial{{Score: 0.5, Cost: nan}}, evp.SampleOptions{})
	if err != nil {
		t.Fatal(err)
	}
	c := Check{Samples: []*evp.Sample{s}}
	want := slices.Concat(table.Words("model"), table.Numbers("trials", "failed"), table.Scaled("score", "worst", "best"))
	if diff := cmp.Diff(want, c.modelTable().Columns); diff != "" {
		t.Errorf("-want +got\n%s", diff)
	}
	model := parsed(t, written(t, as(c, "json")))["models"].([]any)[0].(map[string]any)
	if diff := cmp.Diff([]any{nil, nil, nil}, []any{model["least_cost"], model["most_cost"],
		model["total_cost"]}); diff != "" {
		t.Errorf("-want +got\n%s", diff)
	}
}
