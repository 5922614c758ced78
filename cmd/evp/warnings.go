package main

import (
	"slices"
	"strings"

	"evpkit/evp"
)

// together returns the warnings for people: those of one kind that say the same
// of several models are one, with the models' names before it.
func together(all []evp.Warning) []evp.Warning {
	var out []evp.Warning
	for _, w := range all {
		i := slices.IndexFunc(out, func(o evp.Warning) bool {
			return o.Code == w.Code && o.Model != "" && w.Model != "" && (o.Message == w.Message || w.Code == evp.WarnPastData)
		})
		if i < 0 {
			out = append(out, w)
			continue
		}
		o := &out[i]
		if names := strings.Split(o.Model, ", "); !slices.Contains(names, w.Model) {
			o.Model = strings.Join(append(names, w.Model), ", ")
		}
		if w.Code == evp.WarnPastData && strings.Contains(o.Model, ", ") {
			*o = evp.Warning{Code: w.Code, Model: o.Model, Message: "the curves go on past the models' own data, beyond which they say nothing new"}
		}
	}
	return out
}
