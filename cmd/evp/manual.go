package main

import (
	"strings"

	"github.com/urfave/cli/v2"

	"evpkit/evp/study"
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
	flags                              []study.Setting
}

// newManual returns the manual of an app.
func newManual(app *cli.App) manual {
	m := manual{usage: app.Usage, description: app.Description}
	for _, c := range app.Commands {
		m.commands = append(m.commands, manualCommand{c.Name, c.Usage, c.UsageText, c.Description, settingsOf(c.Name)})
	}
	return m
}

// names returns the names of the commands.
func (m manual) names() []string {
	var out []string
	for _, c := range m.commands {
		out = append(out, c.name)
	}
	return out
}

// dashed returns the command's flags as they are typed.
func (c manualCommand) dashed() []string {
	var out []string
	for _, f := range c.flags {
		out = append(out, dashed(f.Name))
	}
	return out
}

// arguments returns the words that a command takes instead of files.
func (c manualCommand) arguments() []string {
	_, words, _ := strings.Cut(c.synopsis, "evp "+c.name+" ")
	if !strings.Contains(words, "|") || strings.Contains(words, " ") {
		return nil
	}
	return strings.Split(words, "|")
}
