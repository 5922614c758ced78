package plot

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"evpkit/evp"
	"evpkit/evp/number"
	"evpkit/plot/internal/sheet"
)

// shownNames hold how a figure and its caption write names that cannot be shown
// as they are: too long ones are cut, and those that would look the same are
// numbered. It is nil if all are shown whole.
type shownNames map[string]string

// plainName is how many letters a name has at most that is surely short enough.
const plainName = 40

// namesShown returns how a figure with the options shows the names of models.
func (o Options) namesShown(names []string) shownNames {
	names = unique(names)
	plain := func(name string) bool {
		return utf8.RuneCountInString(name) <= plainName && (sheet.Clean(name) == name || name == "")
	}
	if !slices.ContainsFunc(names, func(name string) bool { return !plain(name) }) {
		return nil
	}
	shown := make(shownNames)
	for i, name := range o.theme().look().Names(names) {
		if name != names[i] {
			shown[names[i]] = name
		}
	}
	return shown
}

// of returns a name as it is shown.
func (n shownNames) of(name string) string {
	if shown, ok := n[name]; ok {
		return shown
	}
	return name
}

// curves returns curves with the names of their models as they are shown.
func (n shownNames) curves(curves []evp.Curve) []evp.Curve {
	if n == nil {
		return curves
	}
	curves = slices.Clone(curves)
	for i := range curves {
		curves[i].Model = n.of(curves[i].Model)
	}
	return curves
}

// trials returns trials with the names of their models as they are shown.
func (n shownNames) trials(trials []evp.Trial) []evp.Trial {
	if n == nil {
		return trials
	}
	trials = slices.Clone(trials)
	for i := range trials {
		trials[i].Model = n.of(trials[i].Model)
	}
	return trials
}

// options returns options that name models as they are shown.
func (n shownNames) options(o Options) Options {
	if n == nil {
		return o
	}
	o.Trials, o.BandFor = n.trials(o.Trials), slices.Clone(o.BandFor)
	for i, name := range o.BandFor {
		o.BandFor[i] = n.of(name)
	}
	return o
}

// noteCut adds a note if names are cut.
func (f *Figure) noteCut(n shownNames) {
	var cut []string
	for name, shown := range n {
		if strings.Contains(shown, "…") && !strings.Contains(name, "…") {
			cut = append(cut, quoted(shown))
		}
	}
	slices.Sort(cut) // a map has no order
	switch len(cut) {
	case 0:
	case 1:
		f.note("The name %s is cut; `models OLD=NEW` gives a shorter one.", cut[0])
	default:
		f.note("%d names are cut, such as %s; `models OLD=NEW` gives shorter ones.", len(cut), cut[0])
	}
}

// modelsOf returns the names of the curves' models.
func modelsOf(curves []evp.Curve) []string {
	names := make([]string, len(curves))
	for i, c := range curves {
		names[i] = c.Model
	}
	return names
}

// How much a figure shows at most.
const (
	// MostCurves are the models in a panel: of a hundred, one can still be
	// followed with its neighbours' help; of two hundred none can.
	MostCurves = 100
	// MostPanels are the panels: more do not fit on the highest figure.
	MostPanels = 160
)

// CheckModels returns an error if a panel with the curves of so many models shows
// none of them.
func CheckModels(n int) error {
	if n <= MostCurves {
		return nil
	}
	return fmt.Errorf("%s models cannot be told apart in one figure, which takes %d at most: "+
		"choose some with `models`, draw fewer per panel with `facet`, or write tables only", number.Count(n), MostCurves)
}

// CheckPanels returns an error if a figure has no room for so many panels.
func CheckPanels(n int) error {
	if n <= MostPanels {
		return nil
	}
	return fmt.Errorf("%s panels have no room in one figure, which takes %d at most: choose rows with `where`, "+
		"another `facet`, or write tables only", number.Count(n), MostPanels)
}

// checkModels is CheckModels for curves.
func checkModels(curves []evp.Curve) error {
	if len(curves) <= MostCurves {
		return nil
	}
	return CheckModels(len(unique(modelsOf(curves))))
}
