package main

import (
	"cmp"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"
)

// A manual is what the program says of its commands, in the order of --help:
// what the reference pages and the shells' completions are made from.
type manual struct {
	usage, description string
	commands           []manualCommand
}

// A manualCommand is one command of a manual.
type manualCommand struct {
	name, usage, synopsis, description string
	flags                              []manualFlag // by category, as defined within it
}

// A manualFlag is one flag of a command.
type manualFlag struct {
	category string // without its number
	names    []string
	value    string   // what stands for the value; "" if the flag takes none
	words    []string // the values that it takes, where they can be listed
	usage    string
	standard string // value without the flag
}

// newManual returns the manual of an app.
func newManual(app *cli.App) manual {
	m := manual{usage: app.Usage, description: app.Description}
	for _, c := range app.Commands {
		entry := manualCommand{name: c.Name, usage: c.Usage, synopsis: c.UsageText, description: c.Description}
		flags := slices.Clone(c.Flags)
		slices.SortStableFunc(flags, func(a, b cli.Flag) int { return cmp.Compare(category(a), category(b)) })
		for _, f := range flags {
			entry.flags = append(entry.flags, newManualFlag(f))
		}
		m.commands = append(m.commands, entry)
	}
	return m
}

// newManualFlag returns the manual's entry for a flag.
func newManualFlag(f cli.Flag) manualFlag {
	documented := f.(cli.DocGenerationFlag)
	out := manualFlag{names: f.Names(), usage: documented.GetUsage(), words: flagWords[f.Names()[0]]}
	_, out.category, _ = strings.Cut(category(f), ". ")
	if documented.TakesValue() {
		out.value, out.usage = placeholder(out.usage)
		if text, ok := f.(*cli.StringFlag); ok {
			out.standard = text.Value
		}
	}
	return out
}

// category returns a flag's category, number included.
func category(f cli.Flag) string {
	if c, ok := f.(cli.CategorizableFlag); ok {
		return c.GetCategory()
	}
	return ""
}

// placeholder parts a usage into what stands in backquotes and the whole
// without them.
func placeholder(usage string) (name, plain string) {
	before, rest, ok := strings.Cut(usage, "`")
	name, after, closed := strings.Cut(rest, "`")
	if !ok || !closed {
		return "VALUE", usage
	}
	return name, before + name + after
}
