package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/urfave/cli/v2"

	"evpkit/evp"
	"evpkit/evp/nearest"
	"evpkit/evp/triallog"
)

// Exit codes.
const (
	exitDone  = 0 // warnings allowed
	exitData  = 1 // the data or the files are at fault
	exitUsage = 2 // the command line is at fault
)

// A usageError is a fault of the command line.
type usageError struct{ err error }

func (e usageError) Error() string { return e.err.Error() }
func (e usageError) Unwrap() error { return e.err }

// usagef returns a usageError.
func usagef(format string, args ...any) error {
	return usageError{fmt.Errorf(format, args...)}
}

// A terminal is what a command talks to.
type terminal struct {
	stdin          io.Reader
	stdout, stderr io.Writer

	args []string // the command line, without the program's name
	said map[evp.Warning]bool
}

// note writes one line on stderr.
func (t terminal) note(format string, args ...any) {
	fmt.Fprintln(t.stderr, "evp: "+oneLine(fmt.Sprintf(format, args...)))
}

// run runs the program and returns its exit code. An error is one line on
// stderr.
func run(args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	t := terminal{stdin, stdout, stderr, args, make(map[evp.Warning]bool)}
	app := newApp(t)
	args, err := permute(app, args)
	var c *config
	if err == nil {
		args, c, err = withConfig(app, args)
	}
	if err == nil {
		err = c.blame(app.Run(append([]string{app.Name}, args...)))
	}
	if err == nil {
		return exitDone
	}
	t.note("%s", err)
	if errors.As(err, new(usageError)) || isExpressionError(err) {
		return exitUsage
	}
	return exitData
}

// isExpressionError reports whether an error is of an expression on the command
// line.
func isExpressionError(err error) bool { return errors.As(err, new(*triallog.ExpressionError)) }

// newApp returns the program's commands; an App serves one run.
func newApp(t terminal) *cli.App {
	app := &cli.App{
		Name:      "evp",
		Usage:     "budget/accuracy curves from logs of hyperparameter trials",
		UsageText: "evp COMMAND [flags] FILE...\n\nFlags may stand before or after the files; FILE \"-\" is standard input.",
		Description: "Reports the expected best validation score as a function of the budget, in trials\n" +
			"and in cumulative compute (FPO), instead of the best of an unknown number of trials.\n\n" +
			"  Try it:      evp demo\n" +
			"  Your log:    evp check runs.csv\n" +
			"  A figure:    evp curve --score val_acc --cost fpo --by model -o fig.pdf runs.csv\n" +
			"  All flags:   evp curve --help",
		Version:               version(),
		HideHelpCommand:       true,
		CustomAppHelpTemplate: appHelp,
		Writer:                t.stdout,
		ErrWriter:             t.stderr,
		ExitErrHandler:        func(*cli.Context, error) {},
		Commands: []*cli.Command{
			demoCommand(t), checkCommand(t), curveCommand(t), compareCommand(t), targetCommand(t), returnsCommand(t),
			costCommand(t), reportCommand(t), barsCommand(t), completionCommand(t), docsCommand(t),
		},
		Action: func(c *cli.Context) error {
			if c.Args().Present() {
				return unknownCommand(c.App, c.Args().First())
			}
			return cli.ShowAppHelp(c)
		},
		OnUsageError: func(_ *cli.Context, err error, _ bool) error { return usageError{err} },

		DisableSliceFlagSeparator: true,
	}
	for _, command := range app.Commands {
		command.HideHelpCommand = true
		command.CustomHelpTemplate = commandHelp
		command.OnUsageError = app.OnUsageError
		if flagNamed(command, "score") != nil {
			command.Flags = append(command.Flags, configFlag())
		}
	}
	return app
}

// unknownCommand returns the error for a command that does not exist: it may be
// a file, or a slip.
func unknownCommand(app *cli.App, name string) error {
	var names []string
	for _, command := range app.Commands {
		names = append(names, command.Name)
	}
	if info, err := os.Stat(name); err == nil && !info.IsDir() {
		return usagef("%s is a file: a command stands before it, as in evp check %s", name, shellWords([]string{name}))
	}
	slip := ""
	if near := nearest.Name(name, names); near != "" {
		slip = fmt.Sprintf(". Did you mean %q?", near)
	}
	return usagef("there is no command %q; there are %s%s", name, strings.Join(names, ", "), slip)
}

// oneLine replaces line breaks and other control characters by spaces.
func oneLine(s string) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' || r == 0x7f || r == 0x85 || r == 0x2028 || r == 0x2029 {
			return ' '
		}
		return r
	}, s)
}
