package triallog_test

import (
	"fmt"
	"strings"
	"testing"

	"evpkit/evp/triallog"
)

// scorelessFault returns the error of files of which too many trials have no score.
func scorelessFault(t *testing.T, o triallog.Options, texts ...string) string {
	t.Helper()
	names := []string{"a.csv", "b.csv"}
	var sources []triallog.Source
	for i, text := range texts {
		sources = append(sources, memory(names[i], []byte(text)))
	}
	_, err := triallog.Read(sources, o)
	if err == nil {
		return ""
	}
	return err.Error()
}

// TestScorelessPlace: the first trial without a score is one of those that are
// counted, not of a model without any score.
func TestScorelessPlace(t *testing.T) {
	got := scorelessFault(t, triallog.Options{}, "model,val_acc\na,\nb,0.5\na,\nc,\nc,0.6\nb,\nb,\n")
	if want := "a.csv:5:3: 3 of 5 trials have ended without a score"; !strings.HasPrefix(got, want) {
		t.Errorf("%s, want %s", got, want)
	}
}

// TestScorelessCounts: a row counts for as many trials as it stands for.
func TestScorelessCounts(t *testing.T) {
	few := "val_acc,count\n0.5,90\n,10\n"
	if got := scorelessFault(t, triallog.Options{Count: "count"}, few); got != "" {
		t.Error(got)
	}
	many := "val_acc,count\n0.5,1\n0.6,1\n0.7,1\n,97\n"
	got := scorelessFault(t, triallog.Options{Count: "count"}, many)
	if want := "a.csv:5:1: 97 of 100 trials have ended without a score"; !strings.HasPrefix(got, want) {
		t.Errorf("%s, want %s", got, want)
	}
}

// TestScorelessKinds: the condition that leaves runs of another kind out is one that
// holds in all files with the same columns.
func TestScorelessKinds(t *testing.T) {
	first := "kind,val_acc\ntrain,0.5\ntrain,0.6\ntrain,0.7\n"
	for _, c := range []struct{ second, want string }{
		{"kind,val_acc\ntrain,0.5\ntest,\ntest,\ntest,\n", "`where \"kind == \\\"train\\\"\"`"},
		{"kind,val_acc\ntrain,0.5\ntrain,\ntrain,\ntrain,\n", "`where` and a condition such as"},
		{"n,val_acc,kind\n1,,train\n2,,train\n1,,train\n", "`where` and a condition such as"},
	} {
		if got := scorelessFault(t, triallog.Options{}, first, c.second); !strings.Contains(got, c.want) {
			t.Errorf("%q: %s, want %s", c.second, got, c.want)
		}
	}
}

// TestScorelessLateStates: a column of states that JSON Lines get late says nothing of
// the rows before.
func TestScorelessLateStates(t *testing.T) {
	var text strings.Builder
	note := strings.Repeat("x", 2000) // columns are searched for in the first 4 MB
	for i := range 3000 {
		fmt.Fprintf(&text, "{\"n\": %d, \"note\": %q}\n{\"n\": %d, \"val_acc\": 0.5}\n", i, note, i)
	}
	text.WriteString(`{"n": 1, "val_acc": 0.5, "status": "failed"}` + "\n")
	got := scorelessFault(t, triallog.Options{}, text.String())
	if want := "3000 of 6001 trials have ended without a score"; !strings.Contains(got, want) || strings.Contains(got, "status") {
		t.Errorf("%s, want %s", got, want)
	}
}
