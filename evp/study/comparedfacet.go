package study

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"evpkit/evp"
	"evpkit/evp/compare"
	"evpkit/plot"
)

// A comparedFacet is a part of the log within which models are compared. A log
// without facets is one, whose value is "".
type comparedFacet struct {
	value   string
	samples []*evp.Sample // those with a score
	against string        // compare each with this one of them only; "": all pairs
	at      []float64     // the x of a report; nil: those that the options ask for
}

// comparedFacets returns the facets in the order in which they first appear, with the
// samples that have a score.
func (s *Study) comparedFacets() []comparedFacet {
	var out []comparedFacet
	place := make(map[string]int)
	for i, sample := range s.Samples {
		value := s.Groups[i].Facet
		k, ok := place[value]
		if !ok {
			k = len(out)
			place[value] = k
			out = append(out, comparedFacet{value: value})
		}
		if sample != nil && !sample.Unscored() {
			out[k].samples = append(out[k].samples, sample)
		}
	}
	return out
}

// comparable returns the facets in which two models or more can be compared, the fixed
// scores, which each facet has, among them, or in which they can be compared with the model or
// fixed score against, and warnings of the others. It is an error if there is none.
func (s *Study) comparable(against string, references []plot.Reference) ([]comparedFacet, []evp.Warning, error) {
	all := s.comparedFacets()
	var out []comparedFacet
	var single, without []string
	for _, f := range all {
		if f.against = s.nameIn(f, against); isReference(against, references) {
			f.against = against
		}
		switch {
		case len(f.samples) == 0 || len(f.samples)+len(references) < 2:
			single = append(single, f.value)
		case against != "" && f.against == "":
			without = append(without, f.value)
		default:
			out = append(out, f)
		}
	}
	if len(out) == 0 {
		return nil, nil, s.incomparable(against)
	}
	return out, s.notCompared(single, without, against), nil
}

// nameIn returns the name among Study.Models of a facet's model that has a score; "" if
// it has none of that name. Without facets there is only one place where it can be, and
// any name is right as far as is known here.
func (s *Study) nameIn(f comparedFacet, model string) string {
	if !s.faceted() {
		return model
	}
	for _, sample := range f.samples {
		if s.modelOf(sample.Model()) == model {
			return sample.Model()
		}
	}
	return ""
}

// notCompared warns of facets with fewer than two models that have a score, and of those
// without the model that all others are compared with.
func (s *Study) notCompared(single, without []string, against string) []evp.Warning {
	var out []evp.Warning
	if len(single) > 0 {
		out = append(out, evp.Warning{Code: WarnNotCompared, Message: "models are compared within a `facet` only, and fewer " +
			"than two have a score in " + namesOf(single, mostNamed)})
	}
	if len(without) > 0 {
		out = append(out, evp.Warning{Code: WarnNotCompared, Message: fmt.Sprintf("models are compared within a `facet` "+
			"only, and %q has no score in %s", against, namesOf(without, mostNamed))})
	}
	return out
}

// isReference reports whether a fixed score has the name.
func isReference(name string, references []plot.Reference) bool {
	return slices.ContainsFunc(references, func(r plot.Reference) bool { return r.Name == name })
}

// checkReferences reports a fixed score that has the name of a model, alone or with its facet.
func (s *Study) checkReferences(references []plot.Reference) error {
	for _, r := range references {
		for i, g := range s.Groups {
			if g.Model == r.Name || s.Models[i] == r.Name {
				return fmt.Errorf("`reference` %q has the name of a model, with which it would be confused: give it another",
					r.Name)
			}
		}
	}
	return nil
}

// pairsOf returns how many pairs of models the facets have, each with so many fixed scores.
func pairsOf(facets []comparedFacet, references []plot.Reference) int {
	pairs := 0
	for _, f := range facets {
		switch n := len(f.samples); {
		case isReference(f.against, references):
			pairs += n
		case f.against != "":
			pairs += n - 1 + len(references)
		default:
			pairs += n*(n-1)/2 + n*len(references)
		}
	}
	return pairs
}

// compareWithin compares models within each facet, by so many permutations.
func (s *Study) compareWithin(
	facets []comparedFacet, axis evp.Axis, o CompareOptions, permutations int,
) ([]*compare.Pair, error) {
	var all []*compare.Pair
	for i, f := range facets {
		of := compare.Options{
			Curve: o.Curve.CurveOptions, Scores: o.Scores, Pointwise: o.Pointwise, Permutations: permutations,
		}
		for _, r := range o.Look.References {
			of.References = append(of.References, compare.Reference{Name: r.Name, Score: r.Score})
		}
		what := "comparing"
		if len(facets) > 1 {
			what = fmt.Sprintf("comparing, part %d of %d", i+1, len(facets))
		}
		of.Curve.Progress = s.options.progress(what)
		if f.at != nil {
			of.Curve.At = f.at
		}
		pairs, err := compare.Pairs(f.samples, f.against, axis, of)
		if err != nil {
			return nil, err
		}
		all = append(all, pairs...)
	}
	return all, nil
}

// mostModels returns how many models the largest of the facets has.
func mostModels(facets []comparedFacet) int {
	most := 0
	for _, f := range facets {
		most = max(most, len(f.samples))
	}
	return most
}

// A facetPairs are the comparisons within a facet, with the models' own names: "a", not
// "facet: a".
type facetPairs struct {
	value string // "" without facets
	pairs []*compare.Pair
}

// byFacet returns the pairs of each facet, in the order in which these first occur.
func (c Comparisons) byFacet() []facetPairs {
	if !c.study.faceted() {
		return []facetPairs{{"", c.Pairs}}
	}
	var out []facetPairs
	for _, p := range c.Pairs {
		value, own := c.facet(p), *p
		own.A, own.B = c.study.modelOf(p.A), c.study.modelOf(p.B)
		k := slices.IndexFunc(out, func(f facetPairs) bool { return f.value == value })
		if k < 0 {
			k = len(out)
			out = append(out, facetPairs{value: value})
		}
		out[k].pairs = append(out[k].pairs, &own)
	}
	return out
}

// facet returns the facet within which two models are compared; "" without facets.
func (c Comparisons) facet(p *compare.Pair) string {
	name := p.A
	if c.study.faceted() && !slices.Contains(c.study.Models, name) { // a fixed score
		name = p.B
	}
	return c.study.facetOf(name)
}

// modelOf returns the name that one of Study.Models has within its facet; any other name,
// such as that of a fixed score, as it is.
func (s *Study) modelOf(name string) string {
	if !s.faceted() {
		return name
	}
	if i := slices.Index(s.Models, name); i >= 0 {
		return s.Groups[i].Model
	}
	return name
}

// incomparable is the error of a comparison for which no facet has two models with a
// score, or the one that the others are to be compared with.
func (s *Study) incomparable(against string) error {
	if !s.faceted() {
		return s.incomparableModels()
	}
	var models, unscored []string
	for i, g := range s.Groups {
		switch has := s.Samples[i] != nil && !s.Samples[i].Unscored(); {
		case has && !slices.Contains(models, g.Model):
			models = append(models, g.Model)
		case !has:
			unscored = append(unscored, g.Model)
		}
	}
	switch {
	case against == "" || slices.Contains(models, against):
		return fmt.Errorf("models are compared within a `facet` only, and none has two models with a score (%s: %s); name "+
			"the column that tells models apart with `by`, or leave out `facet`",
			s.Log.Facet, namesOf(s.facetValues(), mostNamed))
	case slices.Contains(unscored, against):
		return fmt.Errorf("no trial of model %q has a score: there is nothing to compare with", against)
	}
	return fmt.Errorf("there is no model %q to compare with (models: %s)", against, strings.Join(models, ", "))
}

// facetValues returns the facets in the order in which they first appear.
func (s *Study) facetValues() []string {
	var out []string
	for _, f := range s.comparedFacets() {
		out = append(out, cmp.Or(f.value, `""`))
	}
	return out
}
