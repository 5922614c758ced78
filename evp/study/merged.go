package study

import (
	"fmt"
	"strings"
	"unicode"

	"evpkit/evp"
)

// mostListedNames is how many models or files a merged warning names.
const mostListedNames = 3

// A warningKind is what warnings share that people read as one: their code, whether
// they are about a place or a model and, if they are about all of the log, their
// message. Of tail laws that are not there the message is the reason, which differs from
// model to model in more than its numbers.
type warningKind struct {
	code     evp.WarningCode
	hasPlace bool
	message  string
}

// kindOf returns the kind of a warning.
func kindOf(w evp.Warning) warningKind {
	if subject(w) == "" {
		return warningKind{code: w.Code, message: w.Message}
	}
	kind := warningKind{code: w.Code, hasPlace: w.Place != ""}
	if w.Code == evp.WarnTailNone {
		kind.message = withoutNumbers(w.Message)
	}
	return kind
}

// withoutNumbers returns a message without its digits.
func withoutNumbers(message string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsDigit(r) {
			return -1
		}
		return r
	}, message)
}

// Merged returns warnings for people: one for each kind, in the order in which the
// kinds first occur. What is said of several models, or of several files, is said
// once, with their names. Results keep each warning apart, for programs.
func Merged(all []evp.Warning) []evp.Warning {
	var kinds []warningKind
	byKind := make(map[warningKind][]evp.Warning)
	said := make(map[evp.Warning]bool)
	for _, w := range all {
		kind := kindOf(w)
		if byKind[kind] == nil {
			kinds = append(kinds, kind)
		}
		if !said[w] {
			said[w], byKind[kind] = true, append(byKind[kind], w)
		}
	}
	var out []evp.Warning
	for _, kind := range kinds {
		out = append(out, merged(byKind[kind]))
	}
	return out
}

// ofSeveral is what warnings say that differ in their numbers from model to model.
var ofSeveral = map[evp.WarningCode]string{
	evp.WarnDropped: "failed trials were left out: the models look cheaper than they were",
	evp.WarnConditionalU: "trials failed, so the U estimates, given at least one score, are not unbiased; a baseline " +
		"makes them so",
	evp.WarnPastData: "the curves go on past the models' own data, beyond which they say nothing new",
	WarnUnscored:     "no trial has a score: they have no curves, but their costs count; " + unscoredAdvice,
}

// merged returns the warnings of one kind as one. If their messages differ, the first
// is followed by the names of the models, or the places, of which the like holds.
func merged(all []evp.Warning) evp.Warning {
	out := all[0]
	same := true
	var names []string
	named := make(map[string]bool)
	for _, w := range all {
		same = same && w.Message == out.Message
		if name := subject(w); !named[name] {
			named[name], names = true, append(names, shortName(name))
		}
	}
	if out.Place == "" {
		out.Model = names[0]
	}
	general := ofSeveral[out.Code]
	switch more := len(all) - 1; {
	case len(names) == 1 && more > 0 && general == "":
		out.Message += fmt.Sprintf(" (and %d more like this)", more)
	case len(names) == 1:
	case out.Place == "" && general != "":
		out.Model, out.Message = namesOf(names, mostListedNames), general
	case out.Place == "" && same:
		out.Model = namesOf(names, mostListedNames)
	default:
		out.Message += " (likewise " + namesOf(names[1:], mostListedNames) + ")"
	}
	return out
}

// subject returns what a warning is about: a place or a model; "" for all of a log.
func subject(w evp.Warning) string {
	if w.Place != "" {
		return w.Place
	}
	return w.Model
}

// mostOfName is how many letters of a name a sentence shows: nobody reads more.
const mostOfName = 100

// shortName returns a name for a sentence, cut if it is very long.
func shortName(name string) string {
	if len(name) <= mostOfName {
		return name
	}
	letters := []rune(name)
	if len(letters) <= mostOfName {
		return name
	}
	return string(letters[:mostOfName-1]) + "…"
}

// namesOf lists names, so many at most: "a, b" or "a, b, c and 7 more".
func namesOf(names []string, most int) string {
	if len(names) <= most+1 {
		return strings.Join(names, ", ")
	}
	return fmt.Sprintf("%s and %d more", strings.Join(names[:most], ", "), len(names)-most)
}
