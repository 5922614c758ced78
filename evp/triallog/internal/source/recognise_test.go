package source

import (
	"io"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// inMemory is a file that lies nowhere.
func inMemory(text string) Input {
	return Input{Name: "f", Open: func() (io.ReadCloser, error) { return io.NopCloser(strings.NewReader(text)), nil }}
}

// TestRecognise: columns that only one program has tell its tables, and names
// that anybody may choose do not.
func TestRecognise(t *testing.T) {
	got := make(map[string]string)
	want := map[string]string{
		"Name,Runtime,acc\n":                               "csv",
		"Name,Runtime,Notes,acc\n":                         "csv",
		"Name,State,Tags,acc\n":                            "csv",
		"\"Name\",\"Runtime\",\"acc\"\n":                   "csv",
		"name,runtime,state,created,acc\n":                 "csv",
		"\"Name\",\"Notes\",\"Runtime\",\"acc\"\n":         "wandb",
		"Name;Runtime;State;Tags;acc\n":                    "wandb",
		"\"Name\",\"State\",\"Notes\",\"User\",\"acc\"\n":  "wandb",
		"_runtime,_timestamp,_step,acc\n":                  "wandb",
		",name,summary._runtime,summary._step,config.lr\n": "wandb",
		"_step,acc\n":                                                         "csv",
		"runtime,timestamp,step,acc\n":                                        "csv",
		"training_iteration,time_total_s,acc\n":                               "raytune",
		"training_iteration,acc\n":                                            "csv",
		"{\"best_validation_f1\": 1, \"training_duration\": 3}\n":             "allentune",
		"{\"best_validation_f1\": 1, \"duration\": 3}\n":                      "jsonl",
		"best_validation_f1,training_duration\n":                              "csv",
		"[[-1, 0, 0], 1.0, {\"started\": 1, \"finished\": 2}, null, \"x\"]\n": "bohb",
		"run - acc,run - acc__MIN,acc\n":                                      "csv",
	}
	for text := range want {
		f, err := Open(inMemory(text), "")
		if err != nil {
			got[text] = err.Error()
			continue
		}
		got[text] = f.Format.Name
		f.Close()
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
}

// TestRefuseChart: the export of a chart is refused, unless its rows are asked for.
func TestRefuseChart(t *testing.T) {
	const chart = "\"Step\",\"a - acc\",\"a - acc__MIN\",\"a - acc__MAX\"\n\"1\",\"2\",\"2\",\"2\"\n"
	for _, format := range []string{"", "wandb"} {
		_, err := Open(inMemory(chart), format)
		if err == nil || !strings.Contains(err.Error(), "f:1: the export of a chart of Weights & Biases") {
			t.Errorf("format %q: %v", format, err)
		}
	}
	f, err := Open(inMemory(chart), "csv")
	if err != nil {
		t.Fatal(err)
	}
	f.Close()
}

// TestIndexName: what pandas calls an index that it wrote and read again.
func TestIndexName(t *testing.T) {
	for name, want := range map[string]bool{
		"": true, "Unnamed: 0": true, "Unnamed: 0.1": true, "Unnamed: 1": false, "index": false, "0": false,
	} {
		if IsIndexName(name) != want {
			t.Errorf("%q", name)
		}
	}
}
