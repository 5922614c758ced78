package triallog

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"evpkit/evp/nearest"
	"evpkit/evp/triallog/internal/rows"
)

// A ModelChoice chooses a model, and may give it another name.
type ModelChoice struct {
	Name string // of the model in the log, as Options.By makes it
	As   string // the name that it gets; "" keeps it
}

// final returns the name that the model has in the result.
func (c ModelChoice) final() string { return cmp.Or(c.As, c.Name) }

// checkModels reports choices that contradict each other.
func (o *Options) checkModels() error {
	for i, c := range o.Models {
		if c.Name == "" {
			return fmt.Errorf("`models`: a model has no name")
		}
		for _, before := range o.Models[:i] {
			if before.Name == c.Name {
				return fmt.Errorf("`models`: model %s is named twice", rows.Quote(c.Name))
			}
			if before.final() == c.final() {
				return fmt.Errorf("`models`: %s and %s would both be called %s", rows.Quote(before.Name),
					rows.Quote(c.Name), rows.Quote(c.final()))
			}
		}
	}
	return nil
}

// ModelRows are a model of the log under Options.Models.
type modelRows struct {
	name string // in the log
	out  bool   // the model is not chosen
	rows int    // left out
}

// choose returns what a model is called in the result, and takes note of it.
func (m *models) choose(name string) string {
	i := slices.IndexFunc(m.choices, func(c ModelChoice) bool { return c.Name == name })
	m.rows = append(m.rows, modelRows{name: name, out: i < 0})
	if i < 0 {
		return ""
	}
	return m.choices[i].final()
}

// leavesOutModel reports whether a row is of a model that is not chosen, and counts
// it.
func (r *rowReader) leavesOutModel(rec []string) (bool, error) {
	if len(r.models.choices) == 0 {
		return false, nil
	}
	n, err := r.modelNumber(rec)
	if err != nil || !r.models.rows[n].out {
		return false, err
	}
	r.models.rows[n].rows++
	r.tally.others++
	r.tally.leftOut++
	return true, nil
}

// reportChoices says in the log which models were left out, and with how many rows.
// It is an error if the log has no trial of a model that is chosen.
func (m *models) reportChoices(log *Log) error {
	var all []string // models of the log, each once
	var out []modelRows
	for _, row := range m.rows {
		log.Others += row.rows
		at := slices.IndexFunc(out, func(o modelRows) bool { return o.name == row.name })
		switch {
		case row.out && at >= 0: // in another facet
			out[at].rows += row.rows
		case row.out:
			out = append(out, row)
		}
		if !slices.Contains(all, row.name) {
			all = append(all, row.name)
		}
	}
	for _, c := range m.choices {
		if len(all) > 0 && !slices.Contains(all, c.Name) { // without any model, there is no row to blame it on
			return &SyntaxError{File: log.Inputs[0].Name, Msg: unknownModel(c, all)}
		}
	}
	if len(out) == 0 {
		return nil
	}
	var words []string
	for _, o := range out[:min(len(out), maxListedModels)] {
		words = append(words, fmt.Sprintf("%s (%d %s)", rows.Quote(o.name), o.rows, rows.Plural(o.rows, "row")))
	}
	if len(out) > maxListedModels {
		words = append(words, "…")
	}
	log.Notes = append(log.Notes, fmt.Sprintf("models: %d of %d are read; left out: %s",
		len(all)-len(out), len(all), strings.Join(words, ", ")))
	return nil
}

// maxListedModels is how many models a note lists.
const maxListedModels = 8

// unknownModel says that the log has no model that is chosen.
func unknownModel(c ModelChoice, all []string) string {
	if whole := c.Name + "=" + c.As; c.As != "" && slices.Contains(all, whole) {
		return fmt.Sprintf("`models`: there is no model %s; the model %s is written in double quotes, as it has a =",
			rows.Quote(c.Name), rows.Quote(whole))
	}
	msg := fmt.Sprintf("`models`: no trial is of a model %s", rows.Quote(c.Name))
	if near := nearest.Name(c.Name, all); near != "" {
		msg += fmt.Sprintf(", did you mean %s?", rows.Quote(near))
	}
	if len(all) == 1 && all[0] == onlyModel {
		return msg + ": all rows are of one model; `by` says what tells models apart"
	}
	return fmt.Sprintf("%s (models: %s)", msg, rows.QuoteAll(all))
}
