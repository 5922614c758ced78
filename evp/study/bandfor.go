package study

import (
	"fmt"
	"slices"

	"evpkit/evp/nearest"
	"evpkit/plot"
)

// checkBandFor reports the first model that a figure's bands are wanted of and that
// the log has not.
func (s *Study) checkBandFor(o plot.Options) error {
	var all []string
	for i, g := range s.Groups {
		for _, name := range []string{g.Model, s.Models[i]} {
			if !slices.Contains(all, name) {
				all = append(all, name)
			}
		}
	}
	for _, name := range o.BandFor {
		if slices.Contains(all, name) {
			continue
		}
		if near := nearest.Name(name, all); near != "" {
			return fmt.Errorf("`band-for`: there is no model %q, did you mean %q?", name, near)
		}
		return fmt.Errorf("`band-for`: there is no model %q (models: %s)", name, namesOf(all, mostNamed))
	}
	return nil
}

// bandFor returns the options of a figure that names models as Models does, where a
// model's name stands for it in all facets.
func (s *Study) bandFor(o plot.Options) plot.Options {
	if s == nil {
		return o
	}
	var names []string
	for i, g := range s.Groups {
		if slices.Contains(o.BandFor, g.Model) || slices.Contains(o.BandFor, s.Models[i]) {
			names = append(names, s.Models[i])
		}
	}
	o.BandFor = names
	return o
}

// namesOrNull returns the names for JSON, null if there are none.
func namesOrNull(names []string) any {
	if len(names) == 0 {
		return nil
	}
	return names
}
