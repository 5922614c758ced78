package triallog_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"evpkit/evp"
	"evpkit/evp/triallog"
)

// TestFalseAlarms reads random searches of several sizes, with the trials' order
// known, and counts those that are taken for something else: at most 4 of 4,000
// logs. Of the first 1,000 there may be 3, as the rate is known less well.
func TestFalseAlarms(t *testing.T) {
	r := rand.New(rand.NewPCG(13, 1))
	logs, limit, alarms := 4000, 4, 0
	if testing.Short() {
		logs, limit = 1000, 3
	}
	for k := range logs {
		n := []int{20, 30, 60, 120}[k%4]
		text := table("trial,lr,batch_size,optimizer,dropout,val_acc", n, func(i int) string {
			drop := ""
			if r.IntN(2) == 0 {
				drop = fmt.Sprint(r.Float64())
			}
			score := r.Float64()
			if k%3 == 0 {
				score = float64(int(score*10)) / 10 // ties
			}
			return fmt.Sprintf("%d,%g,%d,%s,%s,%g", i, r.Float64(), 16<<r.IntN(3), []string{"sgd", "adam"}[r.IntN(2)], drop, score)
		})
		log, err := read(text, triallog.Options{})
		if err != nil {
			t.Fatal(err)
		}
		if len(log.Warnings) > 0 {
			alarms++
		}
	}
	if alarms > limit {
		t.Errorf("%d of %d random searches are warned of", alarms, logs)
	}
}

// TestLearningFound: a random start followed by exploitation is found.
func TestLearningFound(t *testing.T) {
	r := rand.New(rand.NewPCG(13, 2))
	const logs = 100
	found := 0
	for range logs {
		text := table("datetime,val_acc", 80, func(i int) string {
			score := r.Float64()
			if i >= 15 {
				score = 0.85 + 0.15*r.Float64()
			}
			return fmt.Sprintf("2026-01-05 %02d:%02d:00,%g", 9+i/60, i%60, score)
		})
		log, err := read(text, triallog.Options{})
		if err != nil {
			t.Fatal(err)
		}
		if slices.ContainsFunc(log.Warnings, func(w evp.Warning) bool {
			return w.Code == triallog.WarnNotRandom || w.Code == triallog.WarnTrend
		}) {
			found++
		}
	}
	if found < 80 {
		t.Errorf("%d of %d searches that learn are found", found, logs)
	}
}

// TestGrid: all combinations, each equally often, are a grid if that is unlikely
// for values at random.
func TestGrid(t *testing.T) {
	for name, c := range map[string]struct {
		text string
		grid bool
	}{
		"nested loops": {table("lr,drop,val_acc", 6, func(i int) string {
			return fmt.Sprintf("%d,%d,0.%d", i/3, i%3, 1+i*7%9)
		}), true},
		"in no order": {table("lr,drop,val_acc", 12, func(i int) string {
			k := i * 5 % 12
			return fmt.Sprintf("%d,%d,0.%d", k/3, k%3, 1+i*7%9)
		}), true},
		"few in no order": {table("lr,drop,val_acc", 6, func(i int) string {
			k := []int{3, 0, 5, 1, 4, 2}[i]
			return fmt.Sprintf("%d,%d,0.%d", k/3, k%3, 1+i*7%9)
		}), false},
		"one column": {table("lr,val_acc", 12, func(i int) string { return fmt.Sprintf("%d,0.%d", i, 1+i*7%9) }), false},
		"one is missing": {table("lr,drop,val_acc", 11, func(i int) string {
			return fmt.Sprintf("%d,%d,0.%d", i/3, i%3, 1+i*7%9)
		}), false},
		"with seeds": {table("lr,drop,seed,val_acc", 24, func(i int) string {
			return fmt.Sprintf("%d,%d,%d,0.%d", i/6, i/2%3, i%2, 1+i*7%9)
		}), true},
	} {
		log, err := read(c.text, triallog.Options{})
		if err != nil {
			t.Fatal(err)
		}
		is := func(w evp.Warning) bool { return w.Code == triallog.WarnNotRandom }
		if got := slices.ContainsFunc(log.Warnings, is); got != c.grid {
			t.Errorf("%s: %v", name, log.Warnings)
		}
	}
}
