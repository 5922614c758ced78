// Package triallog reads logs of hyperparameter trials: bytes in, trials out. It
// is the only package that knows what a log looks like.
//
// A log takes this way:
//
//	Source       an opener and a name; several sources are one log
//	source.File  an opened file: its rows, its format, what its columns mean
//	selection    which columns hold the score, the cost, the model and so on
//	fileReader   each row becomes a trial or a step of one, is left out with a
//	             warning, or is a fault
//	stepReader   if trials have several rows: the rows of a file, by trial
//	assignments  if assignments have several trials: the trials, by assignment
//	collector    scores, costs and models, 20 bytes for each trial
//	Log          the trials in the order of the log, what was read, what was guessed
//
// Its internal packages are rows (bytes to rows of cells with their places),
// expr (expressions over a row) and source (one file for each program that
// writes logs).
//
// [Read] stops at the first fault. [Inspect] does the same with the same code,
// but goes on after a fault and also says what every column holds.
//
// # What is read
//
// A log is in one of the [Formats], which is recognised by the content unless
// Options.Format says it: Optuna (CSV, SQLite, journal), Weights & Biases,
// MLflow, Ray Tune, scikit-learn, AllenTune and BOHB; or it is plain CSV, also
// with tabs or with semicolons and a decimal comma, or JSON Lines. Files
// compressed with gzip or zstd are decompressed. What a format says of the
// states of trials (finished, failed, stopped early, running) and of which
// scores are better is believed. Everything that is guessed is in Log.Notes.
//
// Plain CSV (RFC 4180) is in UTF-8, with a header and one row for each trial. A
// byte order mark, any line end (LF, CRLF, CR), a missing last line end, blank
// lines, padding around names and cells, and quoted cells with commas and line
// ends in them are accepted. Rows of nothing but separators, and repetitions of
// the header, as in files that were appended to, are left out with a warning.
// Anything else is an error with its place: a fault in a log must not move a
// curve silently.
//
// # Rows that are not trials
//
// Rows are trials unless the options say otherwise. A log that evidently has a
// row for each step is a fault without Options.Trial, and the fault names the
// options that are right for the log. It needs a column that counts by its name:
// step, global_step, epoch, training_iteration and the like. Evident is
//
//   - a column of ids, such as trial, run or Name, within each of whose values
//     the steps rise, from row to row or with rows of other trials in between:
//     rows in no order would do that with a chance below 1 in 1,000, or the steps
//     are regular;
//   - any other column with that effect, or a counter that begins again and
//     again, if it counts by ones from 0 or 1, or is regular and long. Then it is
//     not a hyperparameter on a grid, which is in order, too;
//   - a counter that rises over all rows of a source: one trial's own file.
//
// A hyperparameter that jumps to and fro from row to row refutes it. A column
// called iteration, iter, it, round or batch may number the trials of a search:
// there the scores must also be as smooth as learning curves. ByRow suppresses
// all this: a log that is refused by mistake can be read, but a log of steps that
// is taken for trials would give a wrong figure.
//
// Options.Trial makes one trial of the rows with the same id in a model, a facet
// and a source. Its score is the best finite one, or that of the last step that
// has a score; an empty cell is a step that was not evaluated. Its state is that
// of its last step. Its cost is the largest if costs are cumulative, or the sum
// if they are those of each step. Cumulative costs that begin anew after a restart
// are added up over the starts, with a warning; costs that fall otherwise from a
// step to the next are a fault. If two rows have the same step, as after a restart, both are
// evaluations, and the one read last is the later; among the first rows of a log
// there is a warning about it. Options.KeepHistories keeps the steps, too.
//
// Searches that train promising assignments further (scikit-learn's halving, BOHB)
// write a row for each rung that an assignment reached. One trial is made of them,
// unless Options.Trial, Count, or a model or facet by the rung says otherwise: its
// score is that of its last rung, its cost the sum over its rungs. If the last
// rung failed, so has the trial: the score of an earlier rung is one of less
// training.
//
// Options.Replicates makes one trial of the trials of an assignment, with their
// mean score and the sum of their costs. An assignment with a trial that failed
// has failed, unless Options.Failed says otherwise.
//
// Options.Count lets a row stand for many trials, as in a log that a database
// has summed up:
//
//	SELECT model, score, cost, COUNT(*) AS count FROM trials GROUP BY model, score, cost
//
// # Trials without a score
//
// A score that is written as nan or infinite is that of a trial that ran and
// diverged: it has failed, however many there are. An empty cell, or one of the
// words for none (NA, N/A, #N/A, null, None, -), is a trial that ended without a score,
// in any format: it has failed, too, but if more than a third of the trials of
// the log are such, their rows may be runs of another kind, and Read refuses the
// log unless Options.Failed or Where says what they are. Trials whose state is
// failed need no score, and their scores do not count unless Options.Failed is
// FailedKeep. A model none of whose trials has a score is left out of this share
// where other models have scores. Rows of nothing but separators are no trials.
//
// # What a log betrays about itself
//
// Estimates hold for independent draws. The first 20,000 rows are looked at, and
// these warnings say what speaks against it; a random search gets one of them in
// fewer than 1 of 1,000 logs:
//
//   - WarnReplicates: assignments occur again, as with several seeds. Where the
//     format does not say which columns are hyperparameters, these are the columns
//     that are neither read for something else nor named like ids, times or what
//     was measured. An empty cell is a value.
//   - WarnNotRandom: a sampler that learns or goes through a grid left its marks,
//     rows are rungs, assignments are all combinations of their values, or the
//     scores change after the first trials.
//   - WarnTrend: scores rise or fall with the order of the trials, which their
//     numbers or time stamps say.
//   - WarnMissingTrials: ids that are whole numbers from 0 or 1 have gaps, over
//     all sources together, or in each if each counts for itself.
//   - WarnTruncated: a source has exactly 100, 500, 1,000, 5,000 or 10,000 rows,
//     and comes from a program that exports so many, or has ids that begin later.
//     A search of 100 trials with complete ids, or with none, is not warned of.
//
// # Numbers
//
// A number is a decimal floating point literal, padded or not: "0.91",
// " 1e18 ", "+.5". In a file with semicolons the mark may be a comma, but the
// same in the whole file. In the score, "nan" and "inf" in any case, with or
// without a sign, also written "infinity" or as a number too large for a float64,
// are a failed trial: evp.Trial.Score is NaN. A cost must be finite and above 0.
//
// The numbers of a column may be written in another way, if all are. This holds
// wherever a number is read, in expressions too, and a note says it once:
//
//	times      0:01:23, 12:34 (minutes first), 1 day, 2:03:04, -1 days +23:00:00
//	           (an hour, negative: only the days are), 1-02:03:04, 2h 3m, 45s,
//	           1.5 hours, 90 min, 233ms, PT1H2M3.5S; in seconds
//	suffixes   12.3G, 1.2 T, 350M, 7k, 2B (a billion), 4.1 GFLOPs, 4.1 GMac
//	percent    93.1%, which is 93.1
//	groups     1,234,567; numbers below 1,000 have no comma
//
// A bare 0 fits all of them. A column that mixes two ways, such as 93.1% and
// 0.93, or 12.3G and 5000, holds numbers of two scales: an error that names both
// cells. So is a column that differs from file to file. In "5m", m is minutes if
// another cell of the column has another unit of time; if none has, it could be
// thousandths or millions and is an error. In a column that a format defines as
// one of times, plain numbers are seconds. A cost in times is in seconds, one in
// FLOPs is in FPO, and one in multiply-adds (Mac) is doubled: Log.CostUnit.
//
// Whatever else is not a number is an error, which shows the number that the cell
// contains: hexadecimal numbers, digits grouped by "_", "0.94 ± 0.01",
// "tensor(0.94)", "$1.20".
//
// A time stamp is no cost. A column of costs is one of time stamps if all its
// numbers are moments of the years 2001 to 2039, in seconds or smaller units,
// within three years of each other, and its name says so ("created"), or they
// have fractions, or they rise or fall over the rows; but not if the name says
// that they are amounts ("fpo"). That is an error, and so is a date in text. If
// rows are steps of trials, the cost of a trial is the time from its first stamp
// to its last, in seconds; a column such as "Wall time" is then taken by itself,
// if no other cost is known.
//
// # Expressions
//
// Options.Score and Cost may be numbers computed from a row's cells, Where a
// condition on them, and By and Facet text made of them, in the syntax of
// github.com/expr-lang/expr:
//
//	6 * params * tokens
//	state == 'COMPLETE' && lr < 1e-3
//	col("metrics.val acc") * 100
//	optimizer in ['adam', 'sgd'] ? flops : 1.5 * flops
//	lower(optimizer) + ", " + string(layers)
//	lr < 1e-3 ? "small" : "large"
//
// A name is a column, and so is col("…"), for names with other characters. Text
// that is exactly the name of a column is that column, whatever else it could
// mean. All numbers are float64. There are
//
//	numbers      + - * / % ** (or ^); % has the sign of the dividend
//	conditions   == != < <= > >= (also 0 < lr < 1), && || ! (and, or, not),
//	             in [a, b], contains, startsWith, endsWith, matches (RE2)
//	either       condition ? a : b
//	functions    abs ceil floor round int min max sqrt exp log log2 log10,
//	             len (in characters) lower upper trim, float string
//	text         a + b joins texts; replace(text, old, new);
//	             split(text, separator)[i], from 0, [-1] is the last part;
//	             extract(text, pattern): the first group of an RE2 pattern, or
//	             all that it matches without a group; "" where there is none
//
// A cell is text without its padding. It must be a number where a number is
// needed: in arithmetic, in functions of numbers, and where it is compared with
// a number or ordered against another cell. Compared with a text in quotes it is
// text, byte for byte. Two cells cannot be compared by == alone, because it
// would have to be guessed how: string(a) == string(b) or float(a) == float(b)
// says it. Numbers are read as in any other column: times are in seconds, and
// 93.1% is 93.1.
//
// The numbers nan and inf are written like this; col("nan") is a column of that
// name. A cell equals nan if it says nan or has no value, because pandas writes
// nan as an empty cell; text is a fault there.
//
// Nothing is left out silently. A cell that is not a number where one is needed
// is a fault with its place, and so is one that is empty or nan where it decides
// a condition. This condition settles such rows, because the right side is not
// evaluated if the left side decides:
//
//	lr != nan && lr < 1e-3
//
// In By and Facet, a text names the model or the facet as it is, a number does in
// its shortest form (0.001, 1000000), and a condition as true or false. Empty text
// counts as "(empty)", as an empty cell does; a number that is not finite is a
// fault.
//
// In Score, a result that is NaN or infinite is a failed trial, and an empty
// cell means what it means in a column of scores. In Cost, an empty cell is a
// cost that is not known (see Options.MissingCost), and a result that is not
// finite and above 0 is a fault. Trials that are still running are left out
// whether or not they meet Where.
package triallog
