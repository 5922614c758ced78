package study

import (
	"fmt"
	"math"
	"math/rand"
	"strings"
	"testing"

	"evpkit/evp"
	"evpkit/evp/triallog"
)

// mixedOf returns the warnings of mixed scales of a log.
func mixedOf(t *testing.T, text string, o Options) string {
	t.Helper()
	s := openText(t, "log.csv", text, o)
	for _, w := range s.Warnings {
		if w.Code == WarnMixedScales {
			return w.Message
		}
	}
	return ""
}

// TestMixedScores: percent beside shares, between models and within one; what
// only looks so is left alone.
func TestMixedScores(t *testing.T) {
	for text, want := range map[string]string{
		"model,accuracy\nA,0.91\nA,0.92\nB,91.5\nB,92.5\n": "(best 0.92) and others in percent (best 92.5): \"A\" and \"B\"",
		"acc\n0.91\n92\n93\n94.5\n0.925\n":                 "(best 0.925) and others in percent (best 94.5): those of \"all\" are both",
		"model,val/f1\nA,0.5\nB,88\n":                      "col(\\\"val/f1\\\") <= 1 ? col(\\\"val/f1\\\") * 100",
		"model,wer\nA,0.05\nA,0.04\nB,6.5\nB,5\n":          "(best 0.04) and others in percent (best 5)",
		"model,score\nA,0.8\nB,70\n":                       "(best 0.8)",
		// error rates below 1 %, a run at chance of 1,000 classes, the same scale
		"wer\n0.9\n1.2\n2.5\n3\n":                "",
		"top_1\n0.1\n0.1\n71\n74\n76\n69\n":      "",
		"model,acc\nA,0.91\nA,1\nB,0.5\nB,0\n":   "",
		"model,acc\nA,91\nA,1\nB,50\nB,0\n":      "",
		"model,score\nA,0.1\nB,70\n":             "",
		"model,loss\nA,0.5\nB,50\n":              "",
		"model,reward\nA,0.5\nB,50\n":            "",
		"model,acc\nA,0.5\nB,5000\n":             "",
		"model,acc\nA,nan\nB,50\nC,-1\nD,0.5\n":  "",
		"model,acc\nA,nan\nA,nan\nB,50\nB,0.1\n": "",
	} {
		o := Options{}
		got := mixedOf(t, text, o)
		if want == "" && got != "" || !strings.Contains(got, want) {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

// TestMixedUnits: costs a unit apart.
func TestMixedUnits(t *testing.T) {
	log := func(column string, factor float64) string {
		text := "model,score," + column + "\n"
		for i := range 6 {
			text += fmt.Sprintf("a,0.5,%g\nb,0.5,%g\n", 2+0.1*float64(i), factor*(2.1+0.1*float64(i)))
		}
		return text
	}
	for _, c := range []struct {
		column, unit string
		factor       float64
		want         string
	}{
		{"seconds", "s", 3600, "near 3,600 times as much: are these different units (hours and seconds)"},
		{"time", "s", 60, "near 60 times"},
		{"cost", "", 1000, "near 1,000 times"},
		{"seconds", "s", 100, ""}, {"fpo", "", 60, ""}, {"seconds", "s", 1, ""},
	} {
		got := mixedOf(t, log(c.column, c.factor), Options{CostUnit: c.unit, Log: triallog.Options{Cost: c.column}})
		if c.want == "" && got != "" || !strings.Contains(got, c.want) {
			t.Errorf("%s, %g: %q, want %q", c.column, c.factor, got, c.want)
		}
	}
	wide := "model,score,cost\n"
	for i := range 6 {
		wide += fmt.Sprintf("a,0.5,%g\nb,0.5,%g\n", math.Pow(3, float64(i)), 60*math.Pow(3, float64(i)))
	}
	if got := mixedOf(t, wide, Options{CostUnit: "s"}); got != "" {
		t.Errorf("costs that spread: %q", got)
	}
}

// TestMixedUnitsByChance: how often two models whose costs truly differ are
// taken for costs in two units. The spread of a model's costs is log-normal, too.
func TestMixedUnitsByChance(t *testing.T) {
	random := rand.New(rand.NewSource(1))
	const pairs = 4000
	alarms := 0
	for range pairs {
		models := make([]costScale, 2)
		for i := range models {
			middle, spread := 1.5/math.Sqrt2*random.NormFloat64(), math.Abs(0.7*random.NormFloat64())
			trials := make([]evp.Trial, 30)
			for k := range trials {
				trials[k].Cost = math.Exp(middle + spread*random.NormFloat64())
			}
			models[i], _ = newCostScale("", trials)
		}
		if models[0].median > models[1].median {
			models[0], models[1] = models[1], models[0]
		}
		for _, u := range unitFactors {
			if differBy(models[0], models[1], u.factor) {
				alarms++
			}
		}
	}
	if share := float64(alarms) / pairs; share > 0.005 {
		t.Errorf("%g of pairs", share)
	} else {
		t.Logf("%g of pairs", share)
	}
}
