package study

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"evpkit/evp"
	"evpkit/evp/triallog"
)

// manyModels is a log of n models of six trials each, one of which failed.
func manyModels(n int) string {
	var b strings.Builder
	b.WriteString("model,data,val_loss,fpo,lr\n")
	for m := range n {
		for i := range 6 {
			score := fmt.Sprint(float64(10+m+(i*7)%5) / 20)
			if i == 4 {
				score = "nan"
			}
			fmt.Fprintf(&b, "m%d,d%d,%s,%d,%g\n", m, m%2, score, (i+1)*1e9, 0.1/float64(i+1))
		}
	}
	return b.String()
}

// reportOn returns the report of a log in Markdown, and the report itself.
func reportOn(t *testing.T, log string, read Options, o ReportOptions) (string, *Report) {
	t.Helper()
	report, err := openText(t, "log.csv", log, read).Report(o)
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := report.Appendix().Markdown(&b, ""); err != nil {
		t.Fatal(err)
	}
	return b.String(), report
}

// TestReport: what a report says follows from the log and the options.
func TestReport(t *testing.T) {
	spell := Options{Spell: typed}
	kept := Options{KeepColumns: true, KeepTrials: true, Spell: typed}
	faceted := Options{Log: triallog.Options{Facet: "data"}, Spell: typed}
	quick := CurveOptions{CurveOptions: evp.CurveOptions{Resamples: 100, Points: 20}}
	median := quick
	median.Statistic, median.Axis, median.Band = evp.Quantile(0.5), AxisTrials, evp.BandLD
	quantile := quick
	quantile.Statistic, quantile.Axis, quantile.Estimator = evp.Quantile(0.25), AxisTrials, evp.U
	bootstrap := quick
	bootstrap.Band, bootstrap.Simultaneous = evp.BandBootstrap, true
	sd := quick
	sd.Band, sd.Axis = evp.BandSD, AxisTrials
	for name, c := range map[string]struct {
		models int
		read   Options
		curve  CurveOptions
		want   []string // in the document
		not    []string
	}{
		"one model": {1, spell, quick,
			[]string{"6 trials of 1 model", "1 trial without a score", `smallest val\_loss`, "The price tag", "--band adds it"},
			[]string{"Models at equal budgets", "is not compared", "the models are not compared"}},
		"two models": {2, kept, bootstrap,
			[]string{"Models at equal budgets", "by studentised bootstrap (100 resamples), for the whole curve together",
				"| lr |", "the first one if several", "2 trials without a score"}, []string{"--band adds it"}},
		"many models": {9, kept, sd,
			[]string{"| m8 | lr |", "one standard deviation of the best score", "m0 and m1"}, []string{"m1 and m2"}},
		"facets": {4, faceted, quick,
			[]string{"Models at equal budgets", "- d0: m0 and m2: undecided", "- d1: m1 and m3: undecided",
				"| d1 | m1 | m3 | undecided |", "Rows: (a) d0, (b) d1.",
				"In 0 of 2 pairs of models the trials tell which is better"},
			[]string{"m0 and m1", "the models are not compared"}},
		"facets of one model": {2, faceted, quick,
			[]string{"the models are not compared: no part of the log (--facet) has two models with a score"},
			[]string{"Models at equal budgets"}},
		"median": {2, spell, median, []string{"The median of the best",
			"a band of the scores' distribution function (ld)"}, nil},
		"quantile, estimator u": {2, spell, quantile, []string{"The 0.25 quantile of the best",
			"U, trials drawn without"}, nil},
	} {
		text, report := reportOn(t, manyModels(c.models), c.read, ReportOptions{Curve: c.curve, Command: "evp report",
			Version: "1"})
		for _, want := range c.want {
			if !strings.Contains(text, want) {
				t.Errorf("%s: no %q in\n%s", name, want, text)
			}
		}
		for _, not := range c.not {
			if strings.Contains(text, not) {
				t.Errorf("%s: %q in\n%s", name, not, text)
			}
		}
		if strings.Contains(text, "`band") || report.Direction != evp.Minimize {
			t.Errorf("%s: %v in\n%s", name, report.Direction, text)
		}
	}
}

// TestReportImages: figures have the formats that documents need, and dark ones for
// pages.
func TestReportImages(t *testing.T) {
	quick := CurveOptions{CurveOptions: evp.CurveOptions{Resamples: 100, Points: 20}, Axis: AxisTrials}
	o := ReportOptions{Curve: quick, Images: []string{"svg", "pdf"}, Dark: true}
	_, report := reportOn(t, manyModels(2), Options{}, o)
	for _, figure := range report.Appendix().Figures() {
		var formats []string
		for _, image := range figure.Images {
			formats = append(formats, fmt.Sprint(image.Format, image.Dark))
			if len(image.Content) < 1000 {
				t.Errorf("%s: %d bytes of %s", figure.Label, len(image.Content), image.Format)
			}
		}
		if got := strings.Join(formats, " "); got != "svgfalse pdffalse svgtrue" || figure.Caption == "" || figure.Alt == "" {
			t.Errorf("%s: %s, %+v", figure.Label, got, figure)
		}
	}
}

func TestEnumerated(t *testing.T) {
	for want, words := range map[string][]string{
		"": nil, "a": {"a"}, "a and b": {"a", "b"}, "a, b and c": {"a", "b", "c"},
	} {
		if got := enumerated(words); got != want {
			t.Errorf("%v: %q", words, got)
		}
	}
}
