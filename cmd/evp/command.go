package main

import (
	"cmp"
	"fmt"
	"os"
	"slices"
	"strconv"

	"github.com/urfave/cli/v2"

	"evpkit/evp/study"
)

// A spec is what a command adds to what all commands with settings do.
type spec struct {
	name, usage, description string
	synopsis                 string   // what follows the name; "" means "[flags] FILE..."
	formats                  []string // of its output files, by their endings
	run                      func(r *study.Request, files []string, out outputs) error
}

// command returns a command whose flags are its settings. Before it runs, every
// flag and every output has been checked, and no log has been opened.
func (t terminal) command(s spec) *cli.Command {
	return &cli.Command{
		Name:        s.name,
		Usage:       s.usage,
		UsageText:   "evp " + s.name + " " + cmp.Or(s.synopsis, "[flags] FILE..."),
		Description: s.description,
		Flags:       flagsOf(s.name),
		Action: func(ctx *cli.Context) error {
			r, err := request(ctx, s.name)
			if err != nil {
				return misused(err)
			}
			files := ctx.Args().Slice()
			if err := checkFiles(s.name, files); err != nil {
				return err
			}
			if err := r.Validate(); err != nil {
				return misused(err)
			}
			out, err := newOutputs(r, slices.Concat(files, joined(r)), s.formats)
			if err != nil {
				return err
			}
			if err := readFont(r); err != nil {
				return err
			}
			r.Read.Progress, r.Read.Spell = t.progress, asFlag
			return s.run(r, files, out)
		},
	}
}

// settingsOf returns the settings of a command, that of the file of settings
// included.
func settingsOf(command string) []study.Setting {
	all := study.Settings(command)
	after := slices.IndexFunc(all, func(s study.Setting) bool { return s.Group != study.GroupReading })
	if after < 0 {
		return all
	}
	return slices.Insert(all, after, configSetting)
}

// settingNamed returns a setting of a command.
func settingNamed(command, name string) (study.Setting, bool) {
	for _, s := range settingsOf(command) {
		if s.Name == name {
			return s, true
		}
	}
	return study.Setting{}, false
}

// flagsOf returns a command's settings as flags. Their values are parsed as
// settings, so that every error says what to do.
func flagsOf(command string) []cli.Flag {
	var out []cli.Flag
	for _, s := range settingsOf(command) {
		switch {
		case s.Switch():
			out = append(out, &cli.BoolFlag{Name: s.Name})
		case s.Repeats:
			out = append(out, &cli.StringSliceFlag{Name: s.Name})
		default:
			out = append(out, &cli.StringFlag{Name: s.Name})
		}
	}
	return out
}

// request returns what the flags ask for.
func request(ctx *cli.Context, command string) (*study.Request, error) {
	r, err := study.NewRequest(command)
	if err != nil {
		return nil, err
	}
	for _, s := range settingsOf(command) {
		if !ctx.IsSet(s.Name) || s.Name == configSetting.Name {
			continue
		}
		values := []string{ctx.String(s.Name)}
		switch {
		case s.Switch():
			values[0] = strconv.FormatBool(ctx.Bool(s.Name))
		case s.Repeats:
			values = ctx.StringSlice(s.Name)
		}
		for _, v := range values {
			if err := r.Set(s.Name, v); err != nil {
				return nil, err
			}
		}
	}
	return r, nil
}

// asFlag returns an option with its value as it is typed into a shell:
// "--missing-cost drop". The value is left out if it is "".
func asFlag(option, value string) string {
	if value == "" {
		return dashed(option)
	}
	return dashed(option) + " " + shellWords([]string{value})
}

// misused returns an error of what was asked for, whose message names options as
// they are typed.
func misused(err error) error { return usagef("%s", study.Spell(err.Error(), asFlag)) }

// readFont reads the font's file, if one is named.
func readFont(r *study.Request) error {
	name := r.Output.FontFile
	if name == "" {
		return nil
	}
	content, err := os.ReadFile(name)
	if err != nil {
		return fmt.Errorf("cannot read the font %s: %w", name, cause(err))
	}
	r.Figure.FontFile = content
	if err := r.Figure.Validate(); err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	return nil
}
