package study

import (
	"slices"
	"testing"

	"evpkit/evp"
)

// TestMerged: people read one warning of each kind.
func TestMerged(t *testing.T) {
	of := func(code, place, model, message string) evp.Warning {
		return evp.Warning{Code: evp.WarningCode(code), Place: place, Model: model, Message: message}
	}
	past, none := string(evp.WarnPastData), string(evp.WarnTailNone)
	for name, c := range map[string]struct {
		all  []evp.Warning
		want []string
	}{
		"none": {nil, nil},
		"the same of models": {[]evp.Warning{of("x", "", "a", "open"), of("y", "", "", "log"), of("x", "", "b", "open")},
			[]string{"a, b: open", "log"}},
		"the same of many": {[]evp.Warning{of("x", "", "a", "o"), of("x", "", "b", "o"), of("x", "", "c", "o"),
			of("x", "", "d", "o"), of("x", "", "e", "o")}, []string{"a, b, c and 2 more: o"}},
		"other numbers": {[]evp.Warning{of("x", "", "a", "rho 0.6"), of("x", "", "b", "rho 0.7"), of("x", "", "c", "rho 0.8")},
			[]string{"a: rho 0.6 (likewise b, c)"}},
		"numbers that have a general form": {[]evp.Warning{of(past, "", "a", "past 3"), of(past, "", "b", "past 4")},
			[]string{"a, b: the curves go on past the models' own data, beyond which they say nothing new"}},
		"other reasons for no law": {[]evp.Warning{of(none, "", "a", "1 of 15"), of(none, "", "b", "2 of 15"),
			of(none, "", "c", "no fit")},
			[]string{"a: 1 of 15 (likewise b)", "c: no fit"}},
		"one model twice": {[]evp.Warning{of("x", "", "a", "0.8"), of("x", "", "a", "0.9"), of("x", "", "a", "0.9")},
			[]string{"a: 0.8 (and 1 more like this)"}},
		"places": {[]evp.Warning{of("x", "a.csv:1", "", "cut"), of("x", "b.csv:9", "", "cut")},
			[]string{"a.csv:1: cut (likewise b.csv:9)"}},
		"about the log": {[]evp.Warning{of("x", "", "", "one"), of("x", "", "", "two"), of("x", "", "", "one")},
			[]string{"one", "two"}},
		"a place and a model": {[]evp.Warning{of("x", "a.csv:1", "", "one"), of("x", "", "m", "two")},
			[]string{"a.csv:1: one", "m: two"}},
	} {
		var got []string
		for _, w := range Merged(c.all) {
			got = append(got, w.String())
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}
