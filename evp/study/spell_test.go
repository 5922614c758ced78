package study

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// typed spells an option as a command line does.
func typed(option, value string) string { return strings.TrimSpace("--" + option + " " + value) }

func TestSpell(t *testing.T) {
	for message, want := range map[string]string{
		"give `missing-cost drop` or `where`":         "give --missing-cost drop or --where",
		"`x` \"up\": give trials":                     "--x \"up\": give trials",
		"a column `lr` has no such option":            "a column `lr` has no such option",
		"an odd ` stays":                              "an odd ` stays",
		"``by``: give `by`":                           "`--by`: give --by",
		"`by two words`":                              "`by two words`",
		"`by a'b` and `step 'x'`":                     "--by a'b and --step 'x'",
		`(` + "`by \"my col\"`" + `)`:                 "(--by my col)",
		"`by \"a`b\\\"c\"`; `cost`":                   "--by a`b\"c; --cost",
		`column "` + "`cost`" + `": give ` + "`cost`": `column "` + "`cost`" + `": give --cost`,
		"column \"a\\\"`cost`\" and `cost`":           "column \"a\\\"`cost`\" and --cost",
		"the trials' `cost` isn't `by`":               "the trials' --cost isn't --by",
		"--by 'a`by`' needs `by`":                     "--by 'a`by`' needs --by",
		`6" disks: name it with ` + "`by`":            `6" disks: name it with --by`,
		"the band of “`by`” fades: `band none`":       "the band of “`by`” fades: --band none",
	} {
		if got := Spell(message, typed); got != want {
			t.Errorf("%q is spelled %q, want %q", message, got, want)
		}
	}
}

// TestSpellTwice: a message that has been spelled stays as it is.
func TestSpellTwice(t *testing.T) {
	for _, message := range []string{"give `missing-cost drop`", `column "` + "`cost`" + `": name it with ` + "`cost`"} {
		once := Spell(message, typed)
		if twice := Spell(once, typed); twice != once {
			t.Errorf("%q is spelled %q, and then %q", message, once, twice)
		}
	}
}

var (
	// flagLike matches an option as a command line has it.
	flagLike = regexp.MustCompile(`(?:^|[^\w-])--?([a-z][a-z-]*)`)
	// optionLike matches what looks like an option in a message.
	optionLike = regexp.MustCompile("`([a-z][a-z-]*)( [^`]*)?`")
)

// TestMessages: no text of a library names an option as the command line does,
// and every option that one names exists. A value that is put together from a
// column's name is written by rows.Option, so that its end can be told.
func TestMessages(t *testing.T) {
	seen := 0
	for _, l := range libraryLiterals(t) {
		seen++
		for _, m := range flagLike.FindAllStringSubmatch(l.text, -1) {
			if strings.Contains(m[0], "--") && isSetting(m[1]) {
				t.Errorf("%s: a library names the option `%s`, not the flag --%[2]s: %q", l.place, m[1], l.text)
			}
		}
		for _, m := range optionLike.FindAllStringSubmatch(l.text, -1) {
			if !isSetting(m[1]) {
				t.Errorf("%s: there is no option `%s`: %q", l.place, m[1], l.text)
			}
			if s := Spell(m[0], typed); isSetting(m[1]) && (strings.Contains(s, "`") || strings.Contains(m[2], "%")) {
				t.Errorf("%s: the value in %s has more than a word, or is not known: %q", l.place, m[0], l.text)
			}
		}
	}
	if seen < 1000 {
		t.Errorf("only %d texts were found", seen)
	}
}

// A literal is a text in the source of a library.
type literal struct {
	place, text string
}

// libraryLiterals returns the texts in the source of all packages except that of
// the command line.
func libraryLiterals(t *testing.T) []literal {
	t.Helper()
	var out []literal
	root := filepath.Join("..", "..")
	files := token.NewFileSet()
	err := filepath.WalkDir(root, func(path string, entry fs.DirEntry, err error) error {
		name := entry.Name()
		switch {
		case err != nil:
			return err
		case entry.IsDir() && (name == "cmd" || name == "testdata" || name == ".git"):
			return fs.SkipDir
		case entry.IsDir() || !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go"):
			return nil
		}
		file, err := parser.ParseFile(files, path, nil, 0)
		if err != nil {
			return err
		}
		for _, l := range literals(file) {
			out = append(out, literal{files.Position(l.pos).String(), l.text})
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// literals returns the texts in a file. A sum of texts is one, with %s for what is
// not a literal. Struct tags and imports are not texts. The name of an option that
// a constant, a field or rows.Option has is returned as messages have it, too.
func literals(file *ast.File) []positioned {
	var out []positioned
	isPart := make(map[ast.Node]bool) // of a sum
	ast.Inspect(file, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.ImportSpec:
			return false
		case *ast.Field:
			isPart[n.Tag] = true
		case *ast.BinaryExpr:
			isPart[n.X], isPart[n.Y] = n.Op == token.ADD, n.Op == token.ADD
			if n.Op == token.ADD && !isPart[n] {
				out = append(out, positioned{n.Pos(), textOf(n)})
			}
		case *ast.ValueSpec:
			for i, value := range n.Values {
				if strings.HasSuffix(n.Names[i].Name, "Option") {
					out = append(out, named(value)...)
				}
			}
		case *ast.KeyValueExpr:
			if key, ok := n.Key.(*ast.Ident); ok && key.Name == "Option" {
				out = append(out, named(n.Value)...)
			}
		case *ast.CallExpr:
			if f, ok := n.Fun.(*ast.SelectorExpr); ok && f.Sel.Name == "Option" {
				out = append(out, named(n.Args[0])...)
			}
		case *ast.BasicLit:
			if n.Kind == token.STRING && !isPart[n] {
				out = append(out, positioned{n.Pos(), textOf(n)})
			}
		}
		return true
	})
	return out
}

// named returns the name of an option as messages have it; nothing if it is not a
// literal.
func named(e ast.Expr) []positioned {
	if l, ok := e.(*ast.BasicLit); ok && l.Kind == token.STRING {
		return []positioned{{l.Pos(), "`" + textOf(l) + "`"}}
	}
	return nil
}

// A positioned text is at a place in a file set.
type positioned struct {
	pos  token.Pos
	text string
}

// textOf returns a literal or a sum of texts, with %s for what is not a literal.
func textOf(e ast.Expr) string {
	switch e := e.(type) {
	case *ast.BasicLit:
		if text, err := strconv.Unquote(e.Value); err == nil {
			return text
		}
	case *ast.BinaryExpr:
		return textOf(e.X) + textOf(e.Y)
	}
	return "%s"
}
