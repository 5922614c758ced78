package study

import (
	"fmt"
	"slices"
	"strings"

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
		meant := ""
		if near := nearest.Name(name, all); near != "" {
			meant = fmt.Sprintf(", did you mean %q?", near)
		}
		return fmt.Errorf("`band-for`: no trial of %s is of a model %q%s (models: %s)",
			strings.Join(s.inputNames(), ", "), name, meant, namesOf(all, mostNamed))
	}
	return nil
}

// namesOrNull returns the names for JSON, null if there are none.
func namesOrNull(names []string) any {
	if len(names) == 0 {
		return nil
	}
	return names
}
