package main

import (
	"fmt"
	"io"
	"strings"

	"github.com/cpuguy83/go-md2man/v2/md2man"
	"github.com/urfave/cli/v2"
)

// docsCommand returns "evp docs".
func docsCommand(t terminal) *cli.Command {
	return &cli.Command{
		Name:      "docs",
		Usage:     "print the man page or the Markdown reference",
		UsageText: "evp docs man|markdown",
		Description: "Prints the reference of all commands and flags, made from what --help says.\n\n" +
			"  evp docs man > ~/.local/share/man/man1/evp.1\n" +
			"  evp docs markdown > evp.md",
		Action: func(ctx *cli.Context) error {
			page, err := oneOf(ctx.Args().Slice(), "docs", "man", "markdown")
			if err != nil {
				return err
			}
			m := newManual(ctx.App)
			text := m.page("- **%s** %s\n")
			if page == "man" {
				text = m.page("**%s**\n: %s\n\n")
				head := "% evp 1 \"\" \"evp " + release + "\" \"User Commands\"\n# NAME"
				text = string(md2man.Render([]byte(head + strings.TrimPrefix(text, "# evp"))))
			}
			_, err = io.WriteString(t.stdout, text)
			return err
		},
	}
}

// oneOf returns the one argument of a command, which must be one of words.
func oneOf(args []string, command string, words ...string) (string, error) {
	if len(args) == 1 {
		for _, w := range words {
			if args[0] == w {
				return w, nil
			}
		}
	}
	return "", usagef("evp %s: give one of %s", command, strings.Join(words, ", "))
}

// page returns the manual as a page of Markdown, in which entry is the form of
// a flag and what it does.
func (m manual) page(entry string) string {
	var b strings.Builder
	fmt.Fprintf(&b, "# evp\n\nevp - %s\n\n", m.usage)
	fmt.Fprintf(&b, "    evp COMMAND [flags] FILE...\n\n%s\n", block(m.description))
	fmt.Fprintf(&b, "Flags may be given before or after the files; FILE `-` is standard input. An error is one\n"+
		"line, and the exit code is %d if the data are at fault and %d if the command line is. If there is\n"+
		"an error, no file is written.\n\n", exitData, exitUsage)
	said := make(map[string]string) // flags of a category → the command that lists them
	for _, c := range m.commands {
		c.section(&b, entry, said)
	}
	return strings.ReplaceAll(b.String(), "\n\n\n", "\n\n")
}

// section writes the command's section. Flags that another command has listed
// in the same words are not listed again.
func (c manualCommand) section(b *strings.Builder, entry string, said map[string]string) {
	fmt.Fprintf(b, "# evp %s\n\n%s.\n\n    %s\n\n%s", c.name, upperFirst(c.usage), c.synopsis, block(c.description))
	for flags := c.flags; len(flags) > 0; {
		group, n := flags[0].Group, 0
		var list strings.Builder
		for n < len(flags) && flags[n].Group == group {
			fmt.Fprintf(&list, entry, escaped(synopsis(flags[n])), escaped(fullHelp(flags[n])))
			n++
		}
		flags = flags[n:]
		fmt.Fprintf(b, "\n## %s (evp %s)\n\n", group.Title(c.name), c.name)
		if other, ok := said[list.String()]; ok {
			fmt.Fprintf(b, "As for evp %s.\n", other)
			continue
		}
		said[list.String()] = c.name
		b.WriteString(list.String())
	}
	b.WriteString("\n")
}

// block returns a description's paragraphs, its indented lines as code.
func block(description string) string {
	var b strings.Builder
	code := false
	for _, line := range strings.Split(description, "\n") {
		if indented := strings.HasPrefix(line, "  "); indented != code {
			code = indented
			b.WriteString("\n")
		}
		if code {
			line = "  " + line
		} else {
			line = escaped(line)
		}
		b.WriteString(line + "\n")
	}
	return strings.ReplaceAll(b.String(), "\n\n\n", "\n\n") + "\n"
}

// escaped returns text that Markdown leaves as it is.
func escaped(text string) string {
	return strings.NewReplacer("*", `\*`, "_", `\_`, "<", `\<`, "[", `\[`).Replace(text)
}

// upperFirst returns a sentence that starts with a capital.
func upperFirst(s string) string { return strings.ToUpper(s[:1]) + s[1:] }
