package study

import (
	"testing"

	"evpkit/evp/triallog"
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
