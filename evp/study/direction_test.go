package study

import (
	"strings"
	"testing"

	"evpkit/evp"
	"evpkit/evp/triallog"
)

// TestResolve: the first of flag, log and name that says which scores are better
// counts; else larger is better.
func TestResolve(t *testing.T) {
	for _, c := range []struct {
		asked  DirectionOption
		stated bool
		better evp.Direction
		score  string
		want   evp.Direction
		from   DirectionSource
	}{
		{DirectionMinimize, true, evp.Maximize, "accuracy", evp.Minimize, FromFlag},
		{DirectionMaximize, true, evp.Minimize, "loss", evp.Maximize, FromFlag},
		{DirectionUnset, true, evp.Minimize, "accuracy", evp.Minimize, FromLog},
		{DirectionUnset, true, evp.Maximize, "loss", evp.Maximize, FromLog},
		{DirectionUnset, false, evp.Maximize, "val_loss", evp.Minimize, FromName},
		{DirectionUnset, false, evp.Minimize, "val_acc", evp.Maximize, FromName},
		{DirectionUnset, false, evp.Minimize, "value", evp.Maximize, Assumed},
		{DirectionUnset, false, evp.Maximize, "", evp.Maximize, Assumed},
	} {
		got := resolve(c.asked, triallog.Stated{Known: c.stated, Better: c.better}, c.score)
		if got.direction != c.want || got.from != c.from {
			t.Errorf("%+v: %v from %s", c, got.direction, got.from)
		}
	}
}

// openText opens a log that is a text.
func openText(t testing.TB, name, text string, o Options) *Study {
	t.Helper()
	s, err := Open([]Source{textSource(name, text)}, o)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestDirectionWarnings(t *testing.T) {
	for _, c := range []struct {
		column string
		asked  DirectionOption
		code   evp.WarningCode // "" for none
		names  []string        // options in the message
	}{
		{"matched", DirectionUnset, WarnDirectionAssumed, []string{"`minimize`", "`maximize`"}},
		{"matched", DirectionMaximize, "", nil},
		{"val_loss", DirectionUnset, "", nil},
		{"val_loss", DirectionMaximize, WarnLoss, []string{"`maximize`"}},
		{"val_acc", DirectionMinimize, WarnLoss, []string{"`minimize`"}},
		{"val_acc", DirectionUnset, "", nil},
	} {
		s := openText(t, "log.csv", "lr,"+c.column+"\n1,0.5\n2,0.7\n", Options{
			Log: triallog.Options{Score: c.column}, Direction: c.asked,
		})
		var found []evp.Warning
		for _, w := range s.Warnings {
			if w.Code == WarnDirectionAssumed || w.Code == WarnLoss || w.Code == WarnDirection {
				found = append(found, w)
			}
		}
		if (len(found) == 1) != (c.code != "") || len(found) == 1 && found[0].Code != c.code {
			t.Errorf("%s, %v: %v", c.column, c.asked, found)
			continue
		}
		for _, name := range c.names {
			if !strings.Contains(found[0].Message, name) {
				t.Errorf("%s, %v: %q does not name %s", c.column, c.asked, found[0].Message, name)
			}
		}
	}
}
