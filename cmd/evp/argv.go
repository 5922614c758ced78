package main

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/urfave/cli/v2"

	"evpkit/evp/nearest"
	"evpkit/evp/study"
)

// permute puts the flags of a command before its files, as the library wants
// them, so that they may be given anywhere; what follows "--" is files. An
// unknown flag and a flag without its value are errors.
func permute(app *cli.App, args []string) ([]string, error) {
	if len(args) > 0 && args[0] == "help" {
		args = append(args[1:len(args):len(args)], "--help")
	}
	at := slices.IndexFunc(args, func(a string) bool { return !strings.HasPrefix(a, "-") })
	if at < 0 {
		return args, checkGlobal(args)
	}
	if err := checkGlobal(args[:at]); err != nil {
		return nil, err
	}
	command := app.Command(args[at])
	if command == nil {
		return nil, unknownCommand(app, args[at])
	}
	if slices.ContainsFunc(args[:at], isHelp) {
		return []string{command.Name, "--help"}, nil
	}
	var flags, files []string
	for rest := args[at+1:]; len(rest) > 0; {
		arg := rest[0]
		rest = rest[1:]
		switch {
		case arg == "--":
			files, rest = append(files, rest...), nil
		case isHelp(arg):
			return []string{command.Name, "--help"}, nil
		case arg == "-" || !strings.HasPrefix(arg, "-"):
			files = append(files, arg)
		default:
			taken, err := takeFlag(app, command.Name, arg, rest)
			if err != nil {
				return nil, err
			}
			flags = append(append(flags, arg), rest[:taken]...)
			rest = rest[taken:]
		}
	}
	return slices.Concat(args[:at+1], flags, []string{"--"}, files), nil
}

// takeFlag returns how many of the arguments that follow a command's flag are
// its value.
func takeFlag(app *cli.App, command, arg string, rest []string) (taken int, err error) {
	name, value, has := strings.Cut(strings.TrimLeft(arg, "-"), "=")
	s, ok := settingNamed(command, name)
	switch {
	case !ok && len(settingsOf(command)) == 0:
		return 0, usagef("evp %s has no flags (evp %s --help)", command, command)
	case !ok:
		return 0, usagef("evp %s has no flag %s%s (all: evp %s --help)",
			command, dashed(name), insteadOf(app, []string{command}, name), command)
	case s.Switch():
		if _, err := strconv.ParseBool(value); has && err != nil {
			return 0, usagef("flag %s takes no value: write it alone, without =%s, or leave it out", dashed(name), value)
		}
		return 0, nil
	case has:
		return 0, nil
	case len(rest) == 0:
		return 0, usagef("flag %s needs a value; see evp %s --help", dashed(name), command)
	}
	return 1, nil
}

// insteadOf says what there is instead of a flag that some commands lack: the
// command that has it, or else the nearest of their flags; "" if none is near.
func insteadOf(app *cli.App, commands []string, name string) string {
	for _, other := range commandNames(app) {
		if _, ok := settingNamed(other, name); ok {
			return fmt.Sprintf("; evp %s has", other)
		}
	}
	var names []string
	for _, command := range commands {
		names = append(names, settingNames(settingsOf(command))...)
	}
	if near := nearest.Name(name, names); near != "" {
		return "; the nearest is " + dashed(near)
	}
	return ""
}

// settingNames returns the names of settings.
func settingNames(all []study.Setting) []string {
	var names []string
	for _, s := range all {
		names = append(names, s.Name)
	}
	return names
}

// isHelp reports whether an argument asks for help.
func isHelp(arg string) bool { return slices.Contains([]string{"--help", "-help", "-h", "--h"}, arg) }

// globalFlags are the flags that may be given in place of a command.
var globalFlags = []string{"--version", "--help"}

// checkGlobal reports a flag before the command that the program lacks.
func checkGlobal(args []string) error {
	for _, arg := range args {
		if !isHelp(arg) && !slices.Contains([]string{"--version", "-version", "-v", "--v"}, arg) {
			return usagef("there is no flag %s before the command, only %s; flags of a command follow it (evp COMMAND --help)",
				arg, strings.Join(globalFlags, " and "))
		}
	}
	return nil
}

// dashed returns a flag's name as it is typed: --x has two dashes, as it is
// called everywhere, other single letters have one.
func dashed(name string) string {
	if len(name) == 1 && name != "x" {
		return "-" + name
	}
	return "--" + name
}
