package study

import (
	"slices"
	"strings"

	"evpkit/evp"
)

// document returns what every result of a study says of its making. r holds the
// options that the result was made with, and names its command.
func (s *Study) document(r *Request) Document {
	r.Read = s.options
	if r.Output.Print == "" {
		r.Output.Print = "text"
	}
	out := Document{Unit: s.Unit, Warnings: slices.Clone(s.Warnings), Settings: s.effective(r)}
	for _, in := range s.Log.Inputs {
		out.Inputs = append(out.Inputs, Input(in))
	}
	return out
}

// warn adds warnings of a result to those of the log, each once.
func (d *Document) warn(s *Study, further []evp.Warning) {
	for _, w := range further {
		if w = s.spelledWarning(w); !slices.Contains(d.Warnings, w) {
			d.Warnings = append(d.Warnings, w)
		}
	}
}

// Merged returns warnings for people: those of one kind that say the same of
// several models are one, with the models' names before it.
func Merged(all []evp.Warning) []evp.Warning {
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
			*o = evp.Warning{Code: w.Code, Model: o.Model,
				Message: "the curves go on past the models' own data, beyond which they say nothing new"}
		}
	}
	return out
}
