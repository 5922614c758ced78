package main

import (
	"bytes"
	"database/sql"
	"encoding/json"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"
)

// studySQL is a file with the schema of Optuna's database, whatever the working
// folder is when it is read.
var studySQL, _ = filepath.Abs("../../testdata/logs/study.sql")

// A madeTrial is one trial of a made-up search.
type madeTrial struct {
	model   string
	score   float64 // NaN for a failed trial
	seconds float64
}

// madeSearch returns a search of two models whose scores are better when they are
// smaller: "good" is better than "bad" by 0.1 on average. The numbers are a fixed
// linear congruence, exact in decimals, so that every format writes them alike.
func madeSearch() []madeTrial {
	var out []madeTrial
	x := 7
	next := func() int { x = x * 16807 % 2147483647; return x % 1000 }
	for i := range 60 {
		t := madeTrial{model: "bad", score: 0.4 + float64(next())/5000, seconds: float64(10 + next()%50)}
		if i%2 == 1 {
			t.model, t.score = "good", t.score-0.1
		}
		if i%15 == 7 {
			t.score = math.NaN()
		}
		t.score = math.Round(t.score*1e4) / 1e4
		out = append(out, t)
	}
	return out
}

// A madeLog is the search as one tool writes it.
type madeLog struct {
	score string // the name of the score there
	write func(t *testing.T, trials []madeTrial, score string) (file string)
	flags []string // that make it the same log
}

// madeLogs are the tools. Each states itself that smaller is better, or has the
// flag.
var madeLogs = map[string]madeLog{
	"BOHB":            {"loss", writeBOHB, []string{"--by", "info.model"}},
	"Optuna journal":  {"value", writeJournal, []string{"--by", "model"}},
	"Optuna database": {"value", writeDatabase, []string{"--by", "model"}},
	"JSON Lines": {"loss", writeJSONLines,
		[]string{"--minimize", "--cost", "time", "--cost-unit", "s", "--by", "model"}},
}

func TestMetamorphic(t *testing.T) {
	if testing.Short() {
		t.Skip("many runs of the whole program")
	}
	commands := [][]string{
		{"curve", "--x", "trials", "--at", "1,2,5,20", "--band", "bootstrap", "--resamples", "100"},
		{"curve", "--x", "budget", "--points", "20", "--band", "none"},
		{"compare", "--x", "trials", "--at", "1,2,5", "--resamples", "100"},
		{"compare", "--x", "budget", "--points", "4", "--resamples", "100"},
		{"target", "--target", "0.35,0.5"},
		{"returns", "--x", "budget", "--points", "20"},
		{"cost"},
		{"report", "--resamples", "100", "--points", "20"},
	}
	trials := madeSearch()
	for tool, log := range madeLogs {
		t.Run(tool, func(t *testing.T) {
			t.Chdir(t.TempDir())
			plain := writeCSV(t, trials, log.score)
			file := log.write(t, trials, log.score)
			for _, command := range commands {
				want := outcome(t, command, []string{"--minimize", "--score", log.score, "--cost", "time",
					"--cost-unit", "s", "--by", "model", plain})
				got := outcome(t, command, append(append([]string{}, log.flags...), file))
				for name, content := range want {
					if got[name] != content {
						t.Errorf("evp %s: %s differs from that of the CSV file: %s", strings.Join(command, " "), name,
							firstDifference(got[name], content))
					}
				}
			}
		})
	}
}

// outcome runs a command and returns what must not depend on who wrote the log:
// the numbers, the sentences, the caption and the appendix.
func outcome(t *testing.T, command, rest []string) map[string]string {
	t.Helper()
	outputs := []string{"out.csv", "out.md", "out.json", "out.svg"}
	switch command[0] {
	case "report":
		outputs = []string{"out.md"}
	case "target", "cost":
		outputs = outputs[:3]
	}
	args := append([]string{}, command...)
	for _, name := range outputs {
		args = append(args, "-o", name)
	}
	args = append(args, rest...)
	var stdout, stderr bytes.Buffer
	if code := run(args, strings.NewReader(""), &stdout, &stderr); code != exitDone {
		t.Fatalf("evp %s: exit %d, %s", strings.Join(args, " "), code, &stderr)
	}
	out := make(map[string]string)
	for _, name := range outputs {
		content, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if name == "out.json" {
			content = comparableJSON(t, content)
		}
		if command[0] == "report" { // what follows tells of the file and its further columns
			numbers, _, ok := bytes.Cut(content, []byte("\n## What to bear in mind"))
			if !ok {
				t.Errorf("the report has no such section")
			}
			content = numbers
		}
		out[name] = unsourced(string(content))
	}
	for line := range strings.Lines(stderr.String()) {
		if strings.HasPrefix(line, "evp: caption:") {
			out["caption"] = unsourced(line)
		}
	}
	return out
}

// firstDifference shows the first line in which two texts differ.
func firstDifference(got, want string) string {
	g, w := strings.Split(got, "\n"), strings.Split(want, "\n")
	for i := range min(len(g), len(w)) {
		if g[i] != w[i] {
			return fmt.Sprintf("line %d: %q, want %q", i+1, g[i], w[i])
		}
	}
	return fmt.Sprintf("%d lines, want %d", len(g), len(w))
}

// comparableJSON drops from a result what says which file it was made from.
func comparableJSON(t *testing.T, content []byte) []byte {
	t.Helper()
	var all map[string]any
	if err := json.Unmarshal(content, &all); err != nil {
		t.Fatal(err)
	}
	settings := all["settings"].(map[string]any)
	if settings["direction"] != "minimize" {
		t.Errorf("direction %v", settings["direction"])
	}
	for _, name := range []string{"inputs", "warnings", "settings"} {
		delete(all, name)
	}
	out, err := json.MarshalIndent(all, "", " ")
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// sources are the parts of a text that say how the direction is known.
var sources = regexp.MustCompile(`, (as specified|as the log states)`)

// unsourced drops what says where something is known from.
func unsourced(text string) string { return sources.ReplaceAllString(text, "") }

// writeFile writes a file and returns its name.
func writeFile(t *testing.T, name, content string) string {
	t.Helper()
	if err := os.WriteFile(name, []byte(content), 0o644); err != nil {
		t.Fatal(err)
	}
	return name
}

func writeCSV(t *testing.T, trials []madeTrial, score string) string {
	text := "model,time," + score + "\n"
	for _, tr := range trials {
		text += fmt.Sprintf("%s,%g,%v\n", tr.model, tr.seconds, tr.score)
	}
	return writeFile(t, "plain.csv", strings.ReplaceAll(text, "NaN", "nan"))
}

func writeJSONLines(t *testing.T, trials []madeTrial, score string) string {
	text := ""
	for _, tr := range trials {
		text += fmt.Sprintf("{\"model\": %q, \"time\": %g, %q: %v}\n", tr.model, tr.seconds, score, tr.score)
	}
	return writeFile(t, "log.jsonl", text)
}

// writeBOHB writes what HpBandSter's json_result_logger writes: an array per run.
func writeBOHB(t *testing.T, trials []madeTrial, _ string) string {
	text := ""
	for i, tr := range trials {
		start := 1767603600 + 100*i
		result, exception := fmt.Sprintf(`{"loss": %v, "info": {"model": %q}}`, tr.score, tr.model), "null"
		if math.IsNaN(tr.score) {
			result = fmt.Sprintf(`{"loss": NaN, "info": {"model": %q}}`, tr.model)
		}
		text += fmt.Sprintf("[[0, 0, %d], 3.0, {\"submitted\": %d.0, \"started\": %d.0, \"finished\": %d.0}, %s, %s]\n",
			i, start-1, start, start+int(tr.seconds), result, exception)
	}
	return writeFile(t, "results.json", text)
}

// clock returns when a trial began and ended.
func clock(i int, tr madeTrial) (start, end time.Time) {
	start = time.Date(2026, 1, 5, 9, 0, 0, 250_000_000, time.UTC).Add(time.Duration(i) * 2 * time.Minute)
	return start, start.Add(time.Duration(tr.seconds * float64(time.Second)))
}

// writeJournal writes what Optuna's JournalStorage writes: an operation per line.
func writeJournal(t *testing.T, trials []madeTrial, _ string) string {
	text := "{\"op_code\":0,\"worker_id\":\"w\",\"study_name\":\"search\",\"directions\":[1]}\n"
	const layout = "2006-01-02T15:04:05.000000+00:00"
	for i, tr := range trials {
		start, end := clock(i, tr)
		text += fmt.Sprintf("{\"op_code\":4,\"worker_id\":\"w\",\"study_id\":0,\"datetime_start\":%q}\n",
			start.Format(layout))
		text += fmt.Sprintf("{\"op_code\":8,\"worker_id\":\"w\",\"trial_id\":%d,\"user_attr\":{\"model\":%q}}\n", i, tr.model)
		state, values := 1, fmt.Sprintf("[%v]", tr.score)
		if math.IsNaN(tr.score) {
			state, values = 3, "null"
		}
		text += fmt.Sprintf("{\"op_code\":6,\"worker_id\":\"w\",\"trial_id\":%d,\"state\":%d,"+
			"\"values\":%s,\"datetime_complete\":%q}\n",
			i, state, values, end.Format(layout))
	}
	return writeFile(t, "journal.log", text)
}

// writeDatabase writes what Optuna's RDBStorage writes, in the schema of
// testdata/logs/study.sql.
func writeDatabase(t *testing.T, trials []madeTrial, _ string) string {
	script, err := os.ReadFile(studySQL)
	if err != nil {
		t.Fatal(err)
	}
	text := "BEGIN;\n"
	for line := range strings.Lines(string(script)) {
		if strings.HasPrefix(line, "CREATE ") || strings.HasPrefix(line, "INSERT INTO version_info") ||
			strings.HasPrefix(line, "INSERT INTO alembic") {
			text += line
		}
	}
	text += "INSERT INTO studies VALUES (1, 'search');\nINSERT INTO study_directions VALUES (1, 'MINIMIZE', 1, 0);\n"
	const layout = "2006-01-02 15:04:05.000000"
	for i, tr := range trials {
		start, end := clock(i, tr)
		state := "COMPLETE"
		if math.IsNaN(tr.score) {
			state = "FAIL"
		} else {
			text += fmt.Sprintf("INSERT INTO trial_values VALUES (%d, %d, 0, %v, 'FINITE');\n", i+1, i+1, tr.score)
		}
		text += fmt.Sprintf("INSERT INTO trials VALUES (%d, %d, 1, '%s', '%s', '%s');\n", i+1, i, state,
			start.Format(layout), end.Format(layout))
		text += fmt.Sprintf("INSERT INTO trial_user_attributes VALUES (%d, %d, 'model', '\"%s\"');\n", i+1, i+1, tr.model)
	}
	db, err := sql.Open("sqlite", "study.db")
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if _, err := db.Exec(text + "COMMIT;"); err != nil {
		t.Fatal(err)
	}
	return "study.db"
}
