package evp

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestWarningString(t *testing.T) {
	for _, c := range []struct {
		w    Warning
		want string
	}{
		{Warning{Code: WarnEmpty, Message: "it is so"}, "it is so"},
		{Warning{Code: WarnEmpty, Message: "it is so", Model: "cnn"}, "cnn: it is so"},
		{Warning{Code: WarnEmpty, Message: "it is so", Place: "a.csv:7"}, "a.csv:7: it is so"},
		{Warning{Code: WarnEmpty, Message: "it is so", Model: "cnn", Place: "a.csv:7"}, "a.csv:7: it is so"},
	} {
		if got := c.w.String(); got != c.want {
			t.Errorf("%+v reads %q, want %q", c.w, got, c.want)
		}
	}
}

// TestWarningCodes: scripts compare these words.
func TestWarningCodes(t *testing.T) {
	for code, want := range map[WarningCode]string{
		WarnStart: "start-not-reached", WarnEmpty: "empty-curve", WarnDropped: "failed-trials-dropped",
		WarnConditionalU: "conditional-u", WarnPastData: "past-data", WarnAtJump: "at-jump",
	} {
		if string(code) != want {
			t.Errorf("code %q, want %q", code, want)
		}
	}
}

// TestCurveWarnings: which warnings curves on the two axes give, in order.
func TestCurveWarnings(t *testing.T) {
	sound, failures := pairs(0.5, 4, 0.7, 2, 0.2, 9), pairs(0.5, 4, nan, 1, 0.7, 2, 0.2, 9)
	lost := pairs(0.5, 2, nan, 2, nan, 2) // 1 − (2/3)³ is not 0.95
	drop := SampleOptions{Failed: FailedDrop}
	type codes = []WarningCode
	for _, c := range []struct {
		name               string
		trials             []Trial
		so                 SampleOptions
		o                  CurveOptions
		onTrials, onBudget codes
	}{
		{"none", sound, SampleOptions{}, CurveOptions{Estimator: U, Orders: 9}, nil, nil},
		{"dropped", failures, drop, CurveOptions{Estimator: U, Orders: 9}, codes{WarnDropped}, codes{WarnDropped}},
		{"nothing to drop", sound, drop, CurveOptions{}, nil, nil},
		{"V with failures", failures, SampleOptions{}, CurveOptions{Start: 0.5}, nil, nil},
		{"U with failures", failures, SampleOptions{}, CurveOptions{Estimator: U, Orders: 9, Start: 0.5},
			codes{WarnConditionalU}, codes{WarnConditionalU}},
		{"U with a baseline", failures, SampleOptions{}, CurveOptions{Estimator: U, Orders: 9, Start: 0.5, Baseline: as(0)},
			nil, nil},
		{"past the data", sound, SampleOptions{}, CurveOptions{To: 99}, codes{WarnPastData}, codes{WarnPastData}},
		{"at the end", sound, SampleOptions{}, CurveOptions{At: []float64{3}}, nil, nil},
		{"dropped, past the data", failures, drop, CurveOptions{At: []float64{99}}, codes{WarnDropped, WarnPastData},
			codes{WarnDropped, WarnPastData}},
		{"start not reached", lost, SampleOptions{}, CurveOptions{}, nil, codes{WarnStart}},
		{"start reached", lost, SampleOptions{}, CurveOptions{Start: 0.5}, nil, nil},
		{"start not asked for", lost, SampleOptions{}, CurveOptions{At: []float64{1}}, nil, nil},
		{"empty", sound, SampleOptions{}, CurveOptions{To: 0.9}, codes{WarnEmpty}, codes{WarnEmpty}},
		{"dropped, empty", failures, drop, CurveOptions{To: 0.9}, codes{WarnDropped, WarnEmpty},
			codes{WarnDropped, WarnEmpty}},
		{"empty, start not reached", lost, SampleOptions{}, CurveOptions{To: 1.5}, nil, codes{WarnEmpty}},
	} {
		s, err := NewSample("cnn", c.trials, c.so)
		if err != nil {
			t.Fatal(err)
		}
		for i, curve := range bothCurves(t, s, c.o) {
			var got codes
			for _, w := range curve.Warnings {
				got = append(got, w.Code)
				if w.Model != "cnn" || w.Message == "" {
					t.Errorf("%s: warning %+v", c.name, w)
				}
			}
			if diff := cmp.Diff([]codes{c.onTrials, c.onBudget}[i], got); diff != "" {
				t.Errorf("%s, %v: -want +got\n%s", c.name, curve.Axis, diff)
			}
		}
	}
}
