package study

import (
	"errors"
	"fmt"

	"evpkit/evp"
)

// TargetOptions say which scores are to be reached.
type TargetOptions struct {
	evp.TargetOptions
	Scores []float64 // to be reached, in the log's units; at least one
}

// Targets returns what it takes each model to reach each score.
func (s *Study) Targets(o TargetOptions) (*Targets, error) {
	out, err := s.targets(o)
	return out, s.spelled(err)
}

func (s *Study) targets(o TargetOptions) (*Targets, error) {
	if err := s.scored(); err != nil {
		return nil, err
	}
	out := &Targets{Document: s.document(&Request{Command: "target", Target: o}), HasWithin: o.Within > 0}
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
