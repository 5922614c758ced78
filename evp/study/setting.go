package study

import (
	"cmp"
	"slices"
	"strings"

	"evpkit/evp/triallog"
)

// A Setting is one option of one or several commands, declared once: Request, the
// settings in JSON, and evp's flags, help, completion, files of settings, reference
// and man page are made from it.
type Setting struct {
	Name     string   // as it is typed, without dashes: "missing-cost"
	Value    string   // the placeholder of its value in help, such as "COLUMN"; "" for a switch
	Words    []string // the values that it takes, where they can be listed
	Default  string   // its default, as it is typed; "" if there is none or if it cannot be typed
	Help     string   // what it does, with other options in backquotes; see Spell
	Group    Group
	Commands []string // that have it
	Repeats  bool     // it may be given several times, each time with a further value
	List     bool     // its value is a list with commas
	Excludes string   // the setting that says the opposite, if there is one

	set func(r *Request, text string) error // reads its text into the request
	get func(r *Request, s *Study) any      // its effective value in JSON; nil: it is not a setting of the result
}

// A Group is a heading under which help lists settings.
type Group int8

// The groups, in the order of help.
const (
	GroupReading Group = iota
	GroupRows
	GroupSubject // what the command is about: the curve, the comparison, the target, …
	GroupBand
	GroupOutput
	GroupFigure
)

// Title returns the heading of a group in the help of a command.
func (g Group) Title(command string) string {
	switch g {
	case GroupReading:
		if command == "bars" {
			return "Reading the table"
		}
		return "Reading the log"
	case GroupRows:
		return "Rows that are not trials"
	case GroupSubject:
		return map[string]string{
			"curve": "The curve", "compare": "The comparison", "target": "The target", "returns": "Diminishing returns",
			"cost": "The price tag", "report": "The report", "bars": "The bars",
		}[command]
	case GroupBand:
		return "The band"
	case GroupOutput:
		return "Output"
	}
	return "The figure"
}

// For reports whether a command has the setting.
func (s Setting) For(command string) bool { return slices.Contains(s.Commands, command) }

// JSON returns the setting's name in JSON.
func (s Setting) JSON() string { return strings.ReplaceAll(s.Name, "-", "_") }

// Switch reports whether the setting takes no value.
func (s Setting) Switch() bool { return s.Value == "" }

// Settings returns the settings of a command by group, in the order of help.
func Settings(command string) []Setting {
	var out []Setting
	for _, s := range settings {
		if s.For(command) {
			out = append(out, s)
		}
	}
	slices.SortStableFunc(out, func(a, b Setting) int { return int(a.Group) - int(b.Group) })
	return out
}

// settings are all settings. Those of one name belong to different commands.
var settings []Setting

func init() { // settings refer to functions that refer to settings
	settings = slices.Concat(
		readingSettings(), choiceSettings(), rowSettings(), curveSettings(), compareSettings(), returnsSettings(),
		sizeSettings(),
		targetSettings(), priceSettings(), barsSettings(), bandSettings(), outputSettings(), figureSettings(),
		distributionSettings())
}

// effective returns the value of every setting of a request's command that is not
// about output files, as it is in JSON: what was asked for, the documented default
// of what was not, or what the log decided where it was left to the log.
func (s *Study) effective(r *Request) map[string]any {
	r.fillDefaults()
	out := map[string]any{
		"where_left_out": s.Log.Filtered,
		"direction":      s.Direction.String(),
		"direction_from": string(s.DirectionFrom),
	}
	out["range"], out["range_from"] = nil, nil
	if is, from, _ := s.knownRange(r.Curve); is != nil {
		out["range"], out["range_from"] = endsOrNull(is.Low, is.High), string(from)
	}
	for _, setting := range settings {
		if setting.get != nil && setting.For(r.Command) {
			out[setting.JSON()] = setting.get(r, s)
		}
	}
	return out
}

// fillDefaults replaces zero values by the defaults that they mean.
func (r *Request) fillDefaults() {
	r.Curve.CurveOptions = r.Curve.WithDefaults()
	r.Returns.GainStep = cmp.Or(r.Returns.GainStep, 0.01)
	r.Target.Confidence = cmp.Or(r.Target.Confidence, 0.95)
	r.Check.Confidence = cmp.Or(r.Check.Confidence, 0.95)
	r.Figure.Preset = cmp.Or(r.Figure.Preset, "default")
	r.Figure.Legend = cmp.Or(r.Figure.Legend, "auto")
	r.Figure.DPI = cmp.Or(r.Figure.DPI, 300)
}

// columnAs returns the column of the log that was taken for something, such as
// "trial"; nil if none was.
func columnAs(log *triallog.Log, role string) any {
	for _, name := range log.Columns {
		if slices.Contains(strings.Split(log.Roles[name], ", "), role) {
			return name
		}
	}
	return nil
}

// orNull returns nil for an empty text, which JSON writes as null.
func orNull(s string) any {
	if s == "" {
		return nil
	}
	return s
}

// positiveOrNull returns nil for a number that was not given.
func positiveOrNull(x float64) any {
	if x > 0 {
		return x
	}
	return nil
}

// The commands that share settings.
var (
	readingCommands = []string{"check", "curve", "compare", "target", "returns", "cost", "report"}
	curveCommands   = []string{"curve", "compare", "returns", "report"}
	figureCommands  = []string{"curve", "compare", "returns", "report", "bars"}
	drawingCommands = append([]string{"check"}, figureCommands...) // check draws scores, not curves or bars
	tableCommands   = []string{"check", "curve", "compare", "target", "returns", "cost", "bars"}
)
