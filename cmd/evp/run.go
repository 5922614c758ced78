package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/urfave/cli/v2"

	"evpkit/evp/nearest"
	"evpkit/evp/study"
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

// isUsage reports whether an error is a fault of the command line.
func isUsage(err error) bool { return errors.As(err, new(usageError)) || study.IsUsage(err) }

// run runs the program and returns its exit code. An error is one line on
// stderr, and nothing else is said then.
func run(args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	t := newTerminal(args, stdin, stdout, stderr)
	app := newApp(t)
	args, err := permute(app, args)
	var c *config
	if err == nil {
		args, c, err = withConfig(app, args)
	}
	if err == nil {
		err = c.blame(app.Run(append([]string{app.Name}, args...)))
	}
	if written, ok := app.Writer.(*checkedWriter); ok && err == nil && written.err != nil {
		err = fmt.Errorf("cannot write to standard output: %w", cause(written.err))
	}
	switch {
	case err == nil:
		t.flush()
		return exitDone
	case isUsage(err):
		t.say(study.Spell(err.Error(), asFlag))
		return exitUsage
	}
	t.say(study.Spell(err.Error(), asFlag))
	return exitData
}

// A checkedWriter remembers the first error of writing: the library does not look
// whether its help could be written.
type checkedWriter struct {
	w   io.Writer
	err error
}

func (c *checkedWriter) Write(p []byte) (int, error) {
	n, err := c.w.Write(p)
	if c.err == nil {
		c.err = err
	}
	return n, err
}

// newApp returns the program's commands; an App serves one run.
func newApp(t terminal) *cli.App {
	app := &cli.App{
		Name:  "evp",
		Usage: "budget/accuracy curves from logs of hyperparameter trials",
		UsageText: "evp COMMAND [flags] FILE...\n\n" +
			"Flags may be given before or after the files; FILE \"-\" is standard input.",
		Description: "Reports the expected best validation score as a function of the budget, in trials\n" +
			"and in cumulative compute (FPO), instead of the best of an unknown number of trials.\n\n" +
			"  Try it:      evp demo\n" +
			"  Your log:    evp check runs.csv\n" +
			"  A figure:    evp curve --score val_acc --cost fpo --by model -o fig.pdf runs.csv\n" +
			"  All flags:   evp curve --help",
		Version:         version(),
		HideHelpCommand: true,
		Writer:          &checkedWriter{w: t.stdout},
		ErrWriter:       t.stderr,
		ExitErrHandler:  func(*cli.Context, error) {},
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
	app.CustomAppHelpTemplate = appHelp(app, t.width())
	for _, command := range app.Commands {
		command.HideHelpCommand = true
		command.CustomHelpTemplate = commandHelp(command, t.width())
		command.OnUsageError = app.OnUsageError
	}
	return app
}

// commandNames returns the names of the commands.
func commandNames(app *cli.App) []string {
	var names []string
	for _, command := range app.Commands {
		names = append(names, command.Name)
	}
	return names
}

// unknownCommand returns the error for a command that does not exist: it may be
// a file, or a slip.
func unknownCommand(app *cli.App, name string) error {
	if info, err := os.Stat(name); err == nil && !info.IsDir() {
		return usagef("%s is a file: a command comes first, as in evp check %s", name, shellWords([]string{name}))
	}
	names := commandNames(app)
	slip := ""
	if near := nearest.Name(name, names); near != "" {
		slip = fmt.Sprintf(". Did you mean %q?", near)
	}
	return usagef("there is no command %q; there are %s%s", name, strings.Join(names, ", "), slip)
}
