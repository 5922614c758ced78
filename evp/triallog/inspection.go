package triallog

import (
	"slices"
	"strconv"

	"evpkit/evp/triallog/internal/rows"
	"evpkit/evp/triallog/internal/source"
)

// maxFaults is how many faults an Inspection keeps.
const maxFaults = 10

// An Inspection is what a log holds, and what is wrong with it.
type Inspection struct {
	Log     *Log      // what Read returns; nil if there is a fault
	Err     error     // what Read returns: the first fault
	Inputs  []Input   // one for each source with a header; Rows include those with a fault in a cell
	Formats []string  // of the inputs, in words
	Columns []*Column // of all sources, in the order in which they first occur
	Faults  []error   // the first ten faults, at most one for each row
	Count   int       // of all faults
	NoScore bool      // no column is known to be the score; see Options.CostOnly

	best   bestRows
	models *models
}

// Inspect reads a log as Read does, in one pass, but goes on after a fault: with
// the next row, or with the next source if the fault concerns a whole file. The
// Options' Validate is a fault, too, and then the only one.
//
// Columns hold the cells of all rows below the header that have the right number
// of cells, even if the columns of the score and the cost are not found.
func Inspect(sources []Source, o Options) *Inspection {
	r := newReading(o)
	in := &Inspection{models: &r.trials.models}
	r.inspect = &inspector{inspection: in, byName: make(map[string]*Column)}
	_ = r.readAll(sources) // in.Err, because faults do not end an inspection
	in.Inputs = r.log.Inputs
	if in.Err == nil {
		log, err := r.finish()
		if err != nil {
			r.inspect.fault(err)
		}
		in.Log = log
	}
	return in
}

// An inspector fills an Inspection while a log is read.
type inspector struct {
	inspection *Inspection
	byName     map[string]*Column
	file       *source.File // the current one
	columns    []*Column    // of the file
}

// fault adds a fault.
func (i *inspector) fault(err error) {
	in := i.inspection
	if in.Count++; in.Count == 1 {
		in.Err = err
	}
	if len(in.Faults) < maxFaults {
		in.Faults = append(in.Faults, err)
	}
}

// begin starts to inspect a file, or goes on with it when it has got further
// columns. Columns without a name are told apart by their order.
func (i *inspector) begin(f *source.File) {
	isNew := f != i.file
	i.file, i.columns = f, make([]*Column, len(f.Names))
	unnamed := 0
	for k, name := range f.Names {
		key := "=" + name
		if name == "" {
			key = strconv.Itoa(unnamed)
			unnamed++
		}
		if i.byName[key] == nil {
			i.byName[key] = newColumn(name)
			i.inspection.Columns = append(i.inspection.Columns, i.byName[key])
		}
		i.columns[k] = i.byName[key]
		if isNew || i.columns[k].notation == nil {
			i.columns[k].notation = ownNotation(f, k)
		}
	}
}

// ownNotation returns the notation of a column of a file. It has a decimal mark
// of its own: the column may be text, which must not decide the file's.
func ownNotation(f *source.File, k int) *rows.Notation {
	n := rows.NewNotation(&rows.DecimalMark{Any: f.Mark.Any}, nil)
	if slices.Contains(f.Columns.Durations, k) {
		n.InSeconds()
	}
	return n
}

// end notes the format of the file, if it exists.
func (i *inspector) end() {
	in := i.inspection
	if i.file.Instead == "" {
		in.Formats = append(in.Formats, i.file.Describe())
	}
	for range i.file.Beside {
		in.Formats = append(in.Formats, i.file.Format.Name)
	}
}

// row adds the cells of a row to their columns.
func (i *inspector) row(rec []string) {
	for k, c := range i.columns {
		c.add(rec[k])
	}
}

// trial takes a row that is a trial.
func (i *inspector) trial(rec []string, model uint32, score float64) {
	i.inspection.best.add(i.file, rec, model, score)
}
