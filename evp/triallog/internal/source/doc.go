// Package source knows the programs that write logs: how a log of each is
// recognised, and what its columns mean.
//
// Each program is a Format in a file of its own. To add one, write that file,
// add its Format to the list in formats.go, and put a sample log into
// testdata/logs. Nothing outside the file of a format depends on which format a
// log has: what differs between formats is data in Format and Columns, or one
// of the few functions in Format.
//
// Open opens a file, finds out its format, and returns its rows together with
// the meaning of their columns.
package source
