package main

import (
	"errors"
	"fmt"
	"io"
	"maps"
	"os"
	"slices"
	"strconv"
	"strings"

	"github.com/BurntSushi/toml"
	"github.com/urfave/cli/v2"
)

// maxConfig is how long a file of settings may be, in bytes.
const maxConfig = 64 << 10

// configFlag names a file of settings. The file is read before the flags are
// parsed: what stands in it becomes flags; see withConfig.
func configFlag() cli.Flag {
	return &cli.StringFlag{Name: "config", Category: categoryReading,
		Usage: "`FILE` of settings in TOML, such as score = \"val_acc\": the names of flags, at the top for every command that has them, in a table such as [curve] for one; flags of the command line count instead of the file's. No such file is read unless it is named; paths in it are relative to the working folder"}
}

// listFlags are the flags whose values have commas between them: in a file of
// settings a list stands for them.
var listFlags = []string{"at", "by", "only", "points-table", "rows", "scores", "support", "target", "y-range"}

// A config is a file of settings.
type config struct {
	file, text string
	app        *cli.App
	command    *cli.Command        // that is run
	settings   map[string]any      // by flag, for all commands
	tables     []configTable       // in their order by name
	used       map[string][]string // the flags that come from the file → their keys
}

// A configTable is a table of one command's settings.
type configTable struct {
	command  *cli.Command
	keys     []string // of the table
	settings map[string]any
}

// withConfig returns the arguments of a command, as permute returns them, with
// the flags of the file that --config names before its own; and that file, nil
// if there is none.
func withConfig(app *cli.App, args []string) ([]string, *config, error) {
	if len(args) == 0 || app.Command(args[0]) == nil || slices.ContainsFunc(args[1:], isHelp) {
		return args, nil, nil
	}
	command := app.Command(args[0])
	given, err := givenFlags(app, command, args[1:])
	if err != nil || len(given["config"]) == 0 {
		return args, nil, err
	}
	if len(given["config"]) > 1 {
		return nil, nil, usagef("--config is given twice")
	}
	c := &config{file: given["config"][0], app: app, command: command, used: make(map[string][]string)}
	if err := c.read(); err != nil {
		return nil, nil, err
	}
	if err := c.check(); err != nil {
		return nil, nil, err
	}
	flags, err := c.flags(given)
	return slices.Concat(args[:1], flags, args[1:]), c, err
}

// givenFlags returns the values of the flags among arguments, by all names of
// each flag.
func givenFlags(app *cli.App, command *cli.Command, args []string) (map[string][]string, error) {
	given := make(map[string][]string)
	for len(args) > 0 && args[0] != "--" {
		taken, err := takeFlag(app, command, args[0], args[1:])
		if err != nil {
			return nil, err
		}
		name, value, _ := strings.Cut(strings.TrimLeft(args[0], "-"), "=")
		if taken == 1 {
			value = args[1]
		}
		for _, n := range flagNamed(command, name).Names() {
			given[n] = append(given[n], value)
		}
		args = args[1+taken:]
	}
	return given, nil
}

// flagNamed returns a command's flag; nil if it has none of the name.
func flagNamed(command *cli.Command, name string) cli.Flag {
	for _, f := range command.Flags {
		if slices.Contains(f.Names(), name) {
			return f
		}
	}
	return nil
}

// read reads the file.
func (c *config) read() error {
	f, err := os.Open(c.file)
	if err != nil {
		return fmt.Errorf("--config: %s: %w", c.file, cause(err))
	}
	defer f.Close()
	text, err := io.ReadAll(io.LimitReader(f, maxConfig+1))
	if err != nil {
		return fmt.Errorf("--config: %s: %w", c.file, cause(err))
	}
	if len(text) > maxConfig {
		return fmt.Errorf("--config: %s: the file is longer than %d bytes: is it one of settings?", c.file, maxConfig)
	}
	c.text = strings.TrimPrefix(string(text), "\ufeff")
	_, err = toml.Decode(c.text, &c.settings)
	var parse toml.ParseError
	if errors.As(err, &parse) {
		msg := strings.TrimSuffix(parse.Message, ".")
		if _, name, _ := strings.Cut(msg, "'"); strings.Contains(msg, "already been defined") {
			if name, _, _ = strings.Cut(name, "'"); c.app.Command(name) != nil {
				msg += fmt.Sprintf(": write the table of the command as [evp.%s]", name)
			}
		}
		return usagef("%s:%d: %s", c.file, parse.Position.Line, msg)
	}
	if err != nil {
		return usagef("%s: %s", c.file, err)
	}
	return nil
}

// check reports what no command has, and values of the wrong type, in the
// whole file: it must not depend on the command whether it is right.
func (c *config) check() error {
	if err := c.takeTables(nil, c.settings); err != nil {
		return err
	}
	for _, t := range c.tables {
		for _, name := range slices.Sorted(maps.Keys(t.settings)) {
			if err := c.checkFlag([]*cli.Command{t.command}, t.settings[name], append(slices.Clone(t.keys), name)); err != nil {
				return err
			}
		}
	}
	for _, name := range slices.Sorted(maps.Keys(c.settings)) {
		if err := c.checkFlag(c.app.Commands, c.settings[name], []string{name}); err != nil {
			return err
		}
	}
	return nil
}

// takeTables moves the tables of commands out of settings. Those in a table
// "evp" are such, too: at the top, cost may be a flag or a command.
func (c *config) takeTables(above []string, settings map[string]any) error {
	for _, key := range slices.Sorted(maps.Keys(settings)) {
		table, ok := settings[key].(map[string]any)
		keys := append(slices.Clone(above), key)
		if !ok {
			continue
		}
		command := c.app.Command(key)
		switch {
		case key == "evp" && above == nil:
			if err := c.takeTables(keys, table); err != nil {
				return err
			}
			for name := range table {
				return c.errorf(append(keys, name), "in [evp] there are tables of commands only, such as [evp.cost]")
			}
		case command == nil && slices.ContainsFunc(c.app.Commands, func(command *cli.Command) bool { return flagNamed(command, key) != nil }):
			return c.errorf(keys, "%s is a flag and takes no table: write %s = …", key, key)
		case command == nil || !configurable(command):
			return c.errorf(keys, "there is no command %q with settings for the table [%s]; the nearest is [%s]", key, strings.Join(keys, "."), c.nearestCommand(key))
		case slices.ContainsFunc(c.tables, func(t configTable) bool { return t.command == command }):
			return c.errorf(keys, "the command %s has two tables: join them", key)
		default:
			c.tables = append(c.tables, configTable{command, keys, table})
		}
		delete(settings, key)
	}
	return nil
}

// nearestCommand returns the command with settings whose name is most like
// one.
func (c *config) nearestCommand(name string) string {
	var commands []*cli.Command
	for _, command := range c.app.Commands {
		if configurable(command) {
			commands = append(commands, command)
		}
	}
	_, rest, _ := strings.Cut(cli.SuggestCommand(commands, name), `"`)
	nearest, _, _ := strings.Cut(rest, `"`)
	return nearest
}

// configurable reports whether a command takes settings from a file.
func configurable(command *cli.Command) bool { return flagNamed(command, "config") != nil }

// checkFlag checks a setting of one of some commands; the last of keys is the
// flag.
func (c *config) checkFlag(commands []*cli.Command, value any, keys []string) error {
	name := keys[len(keys)-1]
	var all []cli.Flag
	for _, command := range commands {
		if !configurable(command) {
			continue
		}
		all = append(all, command.Flags...)
		if f := flagNamed(command, name); f != nil {
			if name == "config" {
				return c.errorf(keys, "a file of settings names no other: leave config out")
			}
			_, err := c.values(f, value, keys)
			return err
		}
	}
	whose := "no command has a"
	if len(commands) == 1 {
		whose = "evp " + commands[0].Name + " has no"
	}
	return c.errorf(keys, "%s flag %s%s", whose, dashed(name), insteadOf(c.app, all, name))
}

// flags returns the file's flags for the command, but for those that are given.
func (c *config) flags(given map[string][]string) (out []string, err error) {
	take := func(settings map[string]any, above []string) {
		for _, name := range slices.Sorted(maps.Keys(settings)) {
			f := flagNamed(c.command, name)
			if f == nil || given[name] != nil || c.used[name] != nil || err != nil {
				continue
			}
			c.used[name] = append(slices.Clone(above), name)
			var values []string
			values, err = c.values(f, settings[name], c.used[name])
			for _, v := range values {
				out = append(out, "--"+name+"="+v)
			}
		}
	}
	for _, t := range c.tables {
		if t.command == c.command {
			take(t.settings, t.keys)
		}
	}
	take(c.settings, nil)
	return out, err
}

// values returns what is typed for a setting: one value, or one for each time
// that the flag is given.
func (c *config) values(f cli.Flag, value any, keys []string) ([]string, error) {
	name := keys[len(keys)-1]
	_, isBool := f.(*cli.BoolFlag)
	_, repeats := f.(*cli.StringSliceFlag)
	isList := slices.Contains(listFlags, name)
	if items, ok := value.([]any); ok && (repeats || isList) {
		values := make([]string, len(items))
		for i, item := range items {
			if values[i], ok = scalar(item); !ok {
				return nil, c.errorf(keys, "%s takes a list of texts or numbers", name)
			}
			if isList && strings.Contains(values[i], ",") {
				return nil, c.errorf(keys, "%q in %s has a comma in it, which stands between values", values[i], name)
			}
		}
		if isList {
			values = []string{strings.Join(values, ",")}
		}
		return values, nil
	}
	text, ok := scalar(value)
	b, saysBool := value.(bool)
	switch {
	case isBool && saysBool:
		return []string{strconv.FormatBool(b)}, nil
	case isBool:
		return nil, c.errorf(keys, "%s is true or false: write %s = true", name, name)
	case ok:
		return []string{text}, nil
	case repeats || isList:
		return nil, c.errorf(keys, "%s takes a text, a number or a list of them: write %s = [\"…\", \"…\"]", name, name)
	}
	return nil, c.errorf(keys, "%s takes a text in quotes or a number: write %s = \"…\"", name, name)
}

// scalar returns a text or a number as it is typed.
func scalar(value any) (text string, ok bool) {
	switch v := value.(type) {
	case string:
		return v, true
	case int64:
		return strconv.FormatInt(v, 10), true
	case float64:
		return strconv.FormatFloat(v, 'g', -1, 64), true
	}
	return "", false
}

// errorf is an error of the command line about a key of the file.
func (c *config) errorf(keys []string, format string, args ...any) error {
	return usagef("%s:%d: %s", c.file, c.line(keys), fmt.Sprintf(format, args...))
}

// line is the line of the file where a key is defined, that is where its value
// ends: the first lines up to this one hold the key, and one less do not.
func (c *config) line(keys []string) int {
	lines := strings.SplitAfter(c.text, "\n")
	for n := range lines {
		var part map[string]any
		if m, err := toml.Decode(strings.Join(lines[:n+1], ""), &part); err == nil && m.IsDefined(keys...) {
			return n + 1
		}
	}
	return len(lines)
}

// blame says in which line of the file the flag stands that an error is about,
// if it came from there.
func (c *config) blame(err error) error {
	if c == nil || !errors.As(err, new(usageError)) && !isExpressionError(err) {
		return err
	}
	for name, keys := range c.used {
		if strings.HasPrefix(err.Error(), dashed(name)+" ") || strings.HasPrefix(err.Error(), dashed(name)+":") {
			return usagef("%s:%d: %w", c.file, c.line(keys), err)
		}
	}
	return err
}
