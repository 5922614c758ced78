package study

import (
	"fmt"
	"slices"
	"strings"

	"evpkit/evp/triallog"
)

// choiceSettings choose models, and add columns that the log's rows do not have.
func choiceSettings() []Setting {
	return []Setting{
		{Name: "models", Value: "OLD[=NEW],…", Group: GroupReading, Commands: readingCommands, List: true,
			Help: "the models to read, in the order of curves, colours and tables, with commas between them, and new names " +
				"after =, as in bert=BERT,lstm=LSTM (default: all, in the order of the log); a name with a comma or a = is " +
				"in double quotes",
			set: func(r *Request, text string) (err error) {
				r.Read.Log.Models, err = parseChoices(text)
				return err
			},
			get: func(r *Request, _ *Study) any { return orNull(choicesText(r.Read.Log.Models)) }},
		{Name: "path", Value: "PATTERN", Group: GroupReading, Commands: readingCommands,
			Help: "columns from the paths of the files, such as {model}/trial_{trial}/eval.csv: it is matched against " +
				"the end of each path; {name} is a column and * any text, both within one folder's or file's name. Of a " +
				"folder, the files that match are read, whatever their ending",
			set: func(r *Request, text string) (err error) {
				r.Read.Log.Path, err = triallog.ParsePath(text)
				return err
			},
			get: func(r *Request, _ *Study) any { return orNull(r.Read.Log.Path.String()) }},
		{Name: "join", Value: "FILE:KEY=COLUMN", Group: GroupReading, Commands: readingCommands, Repeats: true,
			Help: "add the columns of another table, such as CodeCarbon's: emissions.csv:run_id=run gives each row of the log " +
				"the cells of the row of emissions.csv whose run_id is the row's run. A column that the log has, too, is " +
				"called emissions.duration then; keys are compared as text; it may be given several times",
			set: func(r *Request, text string) error {
				join, err := parseJoin(text)
				if err == nil {
					r.Read.Log.Join = append(r.Read.Log.Join[:len(r.Read.Log.Join):len(r.Read.Log.Join)], join)
				}
				return err
			},
			get: func(r *Request, _ *Study) any { return joinTexts(r.Read.Log.Join) }},
	}
}

// parseJoin reads FILE:KEY=COLUMN; the last colon parts FILE from KEY.
func parseJoin(text string) (triallog.Join, error) {
	var j triallog.Join
	at := strings.LastIndexByte(text, ':')
	if at > 0 {
		j.Source.Name = text[:at]
		key, column, _ := strings.Cut(text[at+1:], "=")
		j.Key, j.Column = strings.TrimSpace(key), strings.TrimSpace(column)
	}
	if j.Key == "" || j.Column == "" {
		return j, fmt.Errorf("`join` %q: give a file, its column of keys and the log's column, as in "+
			"`join emissions.csv:run_id=run`", text)
	}
	return j, nil
}

// joinTexts returns joins as they are typed; nil if there is none.
func joinTexts(joins []triallog.Join) any {
	if len(joins) == 0 {
		return nil
	}
	var out []string
	for _, j := range joins {
		out = append(out, j.Source.Name+":"+j.Key+"="+j.Column)
	}
	return out
}

// parseChoices reads OLD[=NEW],…, where a name with a comma or a = is in double
// quotes, and a quote within them is doubled, as in CSV.
func parseChoices(text string) ([]triallog.ModelChoice, error) {
	var out []triallog.ModelChoice
	malformed := func() ([]triallog.ModelChoice, error) {
		return nil, fmt.Errorf("`models` %q: give names with commas between them, as in bert=BERT,lstm; a name with a comma "+
			"or a = is in double quotes", text)
	}
	for rest := text; ; {
		var c triallog.ModelChoice
		var ok bool
		if c.Name, rest, ok = cutName(rest); !ok {
			return malformed()
		}
		if after, renamed := strings.CutPrefix(rest, "="); renamed {
			if c.As, rest, ok = cutName(after); !ok {
				return malformed()
			}
		}
		out = append(out, c)
		if rest == "" {
			return out, nil
		}
		if rest, ok = strings.CutPrefix(rest, ","); !ok {
			return malformed()
		}
	}
}

// parseModels reads names of models with commas between them for an option.
func parseModels(option, text string) ([]string, error) {
	choices, err := parseChoices(text)
	renamed := func(c triallog.ModelChoice) bool { return c.As != "" }
	if err != nil || slices.ContainsFunc(choices, renamed) {
		return nil, fmt.Errorf("`%s` %q: give names of models with commas between them; a name with a comma or a = is in "+
			"double quotes", option, text)
	}
	var names []string
	for _, c := range choices {
		names = append(names, c.Name)
	}
	return names, nil
}

// cutName returns the name that a text begins with, and what follows it: a comma,
// a = or nothing. ok is false if there is no name.
func cutName(text string) (name, rest string, ok bool) {
	text = strings.TrimSpace(text)
	if !strings.HasPrefix(text, `"`) {
		end := strings.IndexAny(text, ",=")
		if end < 0 {
			end = len(text)
		}
		name = strings.TrimSpace(text[:end])
		return name, text[end:], name != ""
	}
	for i := 1; i < len(text); i++ {
		switch {
		case text[i] != '"':
			name += text[i : i+1]
		case strings.HasPrefix(text[i:], `""`):
			name += `"`
			i++
		default:
			return name, strings.TrimSpace(text[i+1:]), name != ""
		}
	}
	return "", "", false
}

// choicesText returns choices as they are typed; "" if there is none.
func choicesText(choices []triallog.ModelChoice) string {
	quoted := func(name string) string {
		if strings.ContainsAny(name, `,="`) || strings.TrimSpace(name) != name {
			return `"` + strings.ReplaceAll(name, `"`, `""`) + `"`
		}
		return name
	}
	var out []string
	for _, c := range choices {
		text := quoted(c.Name)
		if c.As != "" {
			text += "=" + quoted(c.As)
		}
		out = append(out, text)
	}
	return strings.Join(out, ",")
}
