package triallog_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"evpkit/evp"
	"evpkit/evp/triallog"
)

func TestBest(t *testing.T) {
	const log = "model,trial,score,cost,lr,act\n" +
		"a,1,0.5,1,1e-05,relu\na,2,0.75,1,0.1,\na,3,0.75,1,0.2,tanh\na,4,nan,1,0.3,x\nb,5,-0.5,1,0.4,gelu\nb,6,nan,1,0.5,x\n"
	const optuna = "number,value,state,params_lr,params_act,user_attrs_note\n" +
		"0,0.5,COMPLETE,0.1,relu,x\n1,0.75,COMPLETE,0.2,gelu,y\n2,,FAIL,0.3,tanh,z\n"
	for _, c := range []struct {
		name, text, model string
		better            evp.Direction
		options           triallog.Options
		want              []triallog.Cell
	}{
		{"the first of the largest, without the empty cell", log, "a", evp.Maximize, triallog.Options{},
			[]triallog.Cell{{"trial", "2"}, {"lr", "0.1"}}},
		{"the smallest", log, "a", evp.Minimize, triallog.Options{},
			[]triallog.Cell{{"trial", "1"}, {"lr", "1e-05"}, {"act", "relu"}}},
		{"the only one with a score", log, "b", evp.Maximize, triallog.Options{},
			[]triallog.Cell{{"trial", "5"}, {"lr", "0.4"}, {"act", "gelu"}}},
		{"no such model", log, "c", evp.Maximize, triallog.Options{}, nil},
		{"hyperparameters only, where the format tells them", optuna, "all", evp.Maximize, triallog.Options{},
			[]triallog.Cell{{"params_lr", "0.2"}, {"params_act", "gelu"}}},
		{"what is left in", log, "a", evp.Maximize, triallog.Options{Where: "lr < 0.1"},
			[]triallog.Cell{{"trial", "1"}, {"lr", "1e-05"}, {"act", "relu"}}},
		{"an average over seeds is no row", log, "a", evp.Maximize, triallog.Options{Replicates: []string{"lr"}}, nil},
	} {
		c.options.Direction = always(c.better)
		in := inspect(c.text, c.options)
		if in.Err != nil {
			t.Errorf("%s: %v", c.name, in.Err)
			continue
		}
		if diff := cmp.Diff(c.want, in.Best(c.model, "")); diff != "" {
			t.Errorf("%s: -want +got\n%s", c.name, diff)
		}
	}
	if got := inspect("score\nx\n", triallog.Options{}).Best("all", ""); got != nil {
		t.Errorf("a log at fault: %v", got)
	}
}
