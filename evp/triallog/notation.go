package triallog

import (
	"cmp"
	"fmt"
	"slices"

	"evpkit/evp/triallog/internal/rows"
	"evpkit/evp/triallog/internal/source"
)

// Notations say how the numbers of the columns of a log are written, by the
// names of the columns.
type notations map[string]*rows.Notation

// add takes the columns of a file that have been read as numbers. A fault is a
// column whose numbers are written in another way than in an earlier file, so
// that they have another scale. The notes say how numbers are written that are
// not plain, once for each column.
func (n notations) add(f *source.File) (notes []string, faults []error) {
	for i, name := range f.Names {
		of, earlier := f.Notation(i), n[name]
		if of == nil {
			continue
		}
		if err := of.Fault(name); err != nil {
			faults = append(faults, err)
		}
		if earlier != nil {
			if err := of.Differs(name, earlier); err != nil {
				faults = append(faults, err)
			}
			if earlier.Style() != rows.Plain {
				continue
			}
		}
		n[name] = of
		if of.Style() != rows.Plain && !slices.Contains(f.Columns.Durations, i) {
			notes = append(notes, fmt.Sprintf("column %s: %s", rows.Quote(name), of.Describe()))
		}
	}
	return notes, faults
}

// unitIn returns the unit of the cost in a file that has been read: that of the
// format, or the one that the cells of its column say; "" if neither does.
func (c *costColumn) unitIn(f *source.File) string {
	if of := f.Notation(c.place()); of != nil && c.kind == plainCost {
		return cmp.Or(c.unit, of.Unit())
	}
	return c.unit
}
