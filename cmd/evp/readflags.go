package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"evpkit/evp"
	"evpkit/evp/triallog"
)

// readFlags say how a log is read; parse checks them.
type readFlags struct {
	score, cost, by, facet, format, failed, costUnit string
	minimize                                         bool

	keepTrials bool // after the samples are made

	files   []string
	options triallog.Options
	policy  evp.FailedPolicy
}

// define returns the flags.
func (r *readFlags) define() []cli.Flag {
	text := textFlag(categoryReading)
	return []cli.Flag{
		text(&r.score, "score", "", "COLUMN", "COLUMN of the validation score; without it, the one column with a well-known name (score, val_acc, eval_loss, …)"),
		text(&r.cost, "cost", "", "COLUMN", "COLUMN of a trial's cost, > 0; without it, the one column with a well-known name (fpo, flops, cost, …), or no cost"),
		text(&r.by, "by", "", "COLUMN", "COLUMN[,COLUMN] that tell models apart; without it, the column model if there is one; \"file\": a model per file"),
		text(&r.facet, "facet", "", "COLUMN", "COLUMN whose values part the log (data sets, say): a panel of the figure each"),
		&cli.BoolFlag{DisableDefaultText: true, Name: "minimize", Destination: &r.minimize, Category: categoryReading, Usage: "smaller scores are better (loss, error, perplexity)"},
		text(&r.format, "format", "auto", "FORMAT", "FORMAT of the log: auto or csv"),
		text(&r.failed, "failed", "count", "WHAT", "WHAT becomes of trials whose score is nan: count (they cost, and are never the best), drop, or a score in the log's units"),
		text(&r.costUnit, "cost-unit", "", "UNIT", "UNIT of the cost: fpo, mac (multiply-adds: doubled, and shown as FPO), or any text for the axis; without it, FPO if the column's name says so, else that name"),
	}
}

// parse checks the flags and the files' names.
func (r *readFlags) parse(files []string) error {
	if len(files) == 0 {
		return usagef("no log given; name a CSV file, or - for standard input (to try the program without one: evp demo)")
	}
	for i, name := range files {
		if slices.Contains(files[:i], name) {
			return usagef("file %q is given twice", name)
		}
	}
	if r.format != "auto" && r.format != "csv" {
		return usagef("--format %q: this version reads auto and csv", r.format)
	}
	r.files = files
	r.options = triallog.Options{Score: r.score, Cost: r.cost, Facet: r.facet}
	if r.by != "" {
		for _, name := range strings.Split(r.by, ",") {
			r.options.By = append(r.options.By, strings.TrimSpace(name))
		}
	}
	if err := r.options.Validate(); err != nil {
		return usageError{err}
	}
	switch r.failed {
	case "count":
		r.policy = evp.FailedCount
	case "drop":
		r.policy = evp.FailedDrop
	default:
		score, err := number("failed", r.failed)
		if err != nil {
			return usagef("--failed %q: give count, drop or a score", r.failed)
		}
		r.policy = evp.FailedScore(score)
	}
	return nil
}

// direction returns which scores are better.
func (r *readFlags) direction() evp.Direction {
	if r.minimize {
		return evp.Minimize
	}
	return evp.Maximize
}

// sources returns the files to read.
func (r *readFlags) sources(t terminal) []triallog.Source {
	out := make([]triallog.Source, len(r.files))
	for i, name := range r.files {
		out[i] = triallog.Source{Name: name, Open: func() (io.ReadCloser, error) { return openFile(name) }}
		if name == "-" {
			out[i] = triallog.Source{Name: "standard input", Open: func() (io.ReadCloser, error) { return io.NopCloser(t.stdin), nil }}
		}
	}
	return out
}

// openFile opens a file to read.
func openFile(name string) (io.ReadCloser, error) {
	if info, err := os.Stat(name); err == nil && info.IsDir() {
		return nil, errors.New("it is a folder; name the files in it")
	}
	f, err := os.Open(name)
	if err != nil {
		return nil, cause(err)
	}
	return f, nil
}

// A trialLog is a log as the flags want it: samples by model.
type trialLog struct {
	log      *triallog.Log
	groups   []evp.Group   // by model, and by facet
	samples  []*evp.Sample // of the groups
	unit     string        // of cost; "" without a cost
	warnings []evp.Warning
}

// read reads the log and says on stderr what was guessed.
func (r *readFlags) read(t terminal) (*trialLog, error) {
	log, err := triallog.Read(r.sources(t), r.options)
	if err != nil {
		return nil, err
	}
	return r.understood(t, log)
}

// understood returns a log as the flags want it, and says on stderr what was
// guessed.
func (r *readFlags) understood(t terminal, log *triallog.Log) (*trialLog, error) {
	for _, note := range log.Notes {
		t.note("%s", note)
	}
	out, err := r.samples(log)
	if err != nil {
		return nil, err
	}
	if out.unit != "" && r.costUnit == "" && out.unit == log.Cost {
		t.note("cost unit: %q, after the column; --cost-unit says it better (fpo, mac, s, …)", out.unit)
	}
	return out, nil
}

// samples turns a log into samples by model.
func (r *readFlags) samples(log *triallog.Log) (*trialLog, error) {
	out := r.trialLog(log)
	for i, g := range out.groups {
		s, err := r.sample(g)
		if err != nil {
			return nil, err
		}
		out.samples = append(out.samples, s)
		if !r.keepTrials {
			out.groups[i].Trials = nil
		}
	}
	return out, nil
}

// trialLog returns the log's trials by model, and what must be known of them.
func (r *readFlags) trialLog(log *triallog.Log) *trialLog {
	out := &trialLog{log: log, warnings: slices.Clone(log.Warnings)}
	if log.Cost != "" {
		out.unit = r.unit(log.Cost)
	}
	out.groups = evp.GroupByModel(log.Trials)
	log.Trials = nil // they are in the groups now, and a million take room
	if strings.EqualFold(r.costUnit, "mac") {
		for _, g := range out.groups { // copies of the log's trials
			for i := range g.Trials {
				g.Trials[i].Cost *= 2
			}
		}
	}
	if word := lossWord(log.Score); word != "" && !r.minimize {
		out.warnings = append(out.warnings, evp.Warning{Code: warnLoss, Message: fmt.Sprintf(
			"column %q looks like a loss (%q in its name), but larger is taken as better; --minimize turns that round", log.Score, word)})
	}
	if trial, step := column(log, "trial", "trial_id", "run_id"), column(log, "step", "global_step", "training_iteration"); trial != "" && step != "" {
		out.warnings = append(out.warnings, evp.Warning{Code: warnSteps, Message: fmt.Sprintf(
			"columns %q and %q: if the log has a row per evaluation, each row is taken for a trial and costs count again and again; keep one row per trial",
			trial, step)})
	}
	return out
}

// sample returns the sample of one model's trials.
func (r *readFlags) sample(g evp.Group) (*evp.Sample, error) {
	name := g.Model
	if r.facet != "" {
		name = g.Facet + ": " + g.Model
	}
	s, err := evp.NewSample(name, g.Trials, evp.SampleOptions{Direction: r.direction(), Failed: r.policy})
	if errors.Is(err, evp.ErrNoScore) {
		err = fmt.Errorf("%w; --failed SCORE gives such trials a score", err)
	}
	if err != nil {
		return nil, fmt.Errorf("%s: %w", strings.Join(r.names(), ", "), err)
	}
	return s, nil
}

// names returns the inputs' names for messages.
func (r *readFlags) names() []string {
	out := slices.Clone(r.files)
	for i, name := range out {
		if name == "-" {
			out[i] = "standard input"
		}
	}
	return out
}

// unit returns the unit of the cost in a column.
func (r *readFlags) unit(column string) string {
	switch name := strings.ToLower(column); {
	case strings.EqualFold(r.costUnit, "fpo"), strings.EqualFold(r.costUnit, "mac"):
		return "FPO"
	case r.costUnit != "":
		return r.costUnit
	case strings.Contains(name, "fpo"), strings.Contains(name, "flop"), strings.Contains(name, "flos"):
		return "FPO"
	}
	return column
}

// warnSteps: the log may have several rows per trial.
const warnSteps evp.WarningCode = "rows-per-step"

// column returns the log's first column that bears one of the names, upper and
// lower case alike; "" if none does.
func column(log *triallog.Log, names ...string) string {
	for _, c := range log.Columns {
		if slices.Contains(names, strings.ToLower(c)) {
			return c
		}
	}
	return ""
}

// warnLoss: the score looks like a loss and is maximised.
const warnLoss evp.WarningCode = "loss-maximized"

// lossWord returns the word in a column's name that speaks of a loss.
func lossWord(column string) string {
	words := strings.FieldsFunc(strings.ToLower(column), func(r rune) bool { return (r < 'a' || r > 'z') })
	for _, w := range words {
		if slices.Contains([]string{"loss", "error", "err", "perplexity", "ppl", "wer", "mse", "rmse", "mae", "nll"}, w) {
			return w
		}
	}
	return ""
}
