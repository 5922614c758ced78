package main

import (
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
	"sync"
	"time"

	"evpkit/evp"
	"evpkit/evp/study"
)

// A terminal is what a command talks to.
type terminal struct {
	stdin          io.Reader
	stdout, stderr io.Writer

	args    []string // the command line, without the program's name
	remarks *remarks // what is said when the command has succeeded
}

// Remarks are lines, and warnings among them, that are said when a command has
// succeeded.
type remarks struct {
	before, after []string      // lines before the first warning, and since
	warnings      []evp.Warning // each kind is said once, whatever it is about
}

// line adds a line, once.
func (r *remarks) line(line string) {
	switch {
	case slices.Contains(r.before, line) || slices.Contains(r.after, line):
	case r.warnings == nil:
		r.before = append(r.before, line)
	default:
		r.after = append(r.after, line)
	}
}

// lines returns all lines. Warnings of one kind are one line.
func (r *remarks) lines() []string {
	out := r.before
	for _, w := range study.Merged(r.warnings) {
		w.Message = study.Spell(w.Message, asFlag)
		out = append(out, "warning: "+w.String())
	}
	return append(out, r.after...)
}

// newTerminal returns a terminal with nothing to say yet.
func newTerminal(args []string, stdin io.Reader, stdout, stderr io.Writer) terminal {
	return terminal{stdin, stdout, stderr, args, new(remarks)}
}

// note keeps a message for stderr, with its options as they are typed.
func (t terminal) note(format string, args ...any) {
	t.keep(study.Spell(fmt.Sprintf(format, args...), asFlag))
}

// warn keeps warnings for stderr.
func (t terminal) warn(all []evp.Warning) { t.remarks.warnings = append(t.remarks.warnings, all...) }

// keep keeps a line for stderr until the command has succeeded: with an error
// nothing else is said. Each line is said once.
func (t terminal) keep(line string) { t.remarks.line(line) }

// flush says what was kept.
func (t terminal) flush() {
	for _, line := range t.remarks.lines() {
		t.say(line)
	}
	*t.remarks = remarks{}
}

// say writes one line on stderr.
func (t terminal) say(line string) { fmt.Fprintln(t.stderr, "evp: "+oneLine(line)) }

// oneLine replaces line breaks and other control characters by spaces.
func oneLine(s string) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' || r == 0x7f || r == 0x85 || r == 0x2028 || r == 0x2029 {
			return ' '
		}
		return r
	}, s)
}

// screen returns stderr if it is a screen; nil if it is a file or a pipe.
func (t terminal) screen() *os.File {
	f, ok := t.stderr.(*os.File)
	if !ok {
		return nil
	}
	if info, err := f.Stat(); err != nil || info.Mode()&os.ModeCharDevice == 0 {
		return nil
	}
	return f
}

// progress returns a function that shows how much of something is done once it
// has taken a while, if stderr is a screen; nil elsewhere.
func (t terminal) progress(what string) func(done, of int) {
	f := t.screen()
	if f == nil {
		return nil
	}
	var mu sync.Mutex
	next := time.Now().Add(time.Second)
	shown := false
	return func(done, of int) {
		mu.Lock()
		defer mu.Unlock()
		switch now := time.Now(); {
		case done >= of && shown:
			fmt.Fprintf(f, "\r\x1b[K")
			shown = false
		case done < of && now.After(next):
			next = now.Add(200 * time.Millisecond)
			fmt.Fprintf(f, "\revp: %s: %d %%\x1b[K", what, 100*done/of)
			shown = true
		}
	}
}
