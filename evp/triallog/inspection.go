package triallog

import "strconv"

// maxFaults is how many faults an Inspection keeps.
const maxFaults = 10

// An Inspection is what a log holds, and what is wrong with it.
type Inspection struct {
	Log     *Log      // what Read returns; nil if there is a fault
	Err     error     // what Read returns: the first fault
	Inputs  []Input   // one per source with a header; Rows count those at fault, too, if their cells could be told apart
	Formats []string  // of the inputs, in words
	Columns []*Column // of all sources, in first-seen order
	Faults  []error   // the first ten faults; at most one of a row
	Count   int       // of all faults

	byName map[string]*Column
	best   bestRows
}

// Inspect reads a log as Read does, in one pass, but goes on after a fault: to
// the next row, or to the next source if a file as a whole is at fault. So a
// nonsensical Options is a fault, too, and the only one.
// Columns hold what the rows below the header hold that have the right number
// of cells, also if the columns of the score and cost are not found.
func Inspect(sources []Source, o Options) *Inspection {
	r := newReading(o)
	in := &Inspection{byName: make(map[string]*Column)}
	r.inspection, r.watch.left = in, inspected
	_ = r.all(sources) // in.Err, as faults do not end an inspection
	in.Inputs, in.best.models = r.log.Inputs, &r.trials.models
	if in.Err == nil {
		log, err := r.finish()
		if err != nil {
			in.fault(err)
		}
		in.Log = log
	}
	return in
}

// fault takes a fault.
func (in *Inspection) fault(err error) {
	if in.Count++; in.Count == 1 {
		in.Err = err
	}
	if len(in.Faults) < maxFaults {
		in.Faults = append(in.Faults, err)
	}
}

// columnsOf returns the columns with the names of a header. Columns without a
// name are told apart by how many of these stand before them.
func (in *Inspection) columnsOf(names []string) []*Column {
	columns := make([]*Column, len(names))
	unnamed := 0
	for i, name := range names {
		key := "=" + name
		if name == "" {
			key = strconv.Itoa(unnamed)
			unnamed++
		}
		if in.byName[key] == nil {
			in.byName[key] = newColumn(name)
			in.Columns = append(in.Columns, in.byName[key])
		}
		columns[i] = in.byName[key]
	}
	return columns
}
