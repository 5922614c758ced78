package study

import (
	"strings"
	"sync"
	"testing"

	"evpkit/evp"
	"evpkit/evp/triallog"
	"evpkit/plot"
)

// TestHistories: the steps of a log survive, by model, and fold to the scores of
// the samples.
func TestHistories(t *testing.T) {
	const log = "model,trial,step,val_acc,cost\na,1,1,0.5,10\nb,1,1,0.4,5\na,1,2,0.7,20\na,2,1,0.6,10\nb,1,2,0.3,10\n"
	read := triallog.Options{Score: "val_acc", Cost: "cost", Trial: "trial", Step: "step", KeepHistories: true}
	s := openText(t, "log.csv", log, Options{Log: read})
	if len(s.Histories) != 2 || len(s.Histories[0]) != 2 || len(s.Histories[1]) != 1 {
		t.Fatalf("histories %v", s.Histories)
	}
	for i, want := range [][]float64{{0.7, 0.6}, {0.4}} {
		for k, h := range s.Histories[i] {
			if best, ok := h.Best(s.Direction); !ok || best.Score != want[k] {
				t.Errorf("%s, trial %d: best %v, want %g", s.Models[i], k, best, want[k])
			}
		}
	}
	if best := s.Samples[0].Best(); best != 0.7 {
		t.Errorf("sample's best %g", best)
	}
	read.KeepHistories = false
	if s := openText(t, "log.csv", log, Options{Log: read}); s.Histories != nil {
		t.Errorf("histories are kept unasked: %v", s.Histories)
	}
}

// TestOpenDoublesMultiplyAdds: costs in multiply-adds are doubled once, those of
// examples with them.
func TestOpenDoublesMultiplyAdds(t *testing.T) {
	s := openText(t, "log.csv", "val_acc,macs,e,d\n0.5,10,2,5\n0.6,20,4,5\n", Options{
		Log: triallog.Options{Score: "val_acc", Cost: "macs"}, CostUnit: "mac", ExampleCost: "e", Examples: "d",
	})
	price, err := s.PriceTag(PriceOptions{})
	if err != nil {
		t.Fatal(err)
	}
	if got := price.Models[0]; got.TotalCost != 60 || got.ExampleCost != 6 || s.Unit != FPO ||
		s.Samples[0].TotalCost() != 60 {
		t.Errorf("%+v, in %s", got, s.Unit)
	}
}

// TestErrors: errors say what to do in the words of the user's program, and whether
// the log is at fault or what was asked for.
func TestErrors(t *testing.T) {
	const priced, plain = "model,val_acc,fpo\na,0.5,1e15\na,0.6,2e15\nb,0.7,3e15\n", "model,val_acc\na,0.5\nb,0.7\n"
	at := CurveOptions{CurveOptions: evp.CurveOptions{At: []float64{1}}}
	budget := CurveOptions{Axis: AxisBudget}
	for name, c := range map[string]struct {
		log   string
		ask   func(s *Study) error
		want  string
		usage bool
	}{
		"two axes": {priced, func(s *Study) error { _, err := s.Curves(at); return err }, "--at and --to need one axis",
			true},
		"comparison's axis": {priced, func(s *Study) error {
			_, err := s.Compare(CompareOptions{Curve: at})
			return err
		}, "--at needs to know its axis", true},
		"curves by budget": {plain, func(s *Study) error { _, err := s.Curves(budget); return err }, "--cost", false},
		"returns by budget": {plain, func(s *Study) error {
			_,
				err := s.Returns(ReturnsOptions{Curve: budget})
			return err
		}, "--cost", false},
		"price": {plain, func(s *Study) error { _, err := s.PriceTag(PriceOptions{}); return err }, "--cost",
			false},
		"within": {plain, func(s *Study) error {
			_, err := s.Targets(TargetOptions{Scores: []float64{1}, TargetOptions: evp.TargetOptions{Within: 1}})
			return err
		}, "--within", false},
		"no score": {"model,val_acc\na,nan\nb,nan\n", func(s *Study) error { _, err := s.Curves(at); return err },
			"log.csv: no trial has a value: 2 trials, none with a score in column \"val_acc\"", false},
		"no point": {"val_acc,fpo\n0.5,1e15\nnan,1e10\nnan,1e10\n", func(s *Study) error {
			_, err := s.Curves(CurveOptions{Axis: AxisBudget, CurveOptions: evp.CurveOptions{To: 1e11}})
			return err
		}, "no model has a point", false},
	} {
		s := openText(t, "log.csv", c.log, Options{Spell: typed})
		err := c.ask(s)
		if err == nil || !strings.Contains(err.Error(), c.want) || strings.Contains(err.Error(), "`") {
			t.Errorf("%s: %v, want %s", name, err, c.want)
		} else if IsUsage(err) != c.usage {
			t.Errorf("%s: usage is %v of %v", name, !c.usage, err)
		}
	}
}

// TestFLOPSNeedOperations: a rate in FLOP/s does not fit a cost in another unit.
func TestFLOPSNeedOperations(t *testing.T) {
	for cost, want := range map[string]string{"joules": `"joules"`, "2 * joules": "an expression"} {
		s := openText(t, "log.csv", "val_acc,joules\n0.5,1e9\n", Options{Log: triallog.Options{Cost: cost}})
		if _, err := s.PriceTag(PriceOptions{FLOPS: 1e12}); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v", cost, err)
		}
	}
}

// TestSelection: captions say which rows were read.
func TestSelection(t *testing.T) {
	s := openText(t, "log.csv", "val_acc,lr\n0.5,1\n0.6,2\n0.7,3\n", Options{Log: triallog.Options{Where: "lr > 1"}})
	curves, err := s.Curves(CurveOptions{})
	if err != nil {
		t.Fatal(err)
	}
	const want = "Only trials where lr > 1; 1 row of the log is left out."
	if got := curves.Caption(plot.Options{}); !strings.Contains(got, want) {
		t.Error(got)
	}
}

// TestSimultaneousUse: a Study answers several goroutines at once, each as it would
// answer alone.
func TestSimultaneousUse(t *testing.T) {
	s := openText(t, "log.csv", manyModels(3), Options{KeepTrials: true, KeepColumns: true})
	ask := func() string {
		var b strings.Builder
		few := CurveOptions{CurveOptions: evp.CurveOptions{Resamples: 100, Points: 3}}
		compared, err := s.Compare(CompareOptions{Curve: few})
		if err != nil {
			return err.Error()
		}
		curves, err := s.Curves(CurveOptions{CurveOptions: evp.CurveOptions{Points: 5}})
		if err != nil {
			return err.Error()
		}
		for _, r := range []writable{compared, curves} {
			if err := r.Write(&b, "json"); err != nil {
				return err.Error()
			}
		}
		return b.String() + compared.Caption(plot.Options{})
	}
	want := ask()
	var wait sync.WaitGroup
	for range 4 {
		wait.Go(func() {
			if got := ask(); got != want {
				t.Errorf("got %.200s…, want %.200s…", got, want)
			}
		})
	}
	wait.Wait()
}
