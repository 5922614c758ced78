package main

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/urfave/cli/v2"
	"golang.org/x/term"

	"evpkit/evp/study"
)

// appHelp is the template of evp --help.
const appHelp = `{{.Name}} - {{.Usage}}

Usage: {{.UsageText}}

{{.Description}}

Commands:
{{range .VisibleCommands}}   {{join .Names ", "}}{{"\t"}}{{.Usage}}
{{end}}
   --version{{"\t"}}print the version
   --help, -h{{"\t"}}this page; after a command, its own
`

// Widths of help in columns.
const (
	narrowest = 60  // help is never narrower, …
	widest    = 100 // … nor wider, as long lines are hard to read
	standard  = 80  // where the width is not known
	indent    = 22  // of what a flag does
)

// width returns how wide help may be.
func (t terminal) width() int {
	if f, ok := t.stdout.(interface{ Fd() uintptr }); ok {
		if columns, _, err := term.GetSize(int(f.Fd())); err == nil {
			return min(max(columns, narrowest), widest)
		}
	}
	return standard
}

// commandHelp returns the text of a command's --help, as a template without
// anything to be filled in.
func commandHelp(command *cli.Command, width int) string {
	var b strings.Builder
	fmt.Fprintf(&b, "evp %s - %s\n\nUsage: %s\n\n%s\n", command.Name, command.Usage, command.UsageText, command.Description)
	section, last := 0, study.Group(-1)
	for _, s := range settingsOf(command.Name) {
		if s.Group != last {
			section, last = section+1, s.Group
			fmt.Fprintf(&b, "\n%d. %s:\n", section, s.Group.Title(command.Name))
		}
		b.WriteString(flagHelp(s, width))
	}
	return strings.ReplaceAll(b.String(), "{{", `{{"{{"}}`)
}

// flagHelp returns what --help says of a flag.
func flagHelp(s study.Setting, width int) string {
	head := "   " + synopsis(s)
	if utf8.RuneCountInString(head) > indent-2 {
		head += "\n" + strings.Repeat(" ", indent)
	} else {
		head += strings.Repeat(" ", indent-utf8.RuneCountInString(head))
	}
	lines := wrapped(whole(s), width-indent)
	return head + strings.Join(lines, "\n"+strings.Repeat(" ", indent)) + "\n"
}

// synopsis returns a flag as it is typed.
func synopsis(s study.Setting) string { return strings.TrimSpace(dashed(s.Name) + " " + s.Value) }

// whole returns what a flag does, with its default.
func whole(s study.Setting) string {
	text := study.Spell(s.Help, asFlag)
	if s.Default == "" || strings.Contains(text, "default") {
		return text
	}
	return text + " (default: " + s.Default + ")"
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
