// Package report writes results as tables: CSV and JSON for machines, in full
// precision; text, Markdown and LaTeX for people, rounded.
//
// The pipeline: evp curves → Curves (curves.go) → a row or an object per point
// for machines (machine.go), or a Table for people (people.go, table.go) → bytes.
//
// What does not exist is an empty cell in a table and null in JSON, never NaN
// and never a word.
package report
