package triallog_test

import (
	"io"
	"strings"
	"testing"

	"evpkit/evp/triallog"
)

// reports is a progress.csv of Ray Tune, with params.json beside it unless params
// is empty.
func reports(name, csv, params string) triallog.Source {
	s := memory(name, []byte("mean_accuracy,training_iteration,trial_id,time_total_s\n"+csv))
	s.Beside = func(other string) (io.ReadCloser, error) {
		if other != "params.json" || params == "" {
			return nil, nil
		}
		return io.NopCloser(strings.NewReader(params)), nil
	}
	return s
}

// TestParams: the assignment of a trial is read from the file beside its reports.
func TestParams(t *testing.T) {
	sources := []triallog.Source{
		reports("a", "0.5,1,x,10\n0.75,2,x,20\n", "{\n  \"net\": {\"arch\": \"cnn\"},\n  \"seed\": 1, \"lr\": 0.1\n}\n"),
		reports("b", "0.25,1,y,10\n", `{"lr": 0.1, "seed": 2, "net": {"arch": "cnn"}}`),
		reports("c", "0.5,1,z,10\n", `{"net": {"arch": "mlp"}, "seed": 1, "lr": 0.1}`),
	}
	o := triallog.Options{By: []string{"net/arch"}}
	log, err := triallog.Read(sources, o)
	if err != nil || reduced(log) != "cnn:0.75/20 cnn:0.25/10 mlp:0.5/10" {
		t.Errorf("by a hyperparameter: %v %v", log, err)
	}
	if len(log.Inputs) != 6 || log.Inputs[1].Name != "params.json beside a" || log.Roles["config/lr"] != "assignment" {
		t.Errorf("inputs %v, roles %v", log.Inputs, log.Roles)
	}
	o.Replicates = []string{"config/seed"}
	if log, err = triallog.Read(sources, o); err != nil || reduced(log) != "cnn:0.5/30 mlp:0.5/10" {
		t.Errorf("over seeds: %v %v", log, err)
	}
}

// TestParamsFaults: the assignment cannot be read, or a row is too short.
func TestParamsFaults(t *testing.T) {
	for params, want := range map[string]string{
		"{\n\"lr\": }": `params.json beside a:2:7: not JSON: '}' where a value is due`,
		"[1]":          `params.json beside a:1:1: not JSON: '[' where { is due`,
		`{"lr": 0.1`:   `params.json beside a:1:11: the line ends where a comma or } is due: is the file cut off?`,
	} {
		_, err := triallog.Read([]triallog.Source{reports("a", "0.5,1,x,10\n", params)}, triallog.Options{})
		wantError(t, err, want)
	}
	_, err := triallog.Read([]triallog.Source{reports("a", "0.5,1,x\n", `{"lr": 0.1}`)}, triallog.Options{})
	wantError(t, err, "a:2:7: 3 cells in this row, but the header names 4 columns")
	_, err = triallog.Read([]triallog.Source{reports("a", "0.5,1,x,10\n", `{"fpo": "much"}`)},
		triallog.Options{Cost: "fpo"})
	wantError(t, err, `a:2: cost "much" in column "config/fpo" is not a number: write what the trial cost, also if `+
		`it failed (from params.json beside a)`)
	const again = "0.5,1,x,10\n,,,\nmean_accuracy,training_iteration,trial_id,time_total_s\n0.75,2,x,20\n"
	log, err := triallog.Read([]triallog.Source{reports("a", again, `{"lr": 0.1}`)}, triallog.Options{})
	if err != nil || reduced(log) != "all:0.75/20" || log.Inputs[0].Rows != 2 {
		t.Errorf("a blank row and a second header: %v %v", log, err)
	}
}
