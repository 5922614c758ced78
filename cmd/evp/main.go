// Command evp turns logs of hyperparameter trials into budget/accuracy curves.
//
// The pipeline of a command: argv is put in order (argv.go) → every flag is
// checked, before any file is opened (readflags.go, curveflags.go,
// figureflags.go, output.go) → the log is read → package evp computes →
// package report and package plot make bytes → files are written, all or none.
package main

import "os"

func main() { os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr)) }
