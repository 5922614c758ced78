// Package study holds the results of a study of hyperparameter trials and writes
// them. Each result has a table for machines, in full precision with a row per
// point (Table), tables for people, rounded and with only some of the points
// (Tables), and writes either, or a JSON document, in a format (Write). A Report
// makes one document of several results, the appendix of a paper.
package study
