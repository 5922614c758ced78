package triallog

import (
	"fmt"
	"slices"
	"strings"

	"evpkit/evp"
)

// A tally counts occurrences and remembers the place of the first.
type tally struct {
	n     int
	place string // file:line:column
}

// add counts an occurrence at cell i of a row.
func (t *tally) add(place func(i int) string, i int) {
	if t.n == 0 {
		t.place = place(i)
	}
	t.n++
}

// A fileTally counts what happens in a file.
type fileTally struct {
	rows    int            // without blank ones and repetitions of the header
	faults  int            // rows that could not be split into cells
	leftOut int            // trials that are left out
	states  [numStates]int // trials in each state

	failed       tally // scores that are NaN or infinite
	scoreless    tally // trials that ended without a score
	failedScored tally // failed trials that have a score, which does not count
	unnamed      tally // empty cells where the model's name should be
	costless     tally // trials whose cost is not known
	waiting      tally // trials that run or wait
	dropped      tally // pruned trials that were left out
	adaptive     tally // trials that a sampler chose which learns from the trials before
	grid         tally // trials that a sampler chose as points of a grid
	blank        tally // rows without any text
	repeated     tally // repetitions of the header

	others int // rows of models that Options.Models does not choose

	filtered tally // rows that do not meet Options.Where
	unscored int   // of filtered, trials that failed or were stopped early
}

// A finding is a tally with the warning that it leads to.
type finding struct {
	tally
	code evp.WarningCode
	msg  string // a format for the count and for all
	all  int    // what the count is out of
}

// warning returns the warning.
func (f finding) warning() evp.Warning {
	return evp.Warning{Code: f.code, Message: fmt.Sprintf(f.msg, f.n, f.all), Place: f.place}
}

// warningsOf returns the warnings of the findings that occurred.
func warningsOf(all []finding) []evp.Warning {
	var ws []evp.Warning
	for _, f := range all {
		if f.n > 0 {
			ws = append(ws, f.warning())
		}
	}
	return ws
}

// addFindings adds the findings of a file to those of the files before it.
func addFindings(all, further []finding) []finding {
	for _, f := range further {
		i := slices.IndexFunc(all, func(a finding) bool { return a.code == f.code && a.msg == f.msg })
		if i < 0 {
			all = append(all, f)
			continue
		}
		if all[i].n == 0 {
			all[i].place = f.place
		}
		all[i].n += f.n
		all[i].all += f.all
	}
	return all
}

// findings returns what the tally leads to, given how many trials there are that
// meet Options.Where and are of Options.Models, also if they are left out for
// another reason.
func (t *fileTally) findings(trials int, o *Options) []finding {
	costless := "each is given the mean cost of its model's other trials"
	if o.MissingCost == MissingCostDrop {
		costless = "left out on request, which makes a model look cheaper than it is"
	}
	all := []finding{
		{t.failed, WarnFailedScores, "%d of %d scores are NaN or infinite: failed trials", trials},
		{unless(o.Failed.Chosen(), t.scoreless), WarnNoScore, "%d of %d trials have ended, but have no score: failed " +
			"trials, unless `failed` or `where` says otherwise", trials},
		{unless(o.Failed.Chosen(), t.failedScored), WarnFailedWithScore, "%d of %d failed trials have a score, which does " +
			"not count: `failed score` keeps it", t.states[StateFailed]},
		{t.unnamed, WarnEmptyModel, "%d of %d trials have no value where their model is named: it is called " +
			emptyModel + " there", trials},
		{t.costless, WarnMissingCost, "%d of %d trials have no cost: " + costless, trials},
		{t.waiting, WarnRunning, "%d of %d trials run or wait: left out, with what they have cost so far", trials},
		{t.dropped, WarnPrunedDropped, "%d of %d trials were stopped early: left out on request, " +
			"which makes a model look cheaper than it is", trials},
		{t.adaptive, WarnNotRandom, "%d of %d trials were chosen by a sampler that learns from the trials before: " +
			"they are not independent draws, and the curves describe this log, not the method", trials},
		{t.grid, WarnNotRandom, "%d of %d trials are points of a grid, by what the sampler wrote down: " +
			"they are not independent draws, and the curves describe this log, not the method", trials},
		{t.blank, WarnBlankRows, "rows without any text: %d left out, %d kept", t.rows},
		{t.repeated, WarnRepeatedHeader, "rows that repeat the header: %d left out, %d kept", t.rows},
	}
	if o.Count != "" { // a row stands for several trials
		for i := range all {
			all[i].msg = strings.Replace(all[i].msg, "of %d trials", "of %d rows", 1)
		}
	}
	return all
}

// unless returns what was counted unless somebody has decided what becomes of it.
func unless(decided bool, t tally) tally {
	if decided {
		return tally{place: t.place}
	}
	return t
}

// whyLeftOut says why trials were left out.
func (t *fileTally) whyLeftOut() string {
	var why []string
	for _, w := range []struct {
		tally
		words string
	}{
		{t.filtered, "by `where`"}, {t.waiting, "run or wait"},
		{t.dropped, "were stopped early"}, {t.costless, "have no cost"},
	} {
		if w.n > 0 {
			why = append(why, fmt.Sprintf("%d %s", w.n, w.words))
		}
	}
	return strings.Join(why, ", ")
}
