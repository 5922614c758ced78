// Package triallog reads logs of hyperparameter trials: it is the only place
// that knows what a log file looks like.
//
// The way of a log:
//
//	Source     an opener and a name; several sources are one log
//	stream     its bytes: hashed; foreign files and damage told apart
//	ahead      blocks of them, read while the block before is cut
//	lines      lines, with a number
//	records    lines cut into cells, with a place (line and column)
//	table      the header and the rows
//	choice     which columns hold the score, the cost and the model
//	formula    an expression over columns, in their place
//	rows       a row taken as a trial, left out with a warning, or a fault
//	steps      if a trial has a row per step: the rows of a source, by trial
//	replicates if an assignment has several trials: the trials, by assignment
//	collector  scores, costs and models, 20 bytes per trial
//	Log        the trials in file order, what was taken, what was guessed
//
// [Read] stops at the first fault. [Inspect] goes the same way with the same
// code, but goes on after a fault and also says what every column holds.
//
// # What is read
//
// A log is what one of the Formats wrote, told by its content unless
// Options.Format says it: Optuna (CSV, SQLite, journal), Weights & Biases,
// MLflow, Ray Tune, scikit-learn, AllenTune, BOHB; or it is plain CSV, also
// with tabs or with semicolons and a decimal comma, or JSON Lines. gzip and
// zstd are unpacked. What a format says of states (finished, failed, stopped
// early, running) and of which scores are better is believed; what is guessed
// stands in Log.Notes.
//
// Plain CSV (RFC 4180) is in UTF-8, with a header and one row per trial.
// A byte order mark, any line end (LF, CRLF, CR), a missing last line end,
// blank lines, padding around headers and cells, and quoted cells with commas
// and line ends in them are taken as they come. Rows that hold nothing but
// separators, and repetitions of the header (of files that were appended to),
// are left out with a warning. All else is an error with its place: a fault in
// a log must not move a curve silently.
//
// # Rows that are not trials
//
// Rows are trials unless the options say otherwise. A log that has a row per
// step beyond doubt is a fault without Options.Trial: a column of ids (trial,
// trial_number, trial_id or run_id), one of steps (step, global_step,
// training_iteration or epoch) and the cost rise from row to row within every id, which
// rows in no order would do with a chance below 1 in 1,000.
//
// Options.Trial makes one trial of the rows that have an id, in a model, a
// facet and a source, in common. Its score is the best finite one, or that of
// the last step that has one; an empty cell is a step without an evaluation.
// Its state is that of its last step. Its cost is the largest, as costs are
// those up to a step, or the sum if they are those of a step. Costs that fall
// from a step to the next are a fault. A step that stands there twice, as after
// a restart, is an evaluation like others, of which the later row is the later
// one; among the first rows of a log, it is told in a warning.
//
// Options.Replicates makes one trial of the trials of an assignment, with their
// mean score and the sum of their costs. An assignment with a trial that failed
// has failed, unless Options.Failed says otherwise.
//
// Options.Count lets a row stand for many trials, as of a log that a database
// has summed up:
//
//	SELECT model, score, cost, COUNT(*) AS count FROM trials GROUP BY model, score, cost
//
// # Numbers
//
// A number is what a decimal floating point literal is, padded or not:
// "0.91", " 1e18 ", "+.5". Hexadecimal numbers, digits grouped by "_" or ",",
// a decimal comma and a percent sign are errors. In the score, "nan" and
// "inf" in any case, with a sign or not, also as "infinity" or as a number
// too large for a float64, are a failed trial: evp.Trial.Score is NaN. A cost
// must be finite and above 0.
//
// # Expressions
//
// Options.Score and Cost may be a number computed from a row's cells, and
// Where a condition on them, in the syntax of github.com/expr-lang/expr:
//
//	6 * params * tokens
//	state == 'COMPLETE' && lr < 1e-3
//	col("metrics.val acc") * 100
//	optimizer in ['adam', 'sgd'] ? flops : 1.5 * flops
//
// A name is a column, as is col("…") for names with odd characters. What is
// the exact name of a column is that column, whatever else it could mean. All
// numbers are float64. There are
//
//	numbers      + - * / % ** (or ^); % has the sign of what is divided
//	conditions   == != < <= > >= (also 0 < lr < 1), && || ! (and, or, not),
//	             in [a, b], contains, startsWith, endsWith, matches (RE2)
//	either       condition ? a : b
//	functions    abs ceil floor round int min max sqrt exp log log2 log10,
//	             len (in characters) lower upper trim, float string
//
// A cell is text without its padding. Where a number is needed it must be one:
// in arithmetic, in functions of numbers, and where it is compared with a
// number or by order with another cell. With a text in quotes it is compared
// as text, byte for byte. Two cells are not compared by == alone, as it would
// have to be guessed how: string(a) == string(b) or float(a) == float(b) says
// it. A column of times (Optuna's duration) is in seconds.
//
// Nothing is left out without a word. A cell that is no number where one is
// needed is a fault with its place, and so is one that is empty or nan where
// it decides a condition. This says what becomes of it, as the right side is
// not looked at if the left one decides:
//
//	lr != '' && lr < 1e-3
//
// In Score a result
// that is NaN or infinite is a failed trial, and an empty cell is what it is
// in a column of scores. In Cost an empty cell is a cost that is not known
// (Options.MissingCost), and a result that is not above 0 and finite is a
// fault. Trials that run still are none, whatever Where says of them.
package triallog
