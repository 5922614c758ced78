package study

import (
	"evpkit/evp"
	"evpkit/evp/table"
)

// A Document is what a result says about how it was made. Every result embeds
// one.
type Document struct {
	Settings map[string]any // the value of each option, as in JSON
	Inputs   []Input
	Unit     string        // of the cost; "" if trials have no cost
	Warnings []evp.Warning // about the log, each once
}

// An Input says which bytes a result was made from.
type Input struct {
	Name   string `json:"name"`
	SHA256 string `json:"sha256"`
	Rows   int    `json:"rows"`
}

// json returns the JSON document of a command, with the result's own members.
func (d Document) json(command string, own ...table.Member) table.Object {
	out := table.Object{}.With("evp", command).With("schema", 1).
		With("settings", d.Settings).With("inputs", listed(d.Inputs))
	return append(out, own...).With("warnings", warnings(d.Warnings))
}

// before and after return what people read before and after a result's tables;
// a result that has such text has its own methods.
func (d Document) before(string) string { return "" }
func (d Document) after(string) string  { return "" }

// listed returns a list that is an empty array in JSON if it is nil.
func listed[T any](list []T) []T { return append([]T{}, list...) }

// A warning is an evp.Warning in JSON.
type warning struct {
	Code    evp.WarningCode `json:"code"`
	Message string          `json:"message"` // begins with the place, if there is one
	Model   string          `json:"model"`
}

func warnings(all []evp.Warning) []warning {
	out := []warning{}
	for _, w := range all {
		message := w.Message
		if w.Place != "" {
			message = w.Place + ": " + message
		}
		out = append(out, warning{w.Code, message, w.Model})
	}
	return out
}
