package triallog_test

import (
	"io"
	"testing"

	"evpkit/evp/triallog"
)

// TestUnreported: a trial that reported nothing is a failed trial of the model
// that its settings say, whose cost the policy decides on.
func TestUnreported(t *testing.T) {
	silent := reports("search/c", "", `{"net": {"arch": "mlp"}}`)
	silent.Unreported, silent.Part = true, true
	silent.Open = func() (io.ReadCloser, error) {
		t.Error("a report that does not exist is opened")
		return nil, io.EOF
	}
	bare := reports("search/d", "", "")
	bare.Unreported, bare.Part = true, true
	sources := []triallog.Source{
		reports("a", "0.5,1,x,10\n0.75,2,x,20\n", `{"net": {"arch": "cnn"}}`),
		reports("b", "0.25,1,y,10\n", `{"net": {"arch": "mlp"}}`), silent, bare,
	}
	o := triallog.Options{By: []string{"net/arch"}, MissingCost: triallog.MissingCostMean}
	log, err := triallog.Read(sources[:3], o)
	if err != nil || reduced(log) != "cnn:0.75/20 mlp:0.25/10 mlp:NaN/10" || len(log.Inputs) != 5 {
		t.Errorf("with settings: %v %v", log, err)
	}
	o.By = nil
	if log, err = triallog.Read(sources, o); err != nil || len(log.Trials) != 4 {
		t.Errorf("without settings: %v %v", log, err)
	}
	o.MissingCost = triallog.MissingCostDrop
	if log, err = triallog.Read(sources, o); err != nil || reduced(log) != "all:0.75/20 all:0.25/10" || log.LeftOut != 2 {
		t.Errorf("dropped: %v %v", log, err)
	}
	_, err = triallog.Read(sources, triallog.Options{})
	wantError(t, err, "search/c: the trial reported nothing: no cost in column \"time_total_s\": write what the trial "+
		"cost, also if it failed; or say what to do without it, `missing-cost drop` or `missing-cost mean`")
}

// TestUnreportedInspected: a trial that reported nothing is no input, and has no
// format, so that the inputs after it keep theirs.
func TestUnreportedInspected(t *testing.T) {
	silent := reports("search/c", "", "")
	silent.Unreported, silent.Part = true, true
	sources := []triallog.Source{reports("a", "0.5,1,x,10\n", ""), silent, reports("b", "0.25,1,y,10\n", "")}
	in := triallog.Inspect(sources, triallog.Options{MissingCost: triallog.MissingCostMean})
	if in.Err != nil || len(in.Inputs) != 2 || len(in.Formats) != len(in.Inputs) {
		t.Errorf("%v: %v %q", in.Err, in.Inputs, in.Formats)
	}
}

// TestNested: runs of MLflow that hold others are no rows of the log, and the
// rows after them keep their places.
func TestNested(t *testing.T) {
	const text = "run_id,status,start_time,end_time,metrics.acc,tags.mlflow.parentRunId\n" +
		"p,FINISHED,0,90,0.75,\na,FINISHED,0,60,0.5,p\nb,FINISHED,60,90,0.75,p\n"
	log, err := triallog.Read([]triallog.Source{memory("runs.csv", []byte(text))}, triallog.Options{})
	if err != nil || reduced(log) != "all:0.5/60 all:0.75/30" || log.Inputs[0].Rows != 2 {
		t.Errorf("%v %v", log, err)
	}
	_, err = triallog.Read([]triallog.Source{memory("runs.csv", []byte(text+"c,FINISHED,0,9,x,p\n"))}, triallog.Options{})
	if err == nil || err.Error()[:len("runs.csv:5:16: ")] != "runs.csv:5:16: " {
		t.Errorf("the place of a fault: %v", err)
	}
}
