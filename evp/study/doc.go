// Package study understands a log of hyperparameter trials and answers what one
// asks of it: budget/accuracy curves, comparisons of models, the cost of reaching a
// score, diminishing returns, the price of the search, and the appendix of a paper.
// It is all of the command line evp except flags and files: what a command makes, a
// Go program makes with a few lines.
//
// # From a log to a figure
//
// [Open] reads a log from one or several [Source] values and returns a [Study], which
// knows what the log says and what was asked for: the trials of each model, which
// scores are better, and the unit of the cost. Its methods compute results:
//
//	Curves     the expected best score against trials and against budget
//	Compare    differences of models at equal budgets, crossovers, equal scores
//	Targets    trials and cost needed to reach a score
//	Returns    gain per doubling, saturation, fitted laws
//	Sizes      the best of equally many trials, or of equal budgets, against their size
//	PriceTag   total cost, its factors, money, energy, carbon
//	Report     an appendix made of all these
//
// Three results need no Study: [Inspect] says what a log holds even if it is at fault,
// and draws the distribution of its scores, [Points] looks at the returns of points that
// were measured elsewhere, and [ReadBars] draws the numbers of a table of models.
//
// A result has its values in fields, for programs. For files and people it has
//
//	Table                       a row per value, in full precision, for machines
//	Tables                      rounded tables of selected rows, for people
//	Write(w, format)            csv, json, txt, md or tex, as the command writes it
//	Figure(o), Caption(o)       the figure, and what it shows in words
//
// The figure is a [plot.Figure], whose Encode returns SVG, PDF, EPS or PNG. A caption
// belongs to the figure that Figure makes with the same [plot.Options]. What the log
// says (the name of the score, the unit of the cost) is filled in. Every result embeds
// a [Document]: the settings in effect, the checksums of the inputs, the unit, and the
// warnings.
//
// # Directions
//
// Which scores are better is decided once, when a log is opened. The first of these
// that says counts: Options.Direction; the log itself, as those of Optuna or BOHB do;
// the name of the score's column, if it is that of a known metric; else larger is
// better, with the warning [WarnDirectionAssumed]. Study.Direction is the answer and
// Study.DirectionFrom the reason, and both are in captions and in JSON. A score that
// is an expression has no name that counts: 1 - error is not an error.
//
// Every score that goes in or comes out is in the log's own units, also where smaller
// is better. A gain is positive where the score gets better, and a quantile is that
// of the best score, counted from worse to better.
//
// # Units
//
// A trial axis counts trials. A budget axis is in the unit of the log's cost, which is
// Study.Unit: [FPO] (floating point operations), s, [ComputedUnit] where the cost is
// an expression, or the name of the column. Options.CostUnit names another; "mac"
// doubles every cost, as a multiply-add is two operations. Without a cost, the unit is
// "" and there are only curves against trials. Confidences and probabilities are
// between 0 and 1. Figures are measured in inches.
//
// # What does not exist
//
// A number that does not exist is NaN in a field: an estimate where nothing can have
// scored, a bound where the trials do not give one, the cost of reaching a target that
// no trial reaches. An end that is open is infinite. Tables and CSV have an empty cell
// for both, JSON has null, and neither ever has a word in place of a number. An option
// at its zero value means its documented default.
//
// # Text in, text out
//
// A program that has its options as text, such as a command line, a form or a file,
// fills a [Request] with them. [NewRequest] has the defaults of a command, Set reads
// one option, and Validate reports options that do not go together, before any file is
// opened. [Settings] lists the options with their help, words and defaults, so that
// flags, forms and documentation can be made from it.
//
// Errors, warnings and notes name an option in backquotes, with its value if it has
// one: `missing-cost drop`. [Spell] replaces these by what the user types, which is
// what Options.Spell does with all that a Study says: evp passes a function that adds
// dashes. A warning has a code that programs may compare, a message with numbers, and
// a place or a model; there is one per kind. [IsUsage] tells an error of what was
// asked for from a fault of the log. A fault names file, line and column.
//
// # Immutability
//
// A Study and its results do not change once they have been returned. Their methods
// may be called from several goroutines at once, and what they return may be shared as
// long as nobody changes it: slices, maps and pointers are not copied. The same log,
// options and seed give the same numbers, however many cores there are.
package study
