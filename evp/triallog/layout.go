package triallog

import (
	"fmt"
	"slices"
	"strings"

	"evpkit/evp"
)

// A layout is what a format says of its columns.
type layout struct {
	scores     []int           // what the format defines as the score: one, or one per objective
	directions []evp.Direction // of these; nil if the log does not say
	undirected []int           // of scores, those of which it does not say
	opposed    bool            // studies of one file say otherwise
	scoreNames []string        // more well-known names, besides those of all formats
	cost       *measure        // the cost if no column bears a well-known name; nil if none
	durations  []int           // columns that hold times, with units or as HH:MM:SS; numbers are seconds
	status     int             // the column of the state; none
	order      int             // the column that says in which order the trials were begun; none
	id         int             // the column that tells trials apart; none
	noScore    bool            // a trial may have finished without a score: it failed
	measured   string          // what the format puts before names of what was measured; "" if nothing
	params     []int           // columns of the hyperparameters; nil if they are not known
	step       int             // the column that counts the rows of a trial; none
	prefixes   []string        // a name stands for one of these followed by it, too
	study      int             // the column of the study's name; none
	studies    []string        // in the file
	sequential []int           // columns that only a sequential sampler fills
}

// layoutOf returns what the table's format says of its columns.
func layoutOf(t *table) layout {
	l := layout{status: none, order: none, id: none, study: none, step: none}
	switch t.format {
	case Optuna:
		l.optuna(t.names)
	case WandB:
		l.wandb(t.names)
	case MLflow:
		l.mlflow(t.names)
	case RayTune:
		l.raytune(t.names)
	case Sklearn:
		l.sklearn(t.names)
	case AllenTune:
		l.allentune(t.names)
	case BOHB:
		l.bohb(t.names)
	default:
		l.plain(t.names)
	}
	for i, name := range t.names {
		if slices.ContainsFunc(paramPrefixes[t.format], func(p string) bool { return strings.HasPrefix(name, p) }) {
			l.params = append(l.params, i)
		}
	}
	for _, name := range []string{"step", "global_step", "training_iteration", "epoch"} {
		if i := slices.IndexFunc(t.names, func(n string) bool { return strings.EqualFold(n, name) }); i >= 0 && l.step == none {
			l.step = i
		}
	}
	return l
}

// paramPrefixes begin the names of the hyperparameters' columns.
var paramPrefixes = map[Format][]string{Optuna: {"params_"}, MLflow: {"params."}, RayTune: {"config/", "config."}, Sklearn: {"param_"}, BOHB: {"config."}}

// plain is a table whose columns mean nothing by themselves, but for the
// trials' order and names.
func (l *layout) plain(names []string) {
	for _, name := range []string{"trial", "trial_number", "trial_id", "run_id"} {
		if i := slices.IndexFunc(names, func(n string) bool { return strings.EqualFold(n, name) }); i >= 0 && l.id == none {
			l.id, l.order = i, i
		}
	}
	if l.order == none && len(names) > 0 && names[0] == "" {
		l.order = 0 // the index that pandas writes
	}
}

func (l *layout) optuna(names []string) {
	for i, name := range names {
		switch {
		case name == "value", strings.HasPrefix(name, "values_"), strings.HasPrefix(name, "value_"):
			l.scores = append(l.scores, i)
		case sequentialAttribute(name):
			l.sequential = append(l.sequential, i)
		}
	}
	l.status = slices.Index(names, "state")
	l.order = slices.Index(names, "number")
	l.id = l.order
	l.study = slices.Index(names, "study")
	l.measured, l.prefixes = "user_attrs_", []string{"user_attrs_", "params_"}
	l.noScore = true
	l.timed(names, "duration", "datetime_start", "datetime_complete")
}

// sequentialAttributes begin the names of what samplers that learn from the
// trials before write down of a trial, in lower case.
var sequentialAttributes = []string{"tpe:", "motpe:", "cma:", "nsga", "botorch:", "gp:"}

// sequentialAttribute reports whether a column is one of these.
func sequentialAttribute(name string) bool {
	name, ok := strings.CutPrefix(strings.ToLower(name), "system_attrs_")
	return ok && slices.ContainsFunc(sequentialAttributes, func(p string) bool { return strings.HasPrefix(name, p) })
}

// timed makes the cost a duration: a column of it, or else from start to end.
func (l *layout) timed(names []string, duration, start, end string) {
	place := func(name string) int { // "" is none, and not a column without a name
		if name == "" {
			return none
		}
		return slices.Index(names, name)
	}
	if i := place(duration); i >= 0 {
		l.durations = append(l.durations, i)
		l.cost = &measure{kind: lasting, columns: []int{i}, name: duration, unit: seconds}
		return
	}
	a, b := place(start), place(end)
	if a >= 0 && b >= 0 {
		l.cost = &measure{kind: elapsed, columns: []int{b, a}, name: end + " - " + start, unit: seconds}
	}
}

func (l *layout) wandb(names []string) {
	l.status = slices.Index(names, "State")
	l.order = slices.Index(names, "Created")
	l.id = slices.Index(names, "ID")
	l.noScore = true
	l.timed(names, "Runtime", "", "")
}

func (l *layout) mlflow(names []string) {
	l.noScore = true
	if l.id = slices.Index(names, "Run ID"); l.id >= 0 {
		l.status, l.order = slices.Index(names, "Status"), slices.Index(names, "Start Time")
		l.timed(names, "Duration", "", "")
		return
	}
	l.id, l.status, l.order = slices.Index(names, "run_id"), slices.Index(names, "status"), slices.Index(names, "start_time")
	l.measured, l.prefixes = "metrics.", []string{"metrics.", "params.", "tags."}
	l.timed(names, "", "start_time", "end_time")
}

// raytune has no state: Ray Tune writes done = False of the last report, too,
// of a trial that ended by itself.
func (l *layout) raytune(names []string) {
	l.id = slices.Index(names, "trial_id")
	l.scoreNames = []string{"mean_accuracy", "mean_loss", "episode_reward_mean"}
	l.prefixes = []string{"config/", "config."} // of a table, and of JSON Lines
	l.noScore = true
	l.timed(names, "time_total_s", "", "")
}

// sklearn is a table of cross-validated fits. Their times are means over the
// folds.
func (l *layout) sklearn(names []string) {
	folds := 0
	var first string
	for i, name := range names {
		if strings.HasPrefix(name, "mean_test_") {
			l.scores = append(l.scores, i)
			first = strings.TrimPrefix(name, "mean_test_")
			folds = 0
		}
	}
	for _, name := range names {
		if strings.HasPrefix(name, "split") && strings.HasSuffix(name, "_test_"+first) {
			folds++
		}
	}
	if len(names) > 0 && names[0] == "" {
		l.order = 0
	}
	l.noScore = true
	fit, score := slices.Index(names, "mean_fit_time"), slices.Index(names, "mean_score_time")
	if fit >= 0 && score >= 0 && folds > 0 {
		l.cost = &measure{kind: sum, columns: []int{fit, score}, factor: float64(folds),
			name: fmt.Sprintf("(mean_fit_time + mean_score_time) * %d", folds), unit: seconds}
	}
}

func (l *layout) allentune(names []string) {
	l.scores = []int{slices.Index(names, "best_validation_accuracy")}
	l.timed(names, "training_duration", "", "")
}

func (l *layout) bohb(names []string) {
	l.scores = []int{slices.Index(names, "loss")}
	l.directions = []evp.Direction{evp.Minimize}
	l.status, l.order = slices.Index(names, "state"), slices.Index(names, "submitted")
	l.id = slices.Index(names, "config_id")
	if i := slices.Index(names, pickColumn); i >= 0 {
		l.sequential = []int{i}
	}
	l.timed(names, "", "started", "finished")
}
