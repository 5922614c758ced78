package main

import (
	"errors"
	"fmt"
	"io"
	"maps"
	"os"
	"slices"
	"strings"

	"github.com/BurntSushi/toml"
	"github.com/urfave/cli/v2"

	"evpkit/evp/nearest"
	"evpkit/evp/study"
)

// maxConfig is how long a file of settings may be, in bytes. A log that is given
// by mistake is longer.
const maxConfig = 64 << 10

// configSetting names a file of settings. The file is read before the flags are
// parsed: its settings become flags; see withConfig.
var configSetting = study.Setting{
	Name: "config", Value: "FILE", Group: study.GroupReading,
	Help: "file of settings in TOML, such as score = \"val_acc\": names of flags, at the top of the file for every " +
		"command that has them, or in a table such as [curve] for one command. Flags on the command line override the " +
		"file. No such file is read unless it is named; paths in it are relative to the working directory",
}

// A config is a file of settings.
type config struct {
	file, text string
	app        *cli.App
	command    string              // that is run
	settings   map[string]any      // by flag, for all commands
	tables     []configTable       // in their order by name
	used       map[string][]string // the flags that come from the file → their keys
}

// A configTable is a table of one command's settings.
type configTable struct {
	command  string
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
	given, err := givenFlags(app, args[0], args[1:])
	if err != nil || len(given["config"]) == 0 {
		return args, nil, err
	}
	if len(given["config"]) > 1 {
		return nil, nil, usagef("--config is given twice")
	}
	c := &config{file: given["config"][0], app: app, command: args[0], used: make(map[string][]string)}
	if err := c.read(); err != nil {
		return nil, nil, err
	}
	if err := c.check(); err != nil {
		return nil, nil, err
	}
	flags, err := c.flags(given)
	return slices.Concat(args[:1], flags, args[1:]), c, err
}

// givenFlags returns the values of the flags among arguments, by name.
func givenFlags(app *cli.App, command string, args []string) (map[string][]string, error) {
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
		given[name] = append(given[name], value)
		args = args[1+taken:]
	}
	return given, nil
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
		return fmt.Errorf("--config: %s: the file is longer than %d bytes: is it a file of settings?", c.file, maxConfig)
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

// check reports settings that no command has, and values of the wrong type. It
// checks the tables of all commands, so that a file is right or wrong whichever
// command is run.
func (c *config) check() error {
	if err := c.takeTables(nil, c.settings); err != nil {
		return err
	}
	for _, t := range c.tables {
		for _, name := range slices.Sorted(maps.Keys(t.settings)) {
			if err := c.checkSetting([]string{t.command}, t.settings[name], append(slices.Clone(t.keys), name)); err != nil {
				return err
			}
		}
	}
	for _, name := range slices.Sorted(maps.Keys(c.settings)) {
		if err := c.checkSetting(configurable(c.app), c.settings[name], []string{name}); err != nil {
			return err
		}
	}
	return nil
}

// takeTables moves the tables of commands out of settings. Those in a table
// "evp" are tables of commands, too: at the top, cost may be a flag or a command.
func (c *config) takeTables(above []string, settings map[string]any) error {
	commands := configurable(c.app)
	for _, key := range slices.Sorted(maps.Keys(settings)) {
		table, ok := settings[key].(map[string]any)
		keys := append(slices.Clone(above), key)
		if !ok {
			continue
		}
		isCommand := slices.Contains(commands, key)
		hasFlag := func(command string) bool { return hasSetting(command, key) }
		switch {
		case key == "evp" && above == nil:
			if err := c.takeTables(keys, table); err != nil {
				return err
			}
			for name := range table {
				return c.errorf(append(keys, name), "in [evp] there are tables of commands only, such as [evp.cost]")
			}
		case !isCommand && slices.ContainsFunc(commands, hasFlag):
			return c.errorf(keys, "%s is a flag and takes no table: write %s = …", key, key)
		case !isCommand:
			return c.errorf(keys, "there is no command %q with settings for the table [%s]%s",
				key, strings.Join(keys, "."), nearestTable(key, commands))
		case slices.ContainsFunc(c.tables, func(t configTable) bool { return t.command == key }):
			return c.errorf(keys, "the command %s has two tables: join them", key)
		default:
			c.tables = append(c.tables, configTable{key, keys, table})
		}
		delete(settings, key)
	}
	return nil
}

// nearestTable names the command that may be meant by a table.
func nearestTable(name string, commands []string) string {
	if near := nearest.Name(name, commands); near != "" {
		return "; the nearest is [" + near + "]"
	}
	return "; there are " + strings.Join(commands, ", ")
}

// configurable returns the commands that take settings from a file.
func configurable(app *cli.App) []string {
	return slices.DeleteFunc(commandNames(app), func(command string) bool {
		return !hasSetting(command, configSetting.Name)
	})
}

// hasSetting reports whether a command has a setting.
func hasSetting(command, name string) bool {
	_, ok := settingNamed(command, name)
	return ok
}

// checkSetting checks a setting of one of some commands; the last of keys is its
// name.
func (c *config) checkSetting(commands []string, value any, keys []string) error {
	name := keys[len(keys)-1]
	for _, command := range commands {
		if s, ok := settingNamed(command, name); ok {
			if name == configSetting.Name {
				return c.errorf(keys, "a file of settings names no other: leave config out")
			}
			_, err := c.values(s, value, keys)
			return err
		}
	}
	whose := "no command has a"
	if len(commands) == 1 {
		whose = "evp " + commands[0] + " has no"
	}
	return c.errorf(keys, "%s flag %s%s", whose, dashed(name), insteadOf(c.app, commands, name))
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

// blame adds to an error about a flag the line of the file that set it, if the
// file did.
func (c *config) blame(err error) error {
	if c == nil || !isUsage(err) {
		return err
	}
	for name, keys := range c.used {
		if strings.HasPrefix(err.Error(), dashed(name)+" ") || strings.HasPrefix(err.Error(), dashed(name)+":") {
			return usagef("%s:%d: %w", c.file, c.line(keys), err)
		}
	}
	return err
}
