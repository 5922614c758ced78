package triallog_test

import (
	"slices"
	"strings"
	"testing"

	"evpkit/evp/triallog"
)

// TestModelColumn takes a column named model in upper or lower case, and the
// exact name first.
func TestModelColumn(t *testing.T) {
	for text, want := range map[string]string{
		"Model,score\na,1\nb,2\n":         "Model: a b",
		"MODEL,model,score\na,x,1\nb,y,2": "model: x y",
	} {
		log, err := read(text, triallog.Options{})
		if err != nil {
			t.Fatal(err)
		}
		if got := strings.Join(log.By, ",") + ": " + log.Trials[0].Model + " " + log.Trials[1].Model; got != want {
			t.Errorf("%q: got %s, want %s", text, got, want)
		}
	}
}

// TestOneModelNote names the column that may name the models, but not one that
// differs in each trial, holds numbers, or has another role.
func TestOneModelNote(t *testing.T) {
	const note = "one model, named all; column \"Method\" may tell models apart: `by Method`"
	for text, want := range map[string]bool{
		"Method,score\na,1\nb,2\na,3\nb,4\n":               true,
		"name,Method,score\nz,a,1\nz,b,2\ny,a,3\ny,b,4\n":  true,
		"Method,score\na,1\na,2\na,3\n":                    false,
		"Method,score\na,1\nb,2\nc,3\n":                    false,
		"Method,score\n1,1\n2,2\n1,3\n2,4\n":               false,
		"Method,model,score\na,m,1\nb,m,2\na,m,3\nb,m,4\n": false,
		"Method,optimizer,score\na,m,1\na,n,2\na,m,3\n":    false,
	} {
		log, err := read(text, triallog.Options{})
		if err != nil {
			t.Fatal(err)
		}
		if got := slices.Contains(log.Notes, note); got != want {
			t.Errorf("%q: notes %q, note %v, want %v", text, log.Notes, got, want)
		}
	}
	for _, o := range []triallog.Options{{By: []string{"Method"}}, {Facet: "Method"}, {By: []string{"file"}},
		{Where: "Method == 'a'"}} {
		log, err := read("Method,score\na,1\nb,2\na,3\nb,4\n", o)
		if err != nil || slices.Contains(log.Notes, note) {
			t.Errorf("%+v: notes %q, %v", o, log.Notes, err)
		}
	}
}
