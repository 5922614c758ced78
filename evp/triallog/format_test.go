package triallog_test

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"evpkit/evp"
	"evpkit/evp/triallog"
)

// searched are the trials of testdata/logs/search.py in the order of their
// numbers: two were pruned, one failed. The unit of the costs is 10^15 FPO or ten
// seconds.
var searched = []evp.Trial{
	{Score: .71, Cost: 3}, {Score: .80, Cost: 5}, {Score: nan, Cost: 2}, {Score: .64, Cost: 4}, {Score: nan, Cost: 6},
	{Score: .77, Cost: 1}, {Score: nan, Cost: 2}, {Score: .83, Cost: 3}, {Score: .77, Cost: 4},
}

// trialsOf returns the searched trials with the given numbers, with costs in unit.
func trialsOf(unit float64, numbers ...int) []evp.Trial {
	var out []evp.Trial
	for _, n := range numbers {
		t := searched[n]
		t.Model, t.Cost = "all", unit*t.Cost
		out = append(out, t)
	}
	return out
}

// losses turns scores into 1 - score, as decimals.
func losses(trials []evp.Trial) []evp.Trial {
	for i := range trials {
		if !trials[i].Failed() {
			trials[i].Score = float64(int(100-100*trials[i].Score+.5)) / 100
		}
	}
	return trials
}

// TestFormats reads one search as each program writes it.
func TestFormats(t *testing.T) {
	ordered, newest := []int{0, 1, 2, 3, 4, 5, 6, 7, 8}, []int{8, 7, 6, 5, 4, 3, 2, 1, 0}
	const fpo, secs = 1e15, 10
	for _, c := range []struct {
		file    string
		score   string
		format  triallog.Format
		trials  []evp.Trial
		leftOut int
		better  string // as the log says, "" if it does not
	}{
		{"optuna.csv", "", "optuna", trialsOf(fpo, ordered...), 2, ""},
		{"optuna-sorted.csv", "", "optuna", trialsOf(fpo, 2, 6, 3, 0, 5, 8, 1, 7, 4), 2, ""},
		{"optuna-multiindex.csv", "", "optuna", trialsOf(fpo, ordered...), 2, ""},
		{"optuna-objectives.csv", "values_0", "optuna", trialsOf(fpo, ordered...), 2, ""},
		{"optuna-names.csv", "values_accuracy", "optuna", trialsOf(fpo, ordered...), 2, ""},
		{"optuna-metric.csv", "", "optuna", trialsOf(fpo, ordered...), 2, ""},
		{"journal.log", "", "optuna", trialsOf(fpo, ordered...), 2, "larger"},
		{"study.db", "", "optuna", trialsOf(fpo, ordered...), 2, "larger"},
		{"wandb.csv", "", "wandb", trialsOf(fpo, newest...), 1, ""},
		{"wandb-stateless.csv", "", "wandb", trialsOf(secs, newest...), 0, ""},
		{"mlflow.csv", "", "mlflow", trialsOf(secs, newest...), 1, ""},
		{"mlflow-ui.csv", "", "mlflow", trialsOf(fpo, newest...), 1, ""},
		{"ray-dataframe.csv", "", "raytune", trialsOf(secs, ordered...), 0, ""},
		{"sklearn.csv", "", "sklearn", trialsOf(secs, ordered...), 0, "larger"},
		{"sklearn-metrics.csv", "mean_test_accuracy", "sklearn", trialsOf(secs, 7, 1, 5, 8, 0, 3, 2, 4, 6), 0, "larger"},
		{"allentune.jsonl", "", "allentune", trialsOf(secs, 0, 1, 3, 5, 7, 8), 0, ""},
		{"bohb/results.json", "", "bohb", losses(trialsOf(secs, ordered...)), 0, "smaller"},
		{"plain.jsonl", "", "jsonl", trialsOf(fpo, ordered...), 0, ""},
	} {
		o := triallog.Options{Score: c.score}
		if c.format == "bohb" {
			o.Trial = triallog.ByRow // keeps the rungs of an assignment apart
		}
		log, err := triallog.Read([]triallog.Source{logSource(t, c.file)}, o)
		if err != nil {
			t.Error(err)
			continue
		}
		better := ""
		if log.Stated.Known {
			better = map[evp.Direction]string{evp.Maximize: "larger", evp.Minimize: "smaller"}[log.Stated.Better]
		}
		for i := range log.Trials { // AllenTune's model is not what is looked at
			log.Trials[i].Model = "all"
		}
		isSame := log.Format == c.format && log.LeftOut == c.leftOut && better == c.better
		if d := diff(c.trials, log.Trials); d != "" || !isSame {
			t.Errorf("%s: format %s, %d left out, better %q\n%s", c.file, log.Format, log.LeftOut, better, d)
		}
	}
}

// TestDialects reads the plain tables, which have two models.
func TestDialects(t *testing.T) {
	want := trialsOf(1e15, 0, 1, 2, 3, 4, 5, 6, 7, 8)
	for i := range want {
		want[i].Model = []string{"small", "large", "small", "small", "large", "small", "large", "large", "large"}[i]
	}
	for _, file := range []string{"plain.csv", "plain.tsv", "plain.csv.gz", "plain.csv.zst", "plain-semicolon.csv",
		"plain-quoted.csv", "plain-cr.csv"} {
		log, err := triallog.Read([]triallog.Source{logSource(t, file)}, triallog.Options{})
		if err != nil {
			t.Error(err)
		} else if d := diff(want, log.Trials); d != "" {
			t.Errorf("%s: %s", file, d)
		}
	}
}

// logSource is a log of testdata/logs with the files beside it; study.db is
// made of study.sql.
func logSource(t *testing.T, file string) triallog.Source {
	t.Helper()
	if file == "study.db" {
		return memory(file, studyFile(t))
	}
	dir := filepath.Join("..", "..", "testdata", "logs")
	open := func(name string) (io.ReadCloser, error) { return os.Open(filepath.Join(dir, filepath.Dir(file), name)) }
	beside := func(name string) (io.ReadCloser, error) {
		f, err := open(name)
		if errors.Is(err, fs.ErrNotExist) {
			return nil, nil
		}
		return f, err
	}
	return triallog.Source{Name: file, Beside: beside,
		Open: func() (io.ReadCloser, error) { return open(filepath.Base(file)) }}
}

// TestStudies reads a database of two studies with opposite directions, one of
// which has two objectives, and with infinite values.
func TestStudies(t *testing.T) {
	file := database(t, testLog(t, "study.sql", 1<<20)+`
INSERT INTO studies VALUES (2, 'latency');
INSERT INTO study_directions VALUES (2, 'MINIMIZE', 2, 0);
INSERT INTO trials VALUES (100, 0, 2, 'COMPLETE', '2026-01-05 09:00:00.000000', '2026-01-05 09:00:08.000000');
INSERT INTO trials VALUES (101, 1, 2, 'COMPLETE', '2026-01-05 09:00:00.000000', '2026-01-05 09:00:09.500000');
INSERT INTO trial_values VALUES (100, 100, 0, 5.25, 'FINITE');
INSERT INTO trial_values VALUES (101, 101, 0, NULL, 'INF_POS');
`)
	source := []triallog.Source{memory("study.db", file)}
	_, err := triallog.Read(source, triallog.Options{})
	wantError(t, err, "study.db: the file holds 2 studies (\"search\", \"latency\"): tell them apart with `by study`")
	_, err = triallog.Read(source, triallog.Options{By: []string{"study"}})
	wantError(t, err, "study.db: of the file's studies, some are minimised and some maximised: export each as a CSV "+
		"file and read them apart")

	minimized := strings.ReplaceAll(testLog(t, "study.sql", 1<<20), "'MAXIMIZE', 1, 0", "'MINIMIZE', 1, 0")
	alone := []triallog.Source{memory("study.db", database(t, minimized+`
INSERT INTO study_directions VALUES (2, 'MAXIMIZE', 1, 1);
INSERT INTO study_system_attributes VALUES (1, 1, 'study:metric_names', '["latency", "accuracy"]');
`))}
	log, err := triallog.Read(alone, triallog.Options{Score: "values_latency"})
	if err != nil || !log.Stated.Known || log.Stated.Better != evp.Minimize {
		t.Errorf("%v: %+v", err, log)
	}
}

// TestManyColumns: rows that name columns of their own take space only for what
// they name.
func TestManyColumns(t *testing.T) {
	var objects, changes strings.Builder
	changes.WriteString(`{"op_code":0,"worker_id":"w","study_name":"s","directions":[2]}` + "\n")
	const most = 10_000 // columns
	for i := range most + 1 {
		fmt.Fprintf(&objects, `{"score":%d,"k%d":1}`+"\n", i, i)
		fmt.Fprintf(&changes, `{"op_code":4,"study_id":0,"state":1,"values":[%d],"user_attrs":{"k%d":1}}`+"\n", i, i)
	}
	_, err := triallog.Read([]triallog.Source{memory("a.jsonl", []byte(objects.String()))}, triallog.Options{})
	wantError(t, err, `a.jsonl:10000:23: key "k9999" is one more than 10000 different keys: are there values in the keys?`)
	_, err = triallog.Read([]triallog.Source{memory("journal.log", []byte(changes.String()))}, triallog.Options{})
	wantError(t, err, `journal.log:9995: the log has more than 10000 different parameters and attributes: export `+
		`it as CSV without them`)
}
