package triallog

import (
	"errors"
	"fmt"
	"slices"

	"evpkit/evp/triallog/internal/expr"
	"evpkit/evp/triallog/internal/rows"
	"evpkit/evp/triallog/internal/source"
)

// The options that messages name most.
const (
	scoreOption      = "score"
	costOption       = "cost"
	whereOption      = "where"
	byOption         = "by"
	facetOption      = "facet"
	statusOption     = "status"
	stateOption      = "state"
	trialOption      = "trial"
	stepOption       = "step"
	countOption      = "count"
	replicatesOption = "replicates"
	joinOption       = "join"
)

// Validate reports what is wrong with the options, whatever the log. Read and
// Inspect call it, too.
func (o Options) Validate() error {
	for _, check := range []func() error{
		o.checkPolicies, o.checkStates, o.checkColumns, o.checkStructure, o.checkStructureColumns,
		o.checkModels, o.checkJoins,
	} {
		if err := check(); err != nil {
			return err
		}
	}
	return nil
}

// checkPolicies reports values that do not exist.
func (o *Options) checkPolicies() error {
	if o.Format != "" && source.Named(string(o.Format)) == nil {
		return fmt.Errorf("there is no format %s", rows.Quote(string(o.Format)))
	}
	isPruned := o.Pruned >= PrunedCost && o.Pruned <= PrunedDrop
	isMissing := o.MissingCost >= MissingCostFault && o.MissingCost <= MissingCostMean
	if !isPruned || !isMissing {
		return fmt.Errorf("there is no such policy")
	}
	return nil
}

// checkStates reports words for states that say nothing, or two things.
func (o *Options) checkStates() error {
	for i, w := range o.States {
		if w.State < StateFinished || w.State >= numStates {
			return fmt.Errorf("`state` %s: there is no such state", rows.Quote(w.Word))
		}
		for _, before := range o.States[:i] {
			if normalState(before.Word) == normalState(w.Word) && before.State != w.State {
				return fmt.Errorf("`state`: %s is said to be %s and %s", rows.Quote(w.Word), before.State, w.State)
			}
		}
	}
	return nil
}

// checkColumns reports columns that cannot be what they are to be, and a
// malformed condition.
func (o *Options) checkColumns() error {
	if o.Status != "" && (o.Status == o.Score || o.Status == o.Cost) {
		return fmt.Errorf("column %s cannot be both the state and the score or cost", rows.Quote(o.Status))
	}
	if o.Where != "" {
		if _, err := expr.ParseCondition(whereOption, o.Where); err != nil {
			return err
		}
	}
	if o.Score != "" && o.Score == o.Cost {
		return fmt.Errorf("column %s cannot be both the score and the cost", rows.Quote(o.Score))
	}
	for i, name := range o.By {
		if name == "" {
			return fmt.Errorf("a column to group by has no name")
		}
		if slices.Contains(o.By[:i], name) {
			return fmt.Errorf("column %s is named twice to group by", rows.Quote(name))
		}
		if name == o.Facet {
			return fmt.Errorf("column %s cannot split the log and name the models", rows.Quote(name))
		}
	}
	return nil
}

// checkStructure reports options that contradict each other on what a row is.
func (o *Options) checkStructure() error {
	if o.Reduce < ReduceBest || o.Reduce > ReduceLast {
		return fmt.Errorf("there is no such way to reduce steps")
	}
	for _, needs := range []struct {
		given  bool
		option string
	}{{o.Step != "", stepOption}, {o.Reduce != ReduceBest, "reduce"}, {o.CostPerStep, "cost-per-step"}} {
		if needs.given && o.Trial == "" {
			return fmt.Errorf(
				"`%s` is for logs with several rows per trial: name the column of the trials with `trial`", needs.option)
		}
	}
	if o.Count != "" && (o.Trial != "" || len(o.Replicates) > 0) {
		return fmt.Errorf("`count` is for rows that stand for several trials: " +
			"leave out `trial` and `replicates`, which make one trial of several rows")
	}
	return nil
}

// checkStructureColumns reports columns that are named for two purposes, one of
// them to say what a row is.
func (o *Options) checkStructureColumns() error {
	type named struct{ option, column string }
	all := []named{{trialOption, o.Trial}, {stepOption, o.Step}, {countOption, o.Count}}
	for _, column := range o.Replicates {
		all = append(all, named{replicatesOption, column})
	}
	for k, a := range all {
		others := append([]named{{scoreOption, o.Score}, {costOption, o.Cost}, {statusOption, o.Status}}, all[:k]...)
		if a.option != stepOption { // steps may group trials: models at several budgets
			for _, by := range o.By {
				others = append(others, named{byOption, by})
			}
		}
		for _, b := range others {
			if a.column != "" && a.column == b.column {
				return fmt.Errorf("`%s` and `%s` cannot both be column %s", b.option, a.option, rows.Quote(a.column))
			}
		}
	}
	if slices.Contains(o.Replicates, "") {
		return fmt.Errorf("`replicates`: a column has no name")
	}
	return nil
}

// beforeOpening returns err, an error in opening a log, unless an expression is
// malformed whatever the log: that comes first.
func (o *Options) beforeOpening(err error) error {
	if errors.As(err, new(*SyntaxError)) {
		return err // about the content of the log
	}
	asked := append([]Extra{{Column: o.Score, Option: scoreOption}, {Column: o.Cost, Option: costOption}}, o.Extra...)
	for _, e := range asked {
		if fault := malformed(parseNumber, e.Option, e.Column); fault != nil {
			return fault
		}
	}
	for _, by := range o.By {
		if fault := malformed(expr.ParseText, byOption, by); fault != nil {
			return fault
		}
	}
	if fault := malformed(expr.ParseText, facetOption, o.Facet); fault != nil {
		return fault
	}
	return err
}

// A parser parses the expression that an option gives.
type parser = func(option, text string) (*expr.Expression, error)

// malformed returns the error of a text that can be no column's name and no
// expression; nil for any other.
func malformed(parse parser, option, text string) error {
	if text == "" || expr.LooksLikeName(text) {
		return nil
	}
	_, err := parse(option, text)
	return err
}

// parseNumber parses an expression for a number. A score or a cost must name a
// column: one that is the same for all trials is a mistake.
func parseNumber(option, text string) (*expr.Expression, error) {
	e, err := expr.ParseNumber(option, text)
	if err == nil && (option == scoreOption || option == costOption) {
		err = e.NeedsColumn()
	}
	if err != nil {
		return nil, err
	}
	return e, nil
}
