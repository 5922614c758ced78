package triallog

import "io"

// A reading is a log while it is read. It ends at the first fault, unless
// there is an inspection, which takes the faults and goes on.
type reading struct {
	options    Options
	log        Log
	trials     collector
	first      *choice // of the first source with the columns asked for
	firstFile  string
	inspection *Inspection // nil if none
}

// newReading returns a reading that has not begun.
func newReading(o Options) *reading { return &reading{options: o} }

// all reads the sources.
func (r *reading) all(sources []Source) error {
	err := r.options.Validate()
	if err == nil && len(sources) == 0 {
		err = errNoSource
	}
	if err != nil {
		return r.fault(err)
	}
	for _, s := range sources {
		if err := r.source(s); err != nil {
			return err
		}
	}
	return nil
}

// fault takes a fault. It returns it if the reading must end.
func (r *reading) fault(err error) error {
	if r.inspection == nil {
		return err
	}
	r.inspection.fault(err)
	return nil
}

// source reads one source.
func (r *reading) source(s Source) error {
	t, err := openTable(s)
	if err != nil {
		return r.fault(err)
	}
	defer t.close()
	r.columns(t.names)
	c, err := r.choose(t)
	if err != nil {
		if err := r.fault(err); err != nil {
			return err
		}
	}
	return r.rows(t, c)
}

// columns adds the names of a header.
func (r *reading) columns(names []string) {
	known := make(map[string]bool, len(r.log.Columns))
	for _, name := range r.log.Columns {
		known[name] = true
	}
	for _, name := range names {
		if !known[name] {
			r.log.Columns = append(r.log.Columns, name)
			known[name] = true
		}
	}
}

// choose finds the columns in a table, the same as in the tables before.
func (r *reading) choose(t *table) (*choice, error) {
	c, notes, err := choose(t, r.options)
	if err != nil {
		return nil, err
	}
	if r.first == nil {
		r.first, r.firstFile, r.log.Notes = c, t.file, notes
	} else if msg := c.differs(r.first); msg != "" {
		return nil, t.inHeader("unlike in " + r.firstFile + ", " + msg)
	}
	return c, nil
}

// rows reads the rows of a table. Without a choice of columns it only inspects
// them.
func (r *reading) rows(t *table, c *choice) error {
	rows := rows{table: t, choice: c, trials: &r.trials}
	if r.inspection != nil {
		rows.columns = r.inspection.columnsOf(t.names)
	}
	for !t.ended {
		rec, err := t.next()
		if err == io.EOF {
			break
		}
		if err == nil {
			err = rows.add(rec)
		} else {
			rows.faults++
		}
		if err != nil {
			if err := r.fault(err); err != nil {
				return err
			}
		}
	}
	return r.endSource(&rows)
}

// endSource notes what a source was, and what its reader must know.
func (r *reading) endSource(rows *rows) error {
	t := rows.table
	r.log.Inputs = append(r.log.Inputs, Input{Name: t.file, SHA256: t.in.sum(), Rows: rows.count})
	r.log.Warnings = append(r.log.Warnings, rows.warnings()...)
	if rows.count+rows.faults == 0 {
		return r.fault(&SyntaxError{File: t.file, Line: t.line, Msg: "no trials: there is no row below the header"})
	}
	return nil
}

// finish returns the log.
func (r *reading) finish() *Log {
	log := r.log
	log.Score, log.Cost, log.By = r.first.scoreName(), r.first.costName(), r.first.byNames()
	log.Facet = r.options.Facet
	log.Trials = r.trials.trials()
	log.Extra = r.trials.extras.values
	log.Warnings = append(log.Warnings, sameBytes(log.Inputs)...)
	return &log
}
