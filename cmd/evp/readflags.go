package main

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"evpkit/evp"
	"evpkit/evp/triallog"
)

// readFlags say how a log is read; parse checks them.
type readFlags struct {
	score, cost, where, by, facet, format, status, failed, pruned, missingCost, costUnit string
	minimize                                                                             bool

	entry entryFlags

	keepTrials bool // after the samples are made

	files   []string
	options triallog.Options
	policy  evp.FailedPolicy
	better  evp.Direction // known when the log has been read
	chosen  string        // for captions: which rows were read; "" if all
}

// define returns the flags.
func (r *readFlags) define() []cli.Flag {
	text := textFlag(categoryReading)
	return append([]cli.Flag{
		text(&r.score, "score", "", "EXPR", "EXPR of the validation score: a column, or an expression over columns (see --where); without it, the one column with a well-known name (score, val_acc, eval_loss, …)"),
		text(&r.cost, "cost", "", "EXPR", "EXPR of a trial's cost, > 0: a column, or an expression over columns such as 6 * params * tokens (see --where); without it, the one column with a well-known name (fpo, flops, cost, …), the time that the log's format tells, or no cost"),
		text(&r.where, "where", "", "EXPR", "EXPR that must hold for a row to be read, such as state == 'COMPLETE' && lr < 1e-3: operators + - * / % ** == != < <= > >= && || ! in contains startsWith endsWith matches ?:, functions abs ceil floor round min max sqrt exp log log2 log10 len lower upper; col(\"params.lr\") for odd names. A cell compared with a number must be one: test an empty one first, as in lr != '' && lr < 1e-3"),
		text(&r.by, "by", "", "COLUMN", "COLUMN[,COLUMN] that tell models apart; without it, the column model (in any case) if there is one; \"file\": a model per file"),
		text(&r.facet, "facet", "", "COLUMN", "COLUMN whose values part the log (data sets, say): a panel of the figure each"),
		&cli.BoolFlag{DisableDefaultText: true, Name: "minimize", Destination: &r.minimize, Category: categoryReading, Usage: "smaller scores are better (loss, error, perplexity); without it larger ones are, unless the log says otherwise"},
		text(&r.format, "format", "auto", "FORMAT", "FORMAT of the log: auto (by its content), "+formatNames()),
		text(&r.status, "status", "", "COLUMN", "COLUMN of the trials' states (finished, pruned, failed, running, as the tools name them); without it, the format's own, or none"),
		text(&r.failed, "failed", "count", "WHAT", "WHAT becomes of trials whose score is nan: count (they cost, and are never the best), drop, or a score in the log's units"),
		text(&r.pruned, "pruned", "cost", "WHAT", "WHAT becomes of trials that were stopped early: cost (it counts, their score does not), score (both count), or drop"),
		text(&r.missingCost, "missing-cost", "error", "WHAT", "WHAT becomes of trials whose cost is not known: error, drop, or mean (of the model's other trials)"),
		text(&r.costUnit, "cost-unit", "", "UNIT", "UNIT of the cost: fpo, mac (multiply-adds: doubled, and shown as FPO), or any text for the axis; without it, FPO if the column's name says so, s for times, else the column's name; cost units for an expression"),
	}, r.entry.define()...)
}

// formatNames lists the formats for the usage.
func formatNames() string {
	names := formatWords()
	return strings.Join(names[:len(names)-1], ", ") + " or " + names[len(names)-1]
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
	r.files = files
	r.options = triallog.Options{Score: r.score, Cost: r.cost, Where: r.where, Facet: r.facet, Status: r.status}
	if r.format != "auto" {
		if r.options.Format = triallog.Format(r.format); !slices.Contains(triallog.Formats(), r.options.Format) {
			return usagef("--format %q: give auto, %s", r.format, formatNames())
		}
	}
	if err := r.parsePolicies(); err != nil {
		return err
	}
	if r.by != "" {
		for _, name := range strings.Split(r.by, ",") {
			r.options.By = append(r.options.By, strings.TrimSpace(name))
		}
	}
	if err := r.entry.parse(&r.options); err != nil {
		return err
	}
	if err := r.options.Validate(); err != nil {
		return usageError{err}
	}
	err := r.parseFailed()
	r.options.Failed = r.policy
	r.options.Direction = func(log triallog.Stated, _ string) evp.Direction {
		if r.minimize {
			return evp.Minimize
		}
		return log.Better
	}
	return err
}

// parsePolicies checks what becomes of trials that did not simply finish.
func (r *readFlags) parsePolicies() error {
	pruned := map[string]triallog.PrunedPolicy{"cost": triallog.PrunedCost, "score": triallog.PrunedScore, "drop": triallog.PrunedDrop}
	missing := map[string]triallog.MissingCostPolicy{"error": triallog.MissingCostFault, "drop": triallog.MissingCostDrop, "mean": triallog.MissingCostMean}
	var ok bool
	if r.options.Pruned, ok = pruned[r.pruned]; !ok {
		return usagef("--pruned %q: give cost, score or drop", r.pruned)
	}
	if r.options.MissingCost, ok = missing[r.missingCost]; !ok {
		return usagef("--missing-cost %q: give error, drop or mean", r.missingCost)
	}
	return nil
}

// parseFailed checks what becomes of trials without a score.
func (r *readFlags) parseFailed() error {
	switch r.failed {
	case "count":
		r.policy = evp.FailedCount
	case "drop":
		r.policy = evp.FailedDrop
	default:
		score, err := parseNumber("failed", r.failed)
		if err != nil {
			return usagef("--failed %q: give count, drop or a score", r.failed)
		}
		r.policy = evp.FailedScore(score)
	}
	return nil
}

// direction returns which scores are better: what the log says, unless
// --minimize says otherwise. It is known when the log has been read.
func (r *readFlags) direction() evp.Direction {
	if r.minimize {
		return evp.Minimize
	}
	return r.better
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
// guessed, and what to beware of: before anything is computed, which may take
// a while.
func (r *readFlags) understood(t terminal, log *triallog.Log) (*trialLog, error) {
	for _, note := range r.notes(log) {
		t.note("%s", note)
	}
	out, err := r.samples(log)
	if err != nil {
		return nil, err
	}
	switch {
	case out.unit == "" || r.costUnit != "":
	case out.unit == computedUnit:
		t.note("cost unit: not known of an expression; --cost-unit says it (fpo, mac, s, …)")
	case out.unit == log.Cost:
		t.note("cost unit: %q, after the column; --cost-unit says it better (fpo, mac, s, …)", out.unit)
	}
	t.noteWarnings(together(out.warnings))
	return out, nil
}

// notes says what was guessed of a log, and what the flags make of its numbers.
func (r *readFlags) notes(log *triallog.Log) []string {
	notes := slices.Clone(log.Notes)
	if log.Cost != "" && strings.EqualFold(r.costUnit, "mac") {
		notes = append(notes, "cost unit: every cost is doubled, as a multiply-add is an addition and a multiplication (--cost-unit mac)")
	}
	if r.failed == "count" || r.failed == "drop" {
		return notes
	}
	failed := 0
	for _, t := range log.Trials {
		if t.Failed() {
			failed++
		}
	}
	if failed > 0 {
		notes = append(notes, fmt.Sprintf("failed: %d of %d trials have no score, and are given %s (--failed)", failed, len(log.Trials), r.failed))
	}
	return notes
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
	r.better = log.Direction
	if log.Filtered > 0 {
		r.chosen = fmt.Sprintf(" Only trials where %s; %d rows of the log are left out.", log.Where, log.Filtered)
	}
	if log.Cost != "" {
		out.unit = r.unit(log)
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
	out.warnings = append(out.warnings, r.doubts(out, log)...)
	return out
}

// sample returns the sample of one model's trials.
func (r *readFlags) sample(g evp.Group) (*evp.Sample, error) {
	name := g.Model
	if r.facet != "" && g.Facet != g.Model {
		name = g.Facet + ": " + g.Model
	}
	s, err := evp.NewSample(name, oneByOne(g.Trials), evp.SampleOptions{Direction: r.direction(), Failed: r.policy})
	if errors.Is(err, evp.ErrNoScore) {
		err = fmt.Errorf("%w; --failed SCORE gives such trials a score, --where leaves the model out", err)
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

// computedUnit is the unit of a cost that is an expression: a column's name
// may say what it counts, but not what was made of it.
const computedUnit = "cost units"

// unit returns the unit of a log's cost.
func (r *readFlags) unit(log *triallog.Log) string {
	switch name := strings.ToLower(log.Cost); {
	case strings.EqualFold(r.costUnit, "fpo"), strings.EqualFold(r.costUnit, "mac"):
		return "FPO"
	case r.costUnit != "":
		return r.costUnit
	case log.CostUnit != "":
		return log.CostUnit
	case !slices.Contains(log.Columns, log.Cost):
		return computedUnit
	case strings.Contains(name, "fpo"), strings.Contains(name, "flop"), strings.Contains(name, "flos"):
		return "FPO"
	}
	return log.Cost
}
