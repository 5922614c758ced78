package main

import (
	"maps"
	"slices"
	"strconv"
	"strings"

	"evpkit/evp/study"
)

// flags returns the file's flags for the command, except those that are given.
func (c *config) flags(given map[string][]string) (out []string, err error) {
	take := func(settings map[string]any, above []string) {
		for _, name := range slices.Sorted(maps.Keys(settings)) {
			s, ok := settingNamed(c.command, name)
			if !ok || given[name] != nil || given[s.Excludes] != nil || c.used[name] != nil || err != nil {
				continue
			}
			c.used[name] = append(slices.Clone(above), name)
			var values []string
			values, err = c.values(s, settings[name], c.used[name])
			for _, v := range values {
				if v != "" { // an empty text in a command's table undoes what is set for all
					out = append(out, "--"+name+"="+v)
				}
			}
		}
	}
	for _, t := range c.tables {
		if t.command == c.command {
			take(t.settings, t.keys)
		}
	}
	take(c.settings, nil)
	return out, err
}

// values returns what is typed for a setting: one value, or one for each time
// that the flag is given.
func (c *config) values(s study.Setting, value any, keys []string) ([]string, error) {
	if items, ok := value.([]any); ok && (s.Repeats || s.List) {
		return c.listed(s, items, keys)
	}
	text, ok := scalar(value)
	b, saysBool := value.(bool)
	switch {
	case s.Switch() && saysBool:
		return []string{strconv.FormatBool(b)}, nil
	case s.Switch():
		return nil, c.errorf(keys, "%s is true or false: write %s = true", s.Name, s.Name)
	case ok:
		return []string{text}, nil
	case s.Repeats || s.List:
		return nil, c.errorf(keys, "%s takes a text, a number or a list of them: write %s = [\"…\", \"…\"]", s.Name, s.Name)
	}
	return nil, c.errorf(keys, "%s takes a text in quotes or a number: write %s = \"…\"", s.Name, s.Name)
}

// listed returns what is typed for a list.
func (c *config) listed(s study.Setting, items []any, keys []string) ([]string, error) {
	values := make([]string, len(items))
	for i, item := range items {
		var ok bool
		if values[i], ok = scalar(item); !ok {
			return nil, c.errorf(keys, "%s takes a list of texts or numbers", s.Name)
		}
		if s.List && strings.Contains(values[i], ",") {
			return nil, c.errorf(keys, "%q in %s has a comma in it, which separates values", values[i], s.Name)
		}
	}
	if s.List {
		values = []string{strings.Join(values, ",")}
	}
	return values, nil
}

// scalar returns a text or a number as it is typed.
func scalar(value any) (text string, ok bool) {
	switch v := value.(type) {
	case string:
		return v, true
	case int64:
		return strconv.FormatInt(v, 10), true
	case float64:
		return strconv.FormatFloat(v, 'g', -1, 64), true
	}
	return "", false
}
