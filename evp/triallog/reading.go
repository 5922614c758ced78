package triallog

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"slices"

	"evpkit/evp"
	"evpkit/evp/triallog/internal/source"
)

// A reading is a log while it is read. It ends at the first fault, unless the
// log is inspected.
type reading struct {
	options Options
	log     Log // what is known so far
	trials  collector
	checks  *logChecks
	hints   modelHints
	inspect *inspector // nil if the log is not inspected

	first        *selection // of the first source in which all columns were found; nil so far
	firstFile    string
	firstColumns source.Columns
	firstOwn     int // columns of its own, without those from files beside it
	firstIsJSON  bool
	otherScore   bool // under Options.CostOnly: a file has another score than the first, or none

	paths paths
	joins []*joinTable

	notations  notations // of the columns read as numbers
	states     *states
	inState    [numStates]int // trials in each state
	scoreless  scoreless
	filter     filterCount
	rows       int       // that meet Options.Where
	trialCount int       // trials there would be if none were left out
	parts      []finding // of several sources
	files      int       // how many sources there are
	waiting    []opened  // files without a cost, while it is not known whether others have one
	left       leftOutFiles
}

// newReading returns a reading of a log none of whose sources has been opened.
func newReading(o Options) *reading {
	r := &reading{
		options: o, checks: newLogChecks(), notations: make(notations), states: newStates(o.States),
	}
	r.trials.models.choices = o.Models
	return r
}

// readAll reads the sources.
func (r *reading) readAll(sources []Source) error {
	err := r.options.Validate()
	if err == nil && len(sources) == 0 {
		err = errNoSource
	}
	if err != nil {
		return r.fault(err)
	}
	if err := r.openJoins(); err != nil {
		return r.fault(err)
	}
	r.files = len(sources)
	defer r.closeWaiting()
	for _, s := range sources {
		if err := r.read(s); err != nil {
			return err
		}
	}
	if err := r.readWaiting(); err != nil {
		return err
	}
	if err := r.endAll(); err != nil {
		return err
	}
	return r.fault(r.endJoins())
}

// endAll reports faults of the log as a whole, all of whose sources have been
// read.
func (r *reading) endAll() error {
	if r.first == nil {
		return r.fault(r.left.fault)
	}
	if err := r.fault(r.states.fault(r.firstFile, r.first.state)); err != nil {
		return err
	}
	if r.options.Failed.Chosen() {
		return nil
	}
	return r.fault(r.scoreless.fault(&r.trials, r.first, &r.options))
}

// several reports whether the log has several sources.
func (r *reading) several() bool { return r.files > 1 }

// fault reports a fault. It returns the fault if the reading must end.
func (r *reading) fault(err error) error {
	if err == nil || r.inspect == nil {
		return err
	}
	r.inspect.fault(err)
	return nil
}

// read reads one source, or leaves it out, or lets it wait.
func (r *reading) read(s Source) error {
	fromPath, skip, err := r.fromPath(s)
	if skip || err != nil {
		return r.fault(err)
	}
	in := source.Input{Name: s.Name, Open: s.Open, Beside: s.Beside}
	if s.Unreported {
		if err := r.readWaiting(); err != nil || r.first == nil {
			return err // nil: the fault is that of the reports
		}
		in = r.unreportedInput(s)
	}
	f, err := source.Open(in, string(r.options.Format))
	if r.several() && isLacking(err) {
		r.leaveOut(nil, s.Name, err)
		return nil
	}
	if err != nil {
		return r.fault(r.options.beforeOpening(err))
	}
	if err := r.addForeignColumns(f, fromPath); err != nil {
		f.Close()
		return r.fault(err)
	}
	o := opened{file: f, source: s}
	o.selected, o.notes, err = selectColumns(f, &r.options)
	switch {
	case r.several() && isLacking(err):
		defer f.Close()
		r.leaveOut(f, s.Name, err)
		return nil
	case err == nil && r.isCostless(o.selected):
		return r.costless(o)
	case err == nil && r.first == nil && o.selected.cost != nil:
		r.leaveOutWaiting(s.Name)
	}
	return r.readFile(o, err)
}

// readFile reads a file that has been opened. err is the fault of its columns.
func (r *reading) readFile(o opened, err error) error {
	defer o.file.Close()
	r.addColumns(o.file)
	if err == nil {
		err = r.settle(o)
	}
	if err != nil {
		o.selected = nil
		if r.inspect != nil && errors.As(err, new(*scoreFault)) {
			r.inspect.inspection.NoScore = true
		}
	}
	if err := r.fault(err); err != nil {
		return err
	}
	reader := r.newFileReader(o.file, cmp.Or(o.source.Folder, o.source.Name), o.selected)
	reader.unreported = o.source.Unreported
	if err := r.readRows(reader); err != nil {
		return err
	}
	return r.end(reader, o.source.Part)
}

// addColumns adds the columns of a file to those of the log.
func (r *reading) addColumns(f *source.File) {
	known := make(map[string]bool, len(r.log.Columns))
	for _, name := range r.log.Columns {
		known[name] = true
	}
	for _, name := range f.Names {
		if !known[name] {
			r.log.Columns = append(r.log.Columns, name)
			known[name] = true
		}
	}
	if r.inspect != nil {
		r.inspect.begin(f)
	}
}

// settle holds the columns of a file against those of the files before it, which
// must be the same. The first file also settles which scores are better.
func (r *reading) settle(o opened) error {
	f, s := o.file, o.selected
	if r.first != nil {
		if s.cost != nil && s.cost.guess != nil && r.first.cost == nil {
			s.cost = nil // the guess was wrong in the first file
		}
		if msg := s.differs(r.first, r.options.CostOnly); msg != "" {
			return f.AtHeader("unlike in " + r.firstFile + ", " + msg)
		}
		r.otherScore = r.otherScore || s.scoreName() != r.first.scoreName()
		return nil
	}
	r.first, r.firstFile, r.firstColumns = s, f.File, f.Columns
	r.firstOwn, r.firstIsJSON = f.FileColumns(), f.Separator() == 0
	r.log.Notes, r.log.Format, r.log.TestIsValidation = o.notes, Format(f.Format.Name), f.Format.TestIsValidation
	r.log.Stated = s.stated
	r.log.Direction = r.options.resolve(s.stated, s.scoreColumnName())
	if r.inspect != nil {
		r.inspect.inspection.best.better = r.log.Direction
	}
	return nil
}

// readRows reads the rows of a file.
func (r *reading) readRows(reader *fileReader) error {
	f := reader.file
	known := len(f.Names)
	for !f.Ended {
		rec, err := f.Next()
		if err == io.EOF {
			return nil
		}
		if len(f.Names) > known {
			if err := r.fault(r.addLateColumns(reader, known)); err != nil {
				return err
			}
			known = len(f.Names)
		}
		if err == nil {
			err = reader.add(rec)
		} else {
			reader.tally.faults++
		}
		if err := r.fault(err); err != nil {
			return err
		}
	}
	return nil
}

// addLateColumns adds columns that occur only after the known ones of a file. It
// returns a fault if one of them could have been what was guessed.
func (r *reading) addLateColumns(reader *fileReader, known int) error {
	f := reader.file
	r.addColumns(f)
	if reader.columns == nil {
		return nil
	}
	reader.columns.names = f.Names
	for _, name := range f.Names[known:] {
		if msg := lateColumn(&f.Columns, name, &r.options); msg != "" {
			return &SyntaxError{File: f.File, Line: f.Line, Msg: msg}
		}
	}
	return nil
}

// end takes note of a file that has been read.
func (r *reading) end(reader *fileReader, part bool) error {
	guessed := reader.costColumn()
	notes, faults := r.notations.add(reader.file)
	for _, err := range append(faults, reader.finish()...) {
		if err := r.fault(err); err != nil {
			return err
		}
	}
	f, tally := reader.file, reader.tally
	r.log.Notes = append(r.log.Notes, notes...)
	if guessed != nil && guessed.guess != nil && reader.columns.cost == nil {
		r.log.Notes = append(r.log.Notes, guessed.guess.hint)
	}
	if c := reader.columns; c != nil && c.cost != nil {
		r.log.CostUnit = cmp.Or(r.log.CostUnit, c.cost.unitIn(f))
	}
	r.rows += tally.rows - tally.filtered.n - tally.others
	r.trialCount += reader.trialCount()
	r.addInput(f, tally.rows)
	r.warn(reader, part)
	for _, note := range f.LateNotes() {
		if !slices.Contains(r.log.Notes, note) {
			r.log.Notes = append(r.log.Notes, note)
		}
	}
	r.checks.file++
	r.filter.add(tally)
	r.log.LeftOut += tally.leftOut
	for s, n := range tally.states {
		r.inState[s] += n
	}
	return r.fault(r.noTrialIn(reader, part))
}

// addInput takes note of a file that has so many rows, and of those read with it.
func (r *reading) addInput(f *source.File, rows int) {
	if r.inspect != nil {
		r.inspect.end()
	}
	if f.Instead == "" {
		r.log.Inputs = append(r.log.Inputs, Input{Name: f.File, SHA256: f.Sum(), Rows: rows})
	}
	for _, b := range f.Beside {
		r.log.Inputs = append(r.log.Inputs, Input{Name: b.Name, SHA256: b.SHA256})
	}
}

// noTrialIn returns the fault of a file without a trial; nil if it has one. Of
// several files, finish looks whether there is any trial at all.
func (r *reading) noTrialIn(reader *fileReader, part bool) error {
	f, tally, trials := reader.file, reader.tally, reader.trialCount()
	switch {
	case (part || r.several()) && tally.faults == 0:
	case tally.rows+tally.faults == 0:
		return noRow(f)
	case trials > 0 && trials == tally.leftOut && tally.filtered.n+tally.others == 0:
		return &SyntaxError{File: f.File, Msg: fmt.Sprintf("no trials: all %d rows are left out (%s)",
			tally.rows, tally.whyLeftOut())}
	}
	return nil
}

// noRow is the fault of a file that has only a header.
func noRow(f *source.File) error { return f.Lacks("no trials: there is no row below the header") }

// warn adds the warnings about a file. Those about several are added up. A part
// without a row is a trial that reported nothing; any other file is left out.
func (r *reading) warn(reader *fileReader, part bool) {
	f := reader.file
	several := part || r.several()
	for _, w := range f.Warnings {
		same := func(o evp.Warning) bool { return o.Code == w.Code && o.Message == w.Message }
		if !several || !slices.ContainsFunc(r.log.Warnings, same) {
			r.log.Warnings = append(r.log.Warnings, w)
		}
	}
	all := reader.findings()
	if !part {
		r.log.Warnings = append(r.log.Warnings, truncatedExport(f, reader.checks.ids, reader.tally.rows)...)
	}
	if !several {
		r.log.Warnings = append(r.log.Warnings, warningsOf(all)...)
		return
	}
	empty := tally{place: f.File}
	switch isEmpty := reader.tally.rows+reader.tally.faults == 0; {
	case isEmpty && part:
		empty.n = 1
	case isEmpty:
		r.left.add(0, noRow(f))
	}
	if part {
		all = append(all, finding{empty, WarnNoRows,
			"%d of %d files have no row below the header: trials that reported nothing, left out", 1})
	}
	r.parts = addFindings(r.parts, all)
}
