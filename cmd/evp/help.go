package main

import (
	"fmt"
	"os"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/urfave/cli/v2"
	"golang.org/x/term"

	"evpkit/evp/study"
)

// Widths of help in columns.
const (
	narrowest = 60  // help is never narrower, …
	widest    = 100 // … nor wider, as long lines are hard to read
	standard  = 80  // where the width is not known
	indent    = 22  // of the descriptions of flags
)

// width returns how wide help is: as wide as the terminal, or as COLUMNS says. For
// a file or a pipe, it is the standard width.
func (t terminal) width() int {
	f, ok := t.stdout.(interface{ Fd() uintptr })
	if !ok || !term.IsTerminal(int(f.Fd())) {
		return standard
	}
	columns, err := strconv.Atoi(os.Getenv("COLUMNS"))
	if err != nil || columns <= 0 {
		if columns, _, err = term.GetSize(int(f.Fd())); err != nil {
			return standard
		}
	}
	return min(max(columns, narrowest), widest)
}

// appHelp returns the text of evp --help, as the template that the library wants.
func appHelp(app *cli.App, width int) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s\n\nUsage: %s\n\n", hanging("evp - ", app.Usage, width), app.UsageText)
	fmt.Fprintf(&b, "%s\n\nCommands:\n", reflowed(app.Description, width))
	for _, c := range app.Commands {
		b.WriteString(hanging(fmt.Sprintf("   %-12s", c.Name), c.Usage, width) + "\n")
	}
	b.WriteString("\n   --version   print the version\n   --help, -h  this page; after a command, its own\n")
	return verbatim(b.String())
}

// commandHelp returns the text of a command's --help, as the template that the
// library wants.
func commandHelp(c *cli.Command, width int) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s\n\nUsage: %s\n\n", hanging("evp "+c.Name+" - ", c.Usage, width), c.UsageText)
	fmt.Fprintf(&b, "%s\n", reflowed(c.Description, width))
	section, last := 0, study.Group(-1)
	for _, s := range settingsOf(c.Name) {
		if s.Group != last {
			section, last = section+1, s.Group
			fmt.Fprintf(&b, "\n%d. %s:\n", section, s.Group.Title(c.Name))
		}
		b.WriteString(flagHelp(s, width))
	}
	return verbatim(b.String())
}

// verbatim returns a template that expands to the text.
func verbatim(text string) string { return strings.ReplaceAll(text, "{{", `{{"{{"}}`) }

// flagHelp returns what --help says of a flag.
func flagHelp(s study.Setting, width int) string {
	head, margin := "   "+synopsis(s), strings.Repeat(" ", indent)
	if room := indent - utf8.RuneCountInString(head); room < 2 {
		head += "\n" + margin
	} else {
		head += margin[:room]
	}
	return head + strings.Join(wrapped(fullHelp(s), width-indent), "\n"+margin) + "\n"
}

// synopsis returns a flag as it is typed.
func synopsis(s study.Setting) string { return strings.TrimSpace(dashed(s.Name) + " " + s.Value) }

// fullHelp returns what a flag does, with its default.
func fullHelp(s study.Setting) string {
	text := study.Spell(s.Help, asFlag)
	if s.Default == "" || strings.Contains(text, "default") {
		return text
	}
	return text + " (default: " + s.Default + ")"
}

// reflowed wraps the paragraphs of a description. Indented lines are examples and
// stay as they are.
func reflowed(description string, width int) string {
	var out, paragraph []string
	flush := func() {
		if len(paragraph) > 0 {
			out = append(out, wrapped(strings.Join(paragraph, " "), width)...)
			paragraph = nil
		}
	}
	for _, line := range strings.Split(description, "\n") {
		if line == "" || strings.HasPrefix(line, "  ") {
			flush()
			out = append(out, line)
		} else {
			paragraph = append(paragraph, line)
		}
	}
	flush()
	return strings.Join(out, "\n")
}

// hanging returns a text after a head; further lines begin below the text.
func hanging(head, text string, width int) string {
	n := utf8.RuneCountInString(head)
	return head + strings.Join(wrapped(text, width-n), "\n"+strings.Repeat(" ", n))
}

// wrapped breaks a text into lines of at most width characters, between words.
func wrapped(text string, width int) []string {
	var lines []string
	line := ""
	for _, word := range strings.Fields(text) {
		if line != "" && utf8.RuneCountInString(line)+1+utf8.RuneCountInString(word) > width {
			lines, line = append(lines, line), ""
		}
		if line != "" {
			line += " "
		}
		line += word
	}
	return append(lines, line)
}
