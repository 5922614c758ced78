// Package study holds the results of a study and writes them as tables: CSV
// and JSON for machines, in full precision; text, Markdown and LaTeX for
// people, rounded.
//
// What does not exist is an empty cell in a table and null in JSON, never NaN
// and never a word.
package study
