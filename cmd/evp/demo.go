package main

import (
	"bytes"
	_ "embed"
	"fmt"
	"os"
	"path/filepath"

	"github.com/urfave/cli/v2"
)

// demoLog is an example log; TestDemoLog says how it was made.
//
//go:embed demo.csv
var demoLog []byte

// demoCommand returns "evp demo".
func demoCommand(t terminal) *cli.Command {
	return &cli.Command{
		Name:      "demo",
		Usage:     "write an example log, its figure and its table into a folder, and print the table",
		UsageText: "evp demo [FOLDER]",
		Description: "Writes runs.csv, an example log of two models, into the folder (default: evp-demo)\n" +
			"and runs evp curve on it. The log is made up: a cheap model and an expensive one that is\n" +
			"better in the end, so that which is better depends on the budget.\n\n" +
			"  evp demo\n" +
			"  evp demo somewhere/else",
		Action: func(ctx *cli.Context) error { return demo(t, ctx.Args().Slice()) },
	}
}

// demo writes the example log and runs "evp curve" on it.
func demo(t terminal, args []string) error {
	folder := "evp-demo"
	if len(args) > 1 {
		return usagef("evp demo takes one folder, not %d", len(args))
	}
	if len(args) == 1 {
		folder = args[0]
	}
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return fmt.Errorf("cannot make the folder %s: %w", folder, cause(err))
	}
	log := filepath.Join(folder, "runs.csv")
	if old, err := os.ReadFile(log); err == nil && !bytes.Equal(old, demoLog) {
		return fmt.Errorf("%s exists and is not the example log; name another folder: evp demo FOLDER", log)
	}
	if err := writeFiles([]fileContent{{log, demoLog}}, nil); err != nil {
		return err
	}
	command := []string{"curve", "--score", "val_accuracy", "--cost", "fpo", "--by", "model"}
	for _, name := range []string{"curve.pdf", "curve.svg", "curve.png", "curve.csv"} {
		command = append(command, "-o", filepath.Join(folder, name))
	}
	command = append(command, "-o", "-", log)
	t.note("wrote %s; now running: evp %s", log, shellWords(command))
	t.flush()
	if code := run(command, t.stdin, t.stdout, t.stderr); code != exitDone {
		return fmt.Errorf("the example failed with exit code %d", code)
	}
	t.note("look at %s; then try evp check and evp curve on a log of your own", filepath.Join(folder, "curve.png"))
	return nil
}
