package main

import (
	"fmt"
	"io"
	"strings"

	"github.com/urfave/cli/v2"

	"evpkit/evp/study"
)

// completionCommand returns "evp completion".
func completionCommand(t terminal) *cli.Command {
	return &cli.Command{
		Name:      "completion",
		Usage:     "print a shell's completion script",
		UsageText: "evp completion bash|zsh|fish",
		Description: "Prints a script that completes commands, flags and their words.\n\n" +
			"  evp completion bash > ~/.local/share/bash-completion/completions/evp\n" +
			"  evp completion zsh > \"${fpath[1]}/_evp\"\n" +
			"  evp completion fish > ~/.config/fish/completions/evp.fish",
		Action: func(ctx *cli.Context) error {
			shell, err := oneOf(ctx.Args().Slice(), "completion", "bash", "zsh", "fish")
			if err != nil {
				return err
			}
			m := newManual(ctx.App)
			script := map[string]func() string{"bash": m.bash, "zsh": m.zsh, "fish": m.fish}[shell]
			_, err = io.WriteString(t.stdout, script())
			return err
		},
	}
}

// bash returns the completion script for bash.
func (m manual) bash() string {
	var b strings.Builder
	b.WriteString(`# bash completion for evp
_evp() {
  local cur="${COMP_WORDS[COMP_CWORD]}" prev="${COMP_WORDS[COMP_CWORD-1]}" command="${COMP_WORDS[1]}" words=""
  COMPREPLY=()
  if [ "$COMP_CWORD" -eq 1 ]; then
`)
	fmt.Fprintf(&b, "    COMPREPLY=($(compgen -W %q -- \"$cur\"))\n    return\n  fi\n",
		strings.Join(append(m.names(), globalFlags...), " "))
	b.WriteString("  case \"$command $prev\" in\n")
	for _, c := range m.commands {
		for _, f := range c.flags {
			if len(f.Words) > 0 {
				fmt.Fprintf(&b, "  %q) words=%q ;;\n", c.name+" "+dashed(f.Name), strings.Join(f.Words, " "))
			}
		}
	}
	b.WriteString("  esac\n  if [ -z \"$words\" ]; then\n    case \"$command $cur\" in\n")
	for _, c := range m.commands {
		if words := c.arguments(); len(words) > 0 {
			fmt.Fprintf(&b, "    %q*) words=%q ;;\n", c.name+" ", strings.Join(words, " "))
		} else if len(c.flags) > 0 {
			fmt.Fprintf(&b, "    %q*) words=%q ;;\n", c.name+" -", strings.Join(append(c.dashed(), "--help"), " "))
		}
	}
	b.WriteString(`    esac
  fi
  if [ -n "$words" ]; then
    COMPREPLY=($(compgen -W "$words" -- "$cur"))
  fi
}
complete -o default -F _evp evp
`)
	return b.String()
}

// zsh returns the completion script for zsh.
func (m manual) zsh() string {
	var b strings.Builder
	b.WriteString("#compdef evp\n\n_evp() {\n  local -a commands\n  commands=(\n")
	for _, c := range m.commands {
		fmt.Fprintf(&b, "    %s\n", quoted(c.name+":"+c.usage))
	}
	b.WriteString(`  )
  if (( CURRENT == 2 )); then
    _describe command commands
    _arguments --version --help
    return
  fi
  case $words[2] in
`)
	for _, c := range m.commands {
		fmt.Fprintf(&b, "  %s)\n    _arguments '--help[%s]'", c.name, helpOfHelp)
		for _, f := range c.flags {
			fmt.Fprintf(&b, " \\\n      %s", quoted(zshFlag(f)))
		}
		rest := "*:file:_files"
		if words := c.arguments(); len(words) > 0 {
			rest = "2:word:(" + strings.Join(words, " ") + ")"
		}
		fmt.Fprintf(&b, " \\\n      %s\n    ;;\n", quoted(rest))
	}
	b.WriteString("  esac\n}\n\n_evp \"$@\"\n")
	return b.String()
}

// zshFlag returns the flag as an argument of zsh's _arguments.
func zshFlag(f study.Setting) string {
	clean := strings.NewReplacer("[", "(", "]", ")", ":", " -", "\\", "")
	spec := "*" + dashed(f.Name) + "[" + clean.Replace(brief(f)) + "]"
	switch {
	case f.Value == "":
		return spec
	case len(f.Words) > 0:
		return spec + ":" + clean.Replace(f.Value) + ":(" + strings.Join(f.Words, " ") + ")"
	}
	return spec + ":" + clean.Replace(f.Value) + ":_files"
}

// fish returns the completion script for fish.
func (m manual) fish() string {
	var b strings.Builder
	fmt.Fprintf(&b, "# fish completion for evp\nset -l commands %s\n", strings.Join(m.names(), " "))
	const first = `complete -c evp -f -n "not __fish_seen_subcommand_from $commands"`
	for _, flag := range globalFlags {
		fmt.Fprintf(&b, "%s -l %s\n", first, strings.TrimPrefix(flag, "--"))
	}
	for _, c := range m.commands {
		fmt.Fprintf(&b, "%s -a %s -d %s\n", first, c.name, quoted(c.usage))
	}
	for _, c := range m.commands {
		in := fmt.Sprintf("complete -c evp -n '__fish_seen_subcommand_from %s'", c.name)
		if words := c.arguments(); len(words) > 0 {
			fmt.Fprintf(&b, "%s -f -a %s\n", in, quoted(strings.Join(words, " ")))
		}
		for _, f := range c.flags {
			b.WriteString(in + " " + fishFlag(f) + "\n")
		}
		fmt.Fprintf(&b, "%s -l help -d '%s'\n", in, helpOfHelp)
	}
	return b.String()
}

// fishFlag returns the flag as arguments of fish's complete.
func fishFlag(f study.Setting) string {
	name, kind := f.Name, "-l "
	if !strings.HasPrefix(dashed(name), "--") {
		kind = "-s "
	}
	spec := kind + name + " -d " + quoted(brief(f))
	switch {
	case f.Value == "":
		return spec
	case len(f.Words) > 0:
		return spec + " -x -a " + quoted(strings.Join(f.Words, " "))
	}
	return spec + " -r"
}

// helpOfHelp says what --help does after a command.
const helpOfHelp = "print what the command does, and its flags"

// brief returns the beginning of what a flag does, up to its details: shells show
// it in one line.
func brief(f study.Setting) string {
	text := study.Spell(f.Help, asFlag)
	for _, end := range []string{": ", "; ", ". ", " (", ", as ", ", such as "} {
		text, _, _ = strings.Cut(text, end)
	}
	return text
}

// quoted returns a text in single quotes, as all three shells read it.
func quoted(s string) string { return "'" + strings.ReplaceAll(s, "'", `'\''`) + "'" }
