// Command evp turns logs of hyperparameter trials into budget/accuracy curves.
//
// A command runs in these steps: flags are put before files (argv.go) and completed
// by a file of settings (config.go); a study.Request takes their values, so that
// every flag and every output is checked before a file is opened (command.go);
// package study reads the log, computes and makes tables, figures and captions;
// the bytes of all outputs are made, then written, all or none (output.go,
// files.go).
package main

import "os"

func main() { os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr)) }
