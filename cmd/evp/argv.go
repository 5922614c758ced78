package main

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/urfave/cli/v2"
)

// permute puts the flags of a command before its files, as the library wants
// them, so that they may stand anywhere; what follows "--" is files. An
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
	help := slices.ContainsFunc(args[:at], isHelp)
	command := app.Command(args[at])
	if command == nil {
		return nil, unknownCommand(app, args[at])
	}
	var flags, files []string
	rest := args[at+1:]
	for len(rest) > 0 {
		arg := rest[0]
		rest = rest[1:]
		if arg == "--" {
			files = append(files, rest...)
			break
		}
		if help = help || isHelp(arg); help {
			return []string{command.Name, "--help"}, nil
		}
		if arg == "-" || !strings.HasPrefix(arg, "-") {
			files = append(files, arg)
			continue
		}
		taken, err := takeFlag(app, command, arg, rest)
		if err != nil {
			return nil, err
		}
		flags = append(append(flags, arg), rest[:taken]...)
		rest = rest[taken:]
	}
	if help {
		return []string{command.Name, "--help"}, nil
	}
	return slices.Concat(args[:at+1], flags, []string{"--"}, files), nil
}

// takeFlag returns how many of the arguments that follow a command's flag are
// its value.
func takeFlag(app *cli.App, command *cli.Command, arg string, rest []string) (taken int, err error) {
	name, value, has := strings.Cut(strings.TrimLeft(arg, "-"), "=")
	for _, f := range command.Flags {
		if !slices.Contains(f.Names(), name) {
			continue
		}
		if _, isBool := f.(*cli.BoolFlag); isBool || has {
			if _, err := strconv.ParseBool(value); isBool && has && err != nil {
				return 0, usagef("flag %s takes no value: write it alone, without =%s, or leave it out", dashed(name), value)
			}
			return 0, nil
		}
		if len(rest) == 0 {
			return 0, usagef("flag %s needs a value; see evp %s --help", dashed(name), command.Name)
		}
		return 1, nil
	}
	if len(command.Flags) == 0 {
		return 0, usagef("evp %s has no flags (evp %s --help)", command.Name, command.Name)
	}
	return 0, usagef("evp %s has no flag %s%s (all: evp %s --help)", command.Name, dashed(name), insteadOf(app, command.Flags, name), command.Name)
}

// insteadOf says what there is instead of a flag that is not among some: the
// command that has it, or else the nearest of them; "" if none is near.
func insteadOf(app *cli.App, flags []cli.Flag, name string) string {
	for _, other := range app.Commands {
		if flagNamed(other, name) != nil {
			return fmt.Sprintf("; evp %s has", other.Name)
		}
	}
	nearest := strings.TrimLeft(cli.SuggestFlag(flags, name, true), "-")
	if nearest == "" {
		return ""
	}
	return "; the nearest is " + dashed(nearest)
}

// isHelp reports whether an argument asks for help.
func isHelp(arg string) bool { return slices.Contains([]string{"--help", "-help", "-h", "--h"}, arg) }

// checkGlobal reports a flag before the command that the program lacks.
func checkGlobal(args []string) error {
	for _, arg := range args {
		if !slices.Contains([]string{"--help", "-help", "-h", "--h", "--version", "-version", "-v", "--v"}, arg) {
			return usagef("there is no flag %s before the command, only %s; flags of a command stand after it (evp COMMAND --help)", arg, strings.Join(globalFlags, " and "))
		}
	}
	return nil
}

// dashed returns a flag's name as it is typed: --x with two dashes, as it is
// called everywhere, other single letters with one.
func dashed(name string) string {
	if len(name) == 1 && name != "x" {
		return "-" + name
	}
	return "--" + name
}

// init has --help show flags as dashed does; the library gives every single
// letter one dash.
func init() {
	shown := cli.FlagStringer
	cli.FlagStringer = func(f cli.Flag) string {
		name := f.Names()[0]
		return dashed(name) + strings.TrimPrefix(strings.TrimLeft(shown(f), "-"), name)
	}
}
