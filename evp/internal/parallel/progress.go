package parallel

import "sync/atomic"

// A Progress counts the finished steps of a computation and reports them. A nil
// *Progress counts nothing.
type Progress struct {
	done   atomic.Int64
	total  int
	report func(done, total int)
}

// NewProgress returns a counter of total steps. report, which may be called from
// several goroutines at once, may be nil.
func NewProgress(total int, report func(done, total int)) *Progress {
	if report == nil {
		return nil
	}
	return &Progress{total: total, report: report}
}

// Add counts n more steps as finished.
func (p *Progress) Add(n int) {
	if p != nil {
		p.report(int(p.done.Add(int64(n))), p.total)
	}
}
