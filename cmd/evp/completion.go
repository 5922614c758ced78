package main

import (
	"fmt"
	"io"
	"strings"

	"github.com/urfave/cli/v2"
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

// globalFlags are the flags that may stand in place of a command.
var globalFlags = []string{"--version", "--help"}

// bash returns the completion script for bash.
func (m manual) bash() string {
	var b strings.Builder
	b.WriteString(`# bash completion for evp
_evp() {
  local cur="${COMP_WORDS[COMP_CWORD]}" prev="${COMP_WORDS[COMP_CWORD-1]}" command="${COMP_WORDS[1]}" words=""
  COMPREPLY=()
  if [ "$COMP_CWORD" -eq 1 ]; then
`)
	fmt.Fprintf(&b, "    COMPREPLY=($(compgen -W %q -- \"$cur\"))\n    return\n  fi\n", strings.Join(append(m.names(), globalFlags...), " "))
	b.WriteString("  case \"$command $prev\" in\n")
	for _, c := range m.commands {
		for _, f := range c.flags {
			if len(f.words) > 0 {
				fmt.Fprintf(&b, "  %q) words=%q ;;\n", c.name+" "+dashed(f.names[0]), strings.Join(f.words, " "))
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
	b.WriteString("  )\n  if (( CURRENT == 2 )); then\n    _describe command commands\n    _arguments --version --help\n    return\n  fi\n  case $words[2] in\n")
	for _, c := range m.commands {
		fmt.Fprintf(&b, "  %s)\n    _arguments", c.name)
		for _, f := range c.flags {
			fmt.Fprintf(&b, " \\\n      %s", quoted(f.zsh()))
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

// zsh returns the flag as an argument of zsh's _arguments.
func (f manualFlag) zsh() string {
	clean := strings.NewReplacer("[", "(", "]", ")", ":", " -", "\\", "")
	spec := "*" + dashed(f.names[0]) + "[" + clean.Replace(f.usage) + "]"
	switch {
	case f.value == "":
		return spec
	case len(f.words) > 0:
		return spec + ":" + clean.Replace(f.value) + ":(" + strings.Join(f.words, " ") + ")"
	}
	return spec + ":" + clean.Replace(f.value) + ":_files"
}

// fish returns the completion script for fish.
func (m manual) fish() string {
	var b strings.Builder
	fmt.Fprintf(&b, "# fish completion for evp\nset -l commands %s\n", strings.Join(m.names(), " "))
	for _, flag := range globalFlags {
		fmt.Fprintf(&b, "complete -c evp -f -n \"not __fish_seen_subcommand_from $commands\" -l %s\n", strings.TrimPrefix(flag, "--"))
	}
	for _, c := range m.commands {
		fmt.Fprintf(&b, "complete -c evp -f -n \"not __fish_seen_subcommand_from $commands\" -a %s -d %s\n", c.name, quoted(c.usage))
	}
	for _, c := range m.commands {
		in := fmt.Sprintf("complete -c evp -n '__fish_seen_subcommand_from %s'", c.name)
		if words := c.arguments(); len(words) > 0 {
			fmt.Fprintf(&b, "%s -f -a %s\n", in, quoted(strings.Join(words, " ")))
		}
		for _, f := range c.flags {
			b.WriteString(in + " " + f.fish() + "\n")
		}
	}
	return b.String()
}

// fish returns the flag as arguments of fish's complete.
func (f manualFlag) fish() string {
	name, kind := f.names[0], "-l "
	if !strings.HasPrefix(dashed(name), "--") {
		kind = "-s "
	}
	spec := kind + name + " -d " + quoted(f.usage)
	switch {
	case f.value == "":
		return spec
	case len(f.words) > 0:
		return spec + " -x -a " + quoted(strings.Join(f.words, " "))
	}
	return spec + " -r"
}

// names returns the names of the commands.
func (m manual) names() []string {
	var out []string
	for _, c := range m.commands {
		out = append(out, c.name)
	}
	return out
}

// dashed returns the command's flags as they are typed.
func (c manualCommand) dashed() []string {
	var out []string
	for _, f := range c.flags {
		out = append(out, dashed(f.names[0]))
	}
	return out
}

// arguments returns the words that a command takes instead of files.
func (c manualCommand) arguments() []string {
	_, words, _ := strings.Cut(c.synopsis, "evp "+c.name+" ")
	if !strings.Contains(words, "|") || strings.Contains(words, " ") {
		return nil
	}
	return strings.Split(words, "|")
}

// quoted returns a text in single quotes, as all three shells read it.
func quoted(s string) string { return "'" + strings.ReplaceAll(s, "'", `'\''`) + "'" }
