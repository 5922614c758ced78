package triallog_test

import (
	"fmt"
	"strings"
	"testing"

	"evpkit/evp/triallog"
)

// warningsOfFiles reads texts as files and returns the messages with a code.
func warningsOfFiles(t *testing.T, code string, texts ...string) string {
	t.Helper()
	var sources []triallog.Source
	for i, text := range texts {
		sources = append(sources, memory(fmt.Sprintf("%c.csv", 'a'+i), []byte(text)))
	}
	log, err := triallog.Read(sources, triallog.Options{})
	if err != nil {
		t.Fatal(err)
	}
	var messages []string
	for _, w := range log.Warnings {
		if string(w.Code) == code {
			messages = append(messages, w.Message)
		}
	}
	return strings.Join(messages, "\n")
}

// TestAssignmentsOfOtherColumns: files may have different hyperparameters. A column
// that a file lacks is empty there, so that these four are no grid of two by two.
func TestAssignmentsOfOtherColumns(t *testing.T) {
	first := "depth,lr,val_acc\n1,1,0.5\n1,2,0.6\n2,1,0.7\n"
	for _, second := range []string{
		"depth,wd,val_acc\n2,5,0.55\n", "depth,val_acc\n2,0.55\n", "a,depth,val_acc\n1,2,0.55\n",
	} {
		if got := warningsOfFiles(t, "not-random-search", first, second); got != "" {
			t.Errorf("%q: %s", second, got)
		}
	}
}

// TestAssignmentsInAnyColumns: columns are found by their names, so that a file with
// a further one before them still tells which vary.
func TestAssignmentsInAnyColumns(t *testing.T) {
	first := table("lr,seed,val_acc", 6, func(i int) string { return fmt.Sprintf("0.%d,%d,0.%d", 1+i/3, i%3, 1+i) })
	second := table("a,lr,seed,val_acc", 12, func(i int) string {
		return fmt.Sprintf("1,0.%d,%d,0.7%d", 3+i/3, i%3, i)
	})
	got := warningsOfFiles(t, "replicates", first, second)
	for _, want := range []string{"12 of 18 trials repeat an assignment", "`replicates lr`"} {
		if !strings.Contains(got, want) {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

// TestAssignmentsAndIndex: the index that pandas writes is no hyperparameter, also
// where trials have ids.
func TestAssignmentsAndIndex(t *testing.T) {
	text := table("Unnamed: 0,trial,lr,seed,val_acc", 15, func(i int) string {
		return fmt.Sprintf("%d,%d,0.%d,%d,0.%d", i, i, 1+i/3, i%3, 11+i)
	})
	if got := warningsOfFiles(t, "replicates", text); !strings.Contains(got, "`replicates lr`") {
		t.Errorf("%q", got)
	}
}
