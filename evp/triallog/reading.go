package triallog

import (
	"cmp"
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

	notations  notations      // of the columns read as numbers
	states     [numStates]int // trials in each state
	filter     filterCount
	rows       int       // that meet Options.Where
	trialCount int       // trials there would be if none were left out
	parts      []finding // of sources that are parts
}

// newReading returns a reading that checks so many rows.
func newReading(o Options, checked int) *reading {
	return &reading{options: o, checks: newLogChecks(checked), notations: make(notations)}
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
	for _, s := range sources {
		if err := r.read(s); err != nil {
			return err
		}
	}
	return nil
}

// fault reports a fault. It returns the fault if the reading must end.
func (r *reading) fault(err error) error {
	if err == nil || r.inspect == nil {
		return err
	}
	r.inspect.fault(err)
	return nil
}

// read reads one source.
func (r *reading) read(s Source) error {
	in := source.Input{Name: s.Name, Open: s.Open, Beside: s.Beside}
	if s.Unreported {
		if r.first == nil {
			return nil // the fault is that of the reports
		}
		in = r.unreportedInput(s)
	}
	f, err := source.Open(in, string(r.options.Format))
	if err != nil {
		return r.fault(r.options.beforeOpening(err))
	}
	defer f.Close()
	r.addColumns(f)
	selected, err := r.selectColumns(f)
	if err := r.fault(err); err != nil {
		return err
	}
	reader := r.newFileReader(f, cmp.Or(s.Folder, s.Name), selected)
	if err := r.readRows(reader); err != nil {
		return err
	}
	return r.end(reader, s.Part)
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

// selectColumns finds the columns of a file, the same as in the files before it.
// The first file also settles which scores are better.
func (r *reading) selectColumns(f *source.File) (*selection, error) {
	s, notes, err := selectColumns(f, &r.options)
	if err != nil {
		return nil, err
	}
	if r.first != nil {
		if s.cost != nil && s.cost.guess != nil && r.first.cost == nil {
			s.cost = nil // the guess was wrong in the first file
		}
		if msg := s.differs(r.first); msg != "" {
			return nil, f.AtHeader("unlike in " + r.firstFile + ", " + msg)
		}
		return s, nil
	}
	r.first, r.firstFile, r.firstColumns = s, f.File, f.Columns
	r.firstOwn, r.firstIsJSON = f.FileColumns(), f.Separator() == 0
	r.log.Notes, r.log.Format, r.log.TestIsValidation = notes, Format(f.Format.Name), f.Format.TestIsValidation
	r.log.Stated = s.stated
	r.log.Direction = r.options.resolve(s.stated, s.scoreColumnName())
	if r.inspect != nil {
		r.inspect.inspection.best.better = r.log.Direction
	}
	return s, nil
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
	r.rows += tally.rows - tally.filtered.n
	r.trialCount += reader.trialCount()
	if r.inspect != nil {
		r.inspect.end()
	}
	if f.Instead == "" {
		r.log.Inputs = append(r.log.Inputs, Input{Name: f.File, SHA256: f.Sum(), Rows: tally.rows})
	}
	for _, b := range f.Beside {
		r.log.Inputs = append(r.log.Inputs, Input{Name: b.Name, SHA256: b.SHA256})
	}
	r.warn(reader, part)
	for _, note := range f.LateNotes() {
		if !slices.Contains(r.log.Notes, note) {
			r.log.Notes = append(r.log.Notes, note)
		}
	}
	r.checks.file++
	r.filter.add(tally)
	r.log.LeftOut += tally.leftOut
	if reader.columns != nil && reader.columns.state != none {
		for s, n := range tally.states {
			r.states[s] += n
		}
	}
	return r.fault(r.noTrialIn(reader, part))
}

// noTrialIn returns the fault of a file without a trial; nil if it has one. For
// a part, finish looks whether there is any trial at all.
func (r *reading) noTrialIn(reader *fileReader, part bool) error {
	f, tally, trials := reader.file, reader.tally, reader.trialCount()
	switch {
	case part && tally.faults == 0:
	case tally.rows+tally.faults == 0:
		return f.AtHeader("no trials: there is no row below the header")
	case trials > 0 && trials == tally.leftOut && tally.filtered.n == 0:
		return &SyntaxError{File: f.File, Msg: fmt.Sprintf("no trials: all %d rows are left out (%s)",
			tally.rows, tally.whyLeftOut())}
	}
	return nil
}

// warn adds the warnings about a file. Those about parts are added up.
func (r *reading) warn(reader *fileReader, part bool) {
	f := reader.file
	for _, w := range f.Warnings {
		same := func(o evp.Warning) bool { return o.Code == w.Code && o.Message == w.Message }
		if !part || !slices.ContainsFunc(r.log.Warnings, same) {
			r.log.Warnings = append(r.log.Warnings, w)
		}
	}
	all := reader.findings()
	if !part {
		r.log.Warnings = append(r.log.Warnings, truncatedExport(f, reader.checks.ids, reader.tally.rows)...)
		r.log.Warnings = append(r.log.Warnings, warningsOf(all)...)
		return
	}
	empty := tally{place: f.File}
	if reader.tally.rows+reader.tally.faults == 0 {
		empty.n = 1
	}
	r.parts = addFindings(r.parts, append(all, finding{empty, WarnNoRows,
		"%d of %d files have no row below the header: trials that reported nothing, left out", 1}))
}
