// Package rows turns the bytes of a log into rows of cells, each with its
// place (file, line and column), and cells into numbers.
//
// The bytes of a file pass through
//
//	Stream      hashed and decompressed; files that are no log are refused
//	prefetcher  blocks of text, read while the block before them is parsed
//	Lines       lines with their numbers
//	Reader      rows of cells: Delimited (CSV, TSV), JSONLines, or Memory
//	Table       the header and the rows, with errors that name the place
//
// It knows nothing about what the cells mean.
package rows
