package study

import (
	"errors"
	"fmt"
	"io"

	"evpkit/evp"
	"evpkit/evp/number"
	"evpkit/evp/table"
)

// TargetOptions say which scores are to be reached, and by default with 0.95 as the
// confidence of the interval of the share of trials that reach one.
type TargetOptions struct {
	evp.TargetOptions
	Scores []float64 // to be reached, in the log's units; at least one
}

// Targets is the result of Study.Targets: what it takes each model to reach scores.
type Targets struct {
	Document
	HasWithin bool          // the probability of reaching them within a budget was asked for
	Models    []TargetModel // in the order of Study.Models

	study *Study
}

// A TargetModel is one model and what it takes it to reach each score, in the order
// of TargetOptions.Scores.
type TargetModel struct {
	Sample  *evp.Sample
	Targets []*evp.Target
}

// Targets returns what a random search with each model takes to reach each score:
// expected trials and cost, their medians and 90 % quantiles. A score that no trial
// reaches is a warning, and its numbers are NaN. It is an error if o.Within is given
// and the trials have no cost.
func (s *Study) Targets(o TargetOptions) (_ *Targets, err error) {
	defer func() { err = s.spelled(err) }()
	if err := s.scored(); err != nil {
		return nil, err
	}
	out := &Targets{Document: s.document(&Request{Command: "target", Target: o}), HasWithin: o.Within > 0, study: s}
	for _, sample := range s.Samples {
		m := TargetModel{Sample: sample}
		for _, score := range o.Scores {
			target, err := sample.Reach(score, o.TargetOptions)
			if errors.Is(err, evp.ErrNoCost) {
				return nil, fmt.Errorf("`within`: %w; name the column with `cost`", err)
			}
			if err != nil {
				return nil, err
			}
			m.Targets = append(m.Targets, target)
			out.warn(s, target.Warnings)
		}
		out.Models = append(out.Models, m)
	}
	return out, nil
}

// all returns the targets of all models.
func (t Targets) all() []*evp.Target {
	var out []*evp.Target
	for _, m := range t.Models {
		out = append(out, m.Targets...)
	}
	return out
}

// Write writes the result in a format: csv (a row per model and target), json,
// txt or text, md, or tex.
func (t Targets) Write(w io.Writer, format string) error { return write(w, t, format) }

func (t Targets) document() table.Object {
	models := []table.Object{}
	for _, m := range t.Models {
		models = append(models, append(sampleObject(m.Sample),
			table.Object{}.With("targets", t.exact(m.Targets).Skip(1).Objects())...))
	}
	return t.json("target", table.Object{}.With("models", models)...)
}

// sampleObject returns a model and its trials as they are in JSON.
func sampleObject(s *evp.Sample) table.Object {
	return table.Object{}.With("name", s.Model()).With("trials", s.N()).With("failed", s.Failed()).
		With("best", number.Value(s.Best())).With("total_cost", number.Value(s.TotalCost())).
		With("mean_cost", number.Value(s.MeanCost()))
}
