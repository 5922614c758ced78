package triallog

import "io"

// A Source is a file of a log, or anything else that can be read once.
type Source struct {
	// Name stands in messages, and names the model under Options.By "file".
	Name string
	// Folder names the model instead under Options.By "file", where not the
	// file but the folder that it stands in is the log of a model.
	Folder string
	// Part says that the source is one of many that are small, a trial each
	// perhaps: what all of them have to be warned of is told once, and one
	// without a trial is no fault while others have some.
	Part bool
	// Open begins the reading. It is called once, when the sources before it
	// have been read, and what it returns is closed.
	Open func() (io.ReadCloser, error)
	// Beside opens a file of another name in the same folder. It returns nil
	// if there is none; so does no function.
	Beside func(name string) (io.ReadCloser, error)
}

// An Input says which bytes a result was made from.
type Input struct {
	Name   string // the Source's name
	SHA256 string // of all its bytes, in hexadecimal
	Rows   int    // rows below the header, without blank ones and repeated headers
}
