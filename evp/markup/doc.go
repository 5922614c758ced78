// Package markup writes text and numbers so that a markup language shows them
// as they are: names from a log can hold any character, and none of them may
// act as a command, a comment, a link or a ligature. Tables and documents use
// the same functions, so a name looks the same in both.
//
// Numbers are read from their text as people see it, "6.7e19" or
// "(x/6.7e19)^−0.5", and written as formulas where the language has them.
package markup
