package study

import (
	"errors"
	"fmt"
	"math"
	"slices"
	"strings"

	"evpkit/evp"
	"evpkit/evp/triallog"
)

// A Study is a log, understood: what its columns mean, which scores are better, the
// unit of the cost, and the trials of each model. It does not change once it is
// open, and may be used by several goroutines at once.
//
// Groups, Models, Samples and Histories are parallel: element i of each is of the
// same model, in the order in which the models first appear in the log.
type Study struct {
	Log           *triallog.Log   // what was read, without its trials: these are in Groups and Samples
	Score         string          // the column of the score, or the expression; "" without one (Options.CostOnly)
	Direction     evp.Direction   // which scores are better
	DirectionFrom DirectionSource // how that is known
	Unit          string          // of cost; "" without a cost

	Groups []evp.Group // the trials by model, and by facet; without trials unless Options.KeepTrials
	Models []string    // the names of the groups: "model", or "facet: model" in a log with facets
	// Histories are the trials of each group step by step, in the order of the log,
	// if Options.Log.KeepHistories is set and the log has a row per step; else nil.
	Histories [][]evp.History
	Samples   []*evp.Sample // of the groups, in the better order of scores; nil for a group that is at fault

	Notes    []string      // what was guessed, in words
	Warnings []evp.Warning // what the reader must know of the log

	options    Options
	column     string               // of the score; "" if it is an expression
	named      namedRange           // of the scores
	faults     []error              // of groups that no sample can be made of; nil for others
	sizes      [][]float64          // of the trials of each group, NaN for an empty cell; nil without Options.Size
	tags       []*evp.PriceTag      // of the groups; nil without a cost
	priceFault error                // of the first group that has no price
	inspection *triallog.Inspection // nil unless Options.KeepColumns
}

// Open reads a log and understands it. The sources are read one after another and
// together are one log, so they need the same columns for the score and the cost.
// The error names file, line and column of the first fault of the log, and is a
// *triallog.SyntaxError where there is such a place; it is a
// *triallog.ExpressionError if an expression of the options does not parse, which
// [IsUsage] reports. A model without a single score is a warning; a log without one is
// no error here, but of the methods that need scores.
func Open(sources []triallog.Source, o Options) (*Study, error) {
	s := &Study{options: o}
	log, err := s.read(sources)
	if err != nil {
		return nil, s.spelled(err)
	}
	s.understand(log)
	return s, nil
}

// read reads the log as the options say.
func (s *Study) read(sources []triallog.Source) (*triallog.Log, error) {
	o := s.reading()
	if !s.options.KeepColumns {
		return triallog.Read(sources, o)
	}
	s.inspection = triallog.Inspect(sources, o)
	return s.inspection.Log, s.inspection.Err
}

// reading returns the options of the reader, which asks once, as soon as the
// score is known, which scores are better.
func (s *Study) reading() triallog.Options {
	o := s.options.Log
	o.Direction = func(stated triallog.Stated, column string) evp.Direction {
		known := resolve(s.options.Direction, stated, column)
		s.column = column
		s.DirectionFrom = known.from
		return known.direction
	}
	o.CostOnly = s.options.CostOnly
	if s.options.CostOnly && !o.Failed.Chosen() {
		o.Failed = triallog.FailedCount // what trials cost does not depend on which have a score
	}
	o.Extra = nil
	for _, e := range []triallog.Extra{
		{Column: s.options.ExampleCost, Option: "example-cost"},
		{Column: s.options.Examples, Option: "examples", Additive: true},
		{Column: s.options.Size, Option: "size"}, // the last: see newSizes
	} {
		if e.Column != "" {
			o.Extra = append(o.Extra, e)
		}
	}
	return o
}

// understand derives everything else from a log. Nothing is resolved elsewhere.
func (s *Study) understand(log *triallog.Log) {
	if s.options.CostUnit == "" && log.CostUnit == "mac" {
		s.options.CostUnit = log.CostUnit
	}
	s.Log, s.Score, s.Unit, s.Direction = log, log.Score, s.options.unit(log), log.Direction
	direction := resolution{s.Direction, s.DirectionFrom}
	s.Notes = s.notes(log)
	factors := newFactors(s.options, log)
	s.Histories, s.sizes = newHistories(log), newSizes(s.options, log)
	s.Groups = evp.GroupByModel(log.Trials)
	s.order(factors)
	log.Trials, log.Histories = nil, nil // they are in the groups, and a million take room
	if s.Unit != "" && s.options.countsMAC() {
		doubleCosts(s.Groups)
	}
	var ofDirection, ofScore []evp.Warning
	if !s.options.CostOnly {
		ofDirection = direction.warnings(log.Stated, s.Score, s.column)
		ofScore = append(scoreWarnings(log), s.failedWarnings()...)
	}
	mixed := s.mixedScores()
	s.Warnings = slices.Concat(log.Warnings, ofDirection,
		s.options.unitWarnings(log, s.Unit, highestCost(s.Groups)), ofScore, mixed, s.mixedUnits())
	for i, g := range s.Groups {
		s.add(g, factors.of(i))
		if !s.options.KeepTrials {
			s.Groups[i].Trials = nil
		}
	}
	s.named = newNamedRange(s.column, s.Samples, len(mixed) > 0)
	s.Warnings = append(s.Warnings, unscoredWarnings(s.Samples)...)
	for i := range s.Warnings {
		s.Warnings[i] = s.spelledWarning(s.Warnings[i])
	}
	for i := range s.Notes {
		s.Notes[i] = s.spell(s.Notes[i])
	}
}

// nameOf returns the name of a group.
func (s *Study) nameOf(g evp.Group) string {
	if s.Log.Facet != "" && g.Facet != g.Model {
		return g.Facet + ": " + g.Model
	}
	return g.Model
}

// add adds one group: its name, its sample and its price.
func (s *Study) add(g evp.Group, factors evp.Factors) {
	name := s.nameOf(g)
	var sample *evp.Sample
	var err error
	if !s.options.CostOnly {
		sample, err = s.sample(name, g.Trials)
	}
	if err != nil {
		err = fmt.Errorf("%s: %w", strings.Join(s.inputNames(), ", "), err)
	}
	s.Models, s.Samples, s.faults = append(s.Models, name), append(s.Samples, sample), append(s.faults, s.spelled(err))
	if s.Unit == "" {
		return
	}
	tag, err := evp.NewPriceTag(name, g.Trials, factors)
	if err != nil && s.priceFault == nil {
		s.priceFault = s.spelled(err)
	}
	if tag != nil && s.Score == "" { // which trials failed is not known
		tag.Failed, tag.FailedCost = 0, math.NaN()
	}
	s.tags = append(s.tags, tag)
}

// sample returns the sample of some trials of a model.
func (s *Study) sample(name string, trials []evp.Trial) (*evp.Sample, error) {
	failed := s.options.Log.Failed.Scoreless()
	return evp.NewSample(name, oneByOne(trials), evp.SampleOptions{Direction: s.Direction, Failed: failed, Unscored: true})
}

// scored reports why no curve can be made of the log: a model that is at fault, or
// no trial with a score.
func (s *Study) scored() error {
	if s.options.CostOnly {
		return errors.New("the log was opened for its cost only: there are no samples")
	}
	for _, err := range s.faults {
		if err != nil {
			return err
		}
	}
	if len(s.scoredSamples()) == 0 {
		return s.noScore()
	}
	return nil
}

// faceted reports whether the log has facets; a result that no Study made has
// none.
func (s *Study) faceted() bool { return s != nil && s.Log.Facet != "" }

// inputNames returns the names of what was read.
func (s *Study) inputNames() []string {
	var out []string
	for _, in := range s.Log.Inputs {
		out = append(out, in.Name)
	}
	return out
}

// notes says what was guessed of a log, and what the options make of its
// numbers.
func (s *Study) notes(log *triallog.Log) []string {
	notes := slices.Clone(log.Notes)
	if s.Unit != "" && s.options.countsMAC() {
		notes = append(notes, "cost unit: every cost is doubled, as a multiply-add is an addition and a multiplication "+
			"(`cost-unit mac`)")
	}
	if note := s.failedNote(log); note != "" {
		notes = append(notes, note)
	}
	if note := s.options.unitNote(log, s.Unit); note != "" {
		notes = append(notes, note)
	}
	return notes
}

// selection says for captions which rows were read; "" if all were.
func (s *Study) selection() string {
	if s == nil || s.Log.Filtered == 0 {
		return ""
	}
	return fmt.Sprintf(" Only trials where %s; %s of the log %s left out.",
		s.Log.Where, counted(s.Log.Filtered, "row"), isOrAre(s.Log.Filtered))
}

// chosen says for reports which rows and which models were read; "" if all were.
func (s *Study) chosen() string {
	out := s.selection()
	if n := s.Log.Others; n > 0 {
		out += fmt.Sprintf(" Only the chosen models; %s of others %s left out.", counted(n, "row"), isOrAre(n))
	}
	return strings.TrimPrefix(out, " ")
}

// isOrAre returns the verb for a count.
func isOrAre(n int) string {
	if n == 1 {
		return "is"
	}
	return "are"
}
