package triallog

import "io"

// A Source is a file of a log, or anything else that can be read once.
type Source struct {
	// Name appears in messages, names the model under Options.By "file", and is the
	// path of Options.Path.
	Name string
	// Folder, if not empty, names the model under Options.By "file" instead:
	// where all files in a folder are the log of one model.
	Folder string
	// Part says that the source is one of many small ones, perhaps with a trial
	// each: one that has no trial is not a fault of its own.
	Part bool
	// Unreported says that the source is a trial of Ray Tune that ended before it
	// reported anything: it failed, and its cost is not known. Nothing is opened
	// but params.json, beside it. Such sources follow those with reports.
	Unreported bool
	// Open starts the reading. It is called once, after the sources before it
	// have been read, and what it returns is closed.
	Open func() (io.ReadCloser, error)
	// Beside opens another file in the same folder. It returns nil if there is no
	// such file. The function may be nil: then there is none.
	Beside func(name string) (io.ReadCloser, error)
}

// An Input identifies the bytes that a result was made from.
type Input struct {
	Name   string // the Source's name
	SHA256 string // of all bytes, in hexadecimal
	Rows   int    // rows below the header, without blank ones and repetitions of the header; 0 if it was left out
}
