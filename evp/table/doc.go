// Package table holds the tables of results and writes them: CSV and JSON for
// machines, in full precision; text, Markdown, LaTeX and HTML for people,
// rounded. One Table serves both, because a cell knows its exact value and how
// people see it.
//
// A value that does not exist is an empty cell, and null in JSON: never NaN, and
// never a word. Cell is the only place that decides so.
package table
