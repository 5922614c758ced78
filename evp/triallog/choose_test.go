package triallog

import (
	"io"
	"slices"
	"strings"
	"testing"

	"evpkit/evp"
)

// sourceOf returns a source with a text.
func sourceOf(name, text string) Source {
	return Source{Name: name, Open: func() (io.ReadCloser, error) { return io.NopCloser(strings.NewReader(text)), nil }}
}

// TestReadPath: columns of a path serve as any others, also where each file is a
// trial, and files that do not match are never opened.
func TestReadPath(t *testing.T) {
	path, err := ParsePath("{model}/{seed}/log.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	// More than is searched for columns before the first row.
	many := strings.Repeat(`{"step":1,"acc":0.5,"pad":"`+strings.Repeat("x", 1<<20)+"\"}\n", 5)
	steps := many + `{"step":2,"acc":0.75,"later":1}` + "\n"
	sources := []Source{sourceOf(`runs\ours\1\log.jsonl`, steps), sourceOf("runs/ours/2/log.jsonl", steps)}
	for i := range sources {
		sources[i].Part = true
	}
	sources = append(sources, Source{Name: "runs/ours/notes.txt", Part: true, Open: func() (io.ReadCloser, error) {
		t.Error("opened")
		return nil, io.EOF
	}})
	log, err := Read(sources, Options{Path: path, Trial: ByFile, Step: "step", Where: "float(seed) > 0"})
	if err != nil {
		t.Fatal(err)
	}
	if len(log.Trials) != 2 || log.Trials[0].Model != "ours" || log.Trials[1].Score != 0.75 {
		t.Errorf("%+v", log.Trials)
	}
	if got := strings.Join(log.Columns, " "); got != "step acc pad model seed later" {
		t.Errorf("columns %s", got)
	}
	late := many + `{"step":2,"acc":0.5,"seed":1}` + "\n"
	_, err = Read([]Source{sourceOf("a/1/log.jsonl", late)}, Options{Path: path, Trial: ByFile})
	if err == nil || err.Error() != `a/1/log.jsonl:6: column "seed" first occurs here, and there is a column of this name `+
		`from the file's path` {
		t.Error(err)
	}
}

// TestReadJoin: joined cells are read as the log's own, whatever the decimal marks
// of the two files.
func TestReadJoin(t *testing.T) {
	for _, c := range []struct{ log, table string }{
		{"run,acc\na,0.5\nb,0.25\n", "id,kwh\na,1.5\nb,1e-3\n"},
		{"run;acc\na;0,5\nb;0,25\n", "id,kwh\na,1.5\nb,1e-3\n"},
		{"run;acc\na;0,5\nb;0,25\n", "id,kwh\na,.15e1\nb,0.0001e1\n"},
		{"run,acc\na,0.5\nb,0.25\n", "id;kwh\na;1,5\nb;0,001\n"},
		{"run;acc\na;0.5\nb;0.25\n", "id;kwh\na;1,5\nb;0,001\n"},
		{`{"run":"a","acc":0.5}` + "\n" + `{"run":"b","acc":0.25,"x":1}` + "\n", "kwh\tid\n1.5\ta\n0.001\tb\n"},
	} {
		log, err := Read([]Source{sourceOf("log", c.log)}, Options{
			Cost: "kwh", Join: []Join{{Source: sourceOf("table", c.table), Key: "id", Column: "run"}},
		})
		if err != nil {
			t.Errorf("%q with %q: %v", c.log, c.table, err)
			continue
		}
		want := []evp.Trial{{Model: "all", Score: 0.5, Cost: 1.5}, {Model: "all", Score: 0.25, Cost: 0.001}}
		if log.Trials[0] != want[0] || log.Trials[1] != want[1] || len(log.Inputs) != 2 || log.Inputs[1].Rows != 2 {
			t.Errorf("%q with %q: %+v, %+v", c.log, c.table, log.Trials, log.Inputs)
		}
	}
}

// TestJoinSeveralFiles: a joined column is called the same in all files, or it is a
// fault: the cost must not be the table's in one file and the log's in another.
func TestJoinSeveralFiles(t *testing.T) {
	join := []Join{{Source: sourceOf("dir/power.csv.gz", "id,cost\na,1\nb,2\n"), Key: "id", Column: "run"}}
	own, other := sourceOf("own.csv", "run,acc,cost\na,0.5,7\n"), sourceOf("other.csv", "run,acc\nb,0.5\n")
	_, err := Read([]Source{other, own}, Options{Cost: "cost", Join: join})
	if err == nil || !strings.HasPrefix(err.Error(), `own.csv:1: the file has a column "cost", as the table of `+"`join` does") {
		t.Error(err)
	}
	log, err := Read([]Source{own, other}, Options{Cost: "power.cost", Join: join})
	if err != nil || log.Trials[0].Cost != 1 || log.Trials[1].Cost != 2 {
		t.Errorf("%+v, %v", log, err)
	}
}

// TestAddedDecimalPoint: added columns have a decimal point in a file with decimal
// commas, too, in any notation, and are names as they are written.
func TestAddedDecimalPoint(t *testing.T) {
	table := sourceOf("t.csv", "id,lr,size,share\na,0.5,1.5G,93.1%\nb,0.25,2.5G,94.2%\n")
	log, err := Read([]Source{sourceOf("log", "run;acc\na;0,5\nb;0,25\n")}, Options{
		Cost: "size", By: []string{"lr"}, Where: "lr < 1 && share > 90",
		Join: []Join{{Source: table, Key: "id", Column: "run"}},
	})
	if err != nil {
		t.Fatal(err)
	}
	want := []evp.Trial{{Model: "0.5", Score: 0.5, Cost: 1.5e9}, {Model: "0.25", Score: 0.25, Cost: 2.5e9}}
	if log.Trials[0] != want[0] || log.Trials[1] != want[1] {
		t.Errorf("%+v", log.Trials)
	}
}

// TestUnjoinedOfAllFiles: rows without a partner are counted out of all rows.
func TestUnjoinedOfAllFiles(t *testing.T) {
	log, err := Read([]Source{
		sourceOf("a.csv", "run,acc\n1,0.5\n2,0.6\n"), sourceOf("b.csv", "run,acc\n3,0.7\n1,0.8\n4,0.9\n"),
	}, Options{Join: []Join{{Source: sourceOf("t.csv", "id,lr\n1,2\n2,3\n"), Key: "id", Column: "run"}}})
	if err != nil {
		t.Fatal(err)
	}
	want := `b.csv:2:1: 2 of 5 rows have no partner in t.csv`
	is := func(w evp.Warning) bool { return strings.HasPrefix(w.String(), want) }
	if !slices.ContainsFunc(log.Warnings, is) {
		t.Errorf("%v, want %s", log.Warnings, want)
	}
}

// TestModelsAndWhere: a condition that leaves out every row is the fault, and not the
// models; and trials of models that are not chosen are not counted among the others.
func TestModelsAndWhere(t *testing.T) {
	text := "model,acc\na,0.5\nb,0.6\na,nan\n"
	models := []ModelChoice{{"a", ""}}
	_, err := Read([]Source{sourceOf("a.csv", text)}, Options{Models: models, Where: "model == 'c'"})
	if err == nil || !strings.HasPrefix(err.Error(), "a.csv: no trials: `where` \"model == 'c'\" leaves out all 3 rows") {
		t.Error(err)
	}
	log, err := Read([]Source{sourceOf("a.csv", text)}, Options{Models: models})
	want := "1 of 2 scores are NaN or infinite"
	is := func(w evp.Warning) bool { return strings.HasPrefix(w.Message, want) }
	if err != nil || !slices.ContainsFunc(log.Warnings, is) {
		t.Errorf("%v %v, want %s", err, log, want)
	}
}

// TestModelsValidate: choices that contradict each other are refused whatever the
// log.
func TestModelsValidate(t *testing.T) {
	for want, models := range map[string][]ModelChoice{
		"`models`: model \"a\" is named twice":                            {{"a", ""}, {"a", "b"}},
		"`models`: \"a\" and \"b\" would both be called \"b\"":            {{"a", "b"}, {"b", ""}},
		"`models`: a model has no name":                                   {{"", "x"}},
		"`join` \"t.csv\": name a column of that file and one of the log": nil,
	} {
		o := Options{Models: models}
		if models == nil {
			o.Join = []Join{{Source: Source{Name: "t.csv"}, Key: "id"}}
		}
		if err := o.Validate(); err == nil || err.Error() != want {
			t.Errorf("%v, want %s", err, want)
		}
	}
	if err := (Options{Models: []ModelChoice{{"a", "b"}, {"b", "a"}}}).Validate(); err != nil {
		t.Error(err) // names are exchanged
	}
}
