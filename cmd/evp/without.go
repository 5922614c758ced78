package main

import (
	"slices"

	"github.com/urfave/cli/v2"
)

// without returns flags without those of the given names, whose values are
// then their defaults: for commands that share some of another's flags.
func without(flags []cli.Flag, names ...string) []cli.Flag {
	var out []cli.Flag
	for _, f := range flags {
		text, isText := f.(*cli.StringFlag)
		switch {
		case !slices.Contains(names, f.Names()[0]):
			out = append(out, f)
		case isText:
			*text.Destination = text.Value
		}
	}
	return out
}
