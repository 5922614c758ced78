// Package appendix holds a document for people, such as the appendix of a paper,
// and writes it as Markdown, LaTeX or HTML.
//
// A Document holds no markup: its texts are plain, and the writers escape them
// (package markup). Its tables are those of package table.
package appendix
