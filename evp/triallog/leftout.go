package triallog

import (
	"errors"
	"fmt"
	"io"

	"evpkit/evp"
	"evpkit/evp/triallog/internal/rows"
	"evpkit/evp/triallog/internal/source"
)

// mostWaiting is how many files without a cost wait for one that has a cost: each
// is open, and has a buffer.
const mostWaiting = 16

// An opened source is a file whose columns are known, and whose rows are not read.
type opened struct {
	file     *source.File
	source   Source
	selected *selection // nil if the columns were not found
	notes    []string   // what was guessed, in words
}

// LeftOutFiles are the files of a log that lack what the others have: a column, or
// any content. They are left out with a warning, whatever their place among the
// files, so that one file that does not belong to the log does not stop it.
type leftOutFiles struct {
	files int
	rows  int   // in these files
	fault error // why the first is left out; nil without one
}

// add counts a file with so many rows.
func (l *leftOutFiles) add(rows int, why error) {
	l.files++
	l.rows += rows
	if l.fault == nil {
		l.fault = why
	}
}

// isLacking reports whether a file can be left out because of a fault.
func isLacking(err error) bool {
	var syntax *SyntaxError
	return errors.As(err, &syntax) && syntax.Lacking
}

// leaveOut leaves a file out of the log: among the inputs it has no rows. f is nil
// if the file is empty.
func (r *reading) leaveOut(f *source.File, name string, why error) {
	if f == nil {
		r.left.add(0, why)
		r.log.Inputs = append(r.log.Inputs, Input{Name: name})
		if r.inspect != nil {
			r.inspect.inspection.Formats = append(r.inspect.inspection.Formats, "empty")
		}
		return
	}
	r.addColumns(f)
	r.left.add(r.skim(f), why)
	r.addInput(f, 0)
}

// skim reads the rows of a file that is left out, whose faults do not matter, and
// returns how many there are.
func (r *reading) skim(f *source.File) int {
	reader := r.newFileReader(f, "", nil)
	for known := len(f.Names); !f.Ended; {
		rec, err := f.Next()
		if err == io.EOF {
			break
		}
		if len(f.Names) > known {
			r.addColumns(f)
			known = len(f.Names)
		}
		if err == nil {
			_ = reader.add(rec)
		}
	}
	return reader.tally.rows
}

// isCostless reports whether a file lacks the cost that other files of the log may
// have. A cost that was asked for is in each file, or the file is at fault.
func (r *reading) isCostless(s *selection) bool {
	return r.several() && s.cost == nil && r.options.Cost == "" && (r.first == nil || r.first.cost != nil)
}

// costless takes a file without a cost: it is left out if others have one, and waits
// while that is not known.
func (r *reading) costless(o opened) error {
	if r.first != nil {
		defer o.file.Close()
		r.leaveOut(o.file, o.source.Name, lacksCost(o.file, r.firstFile))
		return nil
	}
	if r.waiting = append(r.waiting, o); len(r.waiting) < mostWaiting {
		return nil
	}
	return r.readWaiting()
}

// lacksCost is the fault of a file without the cost that another has.
func lacksCost(f *source.File, other string) error {
	return f.Lacks(fmt.Sprintf("no column has a well-known name for a cost, as in %s: name one that all files have with "+
		"`cost` (columns: %s)", other, rows.QuoteAll(f.Names)))
}

// leaveOutWaiting leaves out the files that wait, as another has a cost.
func (r *reading) leaveOutWaiting(other string) {
	for _, o := range r.waiting {
		r.leaveOut(o.file, o.source.Name, lacksCost(o.file, other))
		o.file.Close()
	}
	r.waiting = nil
}

// readWaiting reads the files that wait: the log has no cost.
func (r *reading) readWaiting() error {
	for len(r.waiting) > 0 {
		o := r.waiting[0]
		r.waiting = r.waiting[1:]
		if err := r.readFile(o, nil); err != nil {
			return err
		}
	}
	return nil
}

// closeWaiting closes the files that still wait when the reading ends with a fault.
func (r *reading) closeWaiting() {
	for _, o := range r.waiting {
		o.file.Close()
	}
}

// warnings returns the warning about the files, of so many, that are left out; none
// without such files.
func (l leftOutFiles) warnings(files int) []evp.Warning {
	if l.files == 0 {
		return nil
	}
	var syntax *SyntaxError
	errors.As(l.fault, &syntax)
	msg := fmt.Sprintf("%d of %d files %s left out, with %d %s: %s", l.files, files,
		map[bool]string{true: "is", false: "are"}[l.files == 1], l.rows, rows.Plural(l.rows, "row"), syntax.Msg)
	return []evp.Warning{{Code: WarnLeftOut, Message: msg, Place: syntax.Place()}}
}
