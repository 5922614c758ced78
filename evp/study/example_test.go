package study_test

import (
	"bytes"
	"fmt"
	"io"
	"log"
	"os"
	"path/filepath"
	"strings"

	"evpkit/evp"
	"evpkit/evp/study"
	"evpkit/evp/triallog"
	"evpkit/plot"
)

// runs is a log of two models.
const runs = `model,val_acc,fpo
small,0.80,1e15
small,0.82,2e15
small,0.79,1e15
small,0.84,3e15
small,0.81,1e15
large,0.70,4e15
large,0.91,6e15
large,0.88,5e15
large,0.65,4e15
large,0.93,8e15
`

// textSource returns a source that is a text.
func textSource(name, text string) study.Source {
	return study.Source{
		Name: name,
		Open: func() (io.ReadCloser, error) { return io.NopCloser(strings.NewReader(text)), nil },
	}
}

// printSentences prints a text with a line per sentence, or part of one.
func printSentences(text string) {
	breaks := strings.NewReplacer("al. ", "al. ", ". ", ".\n", "; ", ";\n", " against ", "\nagainst ")
	fmt.Println(breaks.Replace(text))
}

// open opens runs as a file would be opened.
func open() *study.Study {
	options := study.Options{Log: triallog.Options{Score: "val_acc", Cost: "fpo"}}
	s, err := study.Open([]study.Source{textSource("runs.csv", runs)}, options)
	if err != nil {
		log.Fatal(err)
	}
	return s
}

// A log, its curves with a band, their figure and their table.
func Example() {
	s := open()
	fmt.Println(s.Models, s.Unit, s.Direction, s.DirectionFrom)
	curves, err := s.Curves(study.CurveOptions{
		CurveOptions: evp.CurveOptions{Band: evp.BandBootstrap, At: []float64{1e16}}, Axis: study.AxisBudget,
	})
	if err != nil {
		log.Fatal(err)
	}
	figure, err := curves.Figure(plot.Options{Preset: "neurips"})
	if err != nil {
		log.Fatal(err)
	}
	pdf, err := figure.Encode("pdf")
	fmt.Println(len(pdf) > 1000, err)
	if err := curves.Write(os.Stdout, "text"); err != nil {
		log.Fatal(err)
	}
	// Output:
	// [small large] FPO maximize name
	// true <nil>
	// model  trials  no score    best  total FPO  per trial
	// small       5         0  0.8400    8.00e15    1.60e15
	// large       5         0  0.9300    2.70e16    5.40e15
	//
	// model  budget (FPO)  estimate  upper      sd
	// small          1e16     0.835         0.0088
	// large          1e16     0.851  0.970  0.0966
	// Without a value in lower or upper, the trials do not bound the band on that side.
}

// A file is opened by the caller: a source has a name, for messages, and a function
// that opens it.
func ExampleOpen() {
	file := filepath.Join("..", "..", "testdata", "logs", "search.csv")
	source := study.Source{Name: "search.csv", Open: func() (io.ReadCloser, error) { return os.Open(file) }}
	s, err := study.Open([]study.Source{source}, study.Options{})
	if err != nil {
		log.Fatal(err)
	}
	fmt.Printf("score: %s, %s (%s); cost in %s\n", s.Score, s.Direction, s.DirectionFrom, s.Unit)
	for _, sample := range s.Samples {
		fmt.Printf("%s: %d trials, %d without a score, best %v\n", sample.Model(), sample.N(), sample.Failed(), sample.Best())
	}
	for _, note := range s.Notes {
		fmt.Println(note)
	}
	// Output:
	// score: val_acc, maximize (name); cost in FPO
	// small: 64 trials, 3 without a score, best 0.859549
	// large: 64 trials, 1 without a score, best 0.902727
	// score: column "val_acc" (the only one with a well-known name)
	// cost: column "fpo" (the only one with a well-known name)
}

// An error is one of usage, or a fault of the log.
func ExampleIsUsage() {
	for _, where := range []string{"fpo > 0", "fpo >"} {
		source := textSource("runs.csv", "val_acc,fpo\n0.5,1e15\nhigh,1e15\n")
		_, err := study.Open([]study.Source{source}, study.Options{Log: triallog.Options{Where: where}})
		fmt.Println(where, study.IsUsage(err))
	}
	// Output:
	// fpo > 0 false
	// fpo > true
}

// The points of the curves, for programs: a row each, in full precision.
func ExampleCurves_Table() {
	curves, err := open().Curves(study.CurveOptions{
		CurveOptions: evp.CurveOptions{At: []float64{1, 2, 5}}, Axis: study.AxisTrials,
	})
	if err != nil {
		log.Fatal(err)
	}
	if err := curves.Table().CSV(os.Stdout); err != nil {
		log.Fatal(err)
	}
	best := curves.Models[1].Curves[0].Points[2]
	fmt.Printf("best of %v: %.3f\n", best.X, best.Estimate)
	// Output:
	// model,axis,x,statistic,estimator,estimate,lower,upper,sd,p_none,band,mc_se
	// small,trials,1,mean,v,0.812,,,0.01720465053408522,0,none,
	// small,trials,2,mean,v,0.8216,,,0.015666524822052885,0,none,
	// small,trials,5,mean,v,0.8325632,,,0.011049977636176456,0,none,
	// large,trials,1,mean,v,0.8140000000000001,,,0.11568923891183659,0,none,
	// large,trials,2,mean,v,0.8756,,,0.08447863635263064,0,none,
	// large,trials,5,mean,v,0.9192544,,,0.02651709035018739,0,none,
	// best of 5: 0.919
}

// The caption says what the figure shows, and by which method.
func ExampleCurves_Caption() {
	curves, err := open().Curves(study.CurveOptions{Axis: study.AxisTrials})
	if err != nil {
		log.Fatal(err)
	}
	printSentences(curves.Caption(plot.Options{}))
	// Output:
	// Expected best validation accuracy (higher is better, by the score's name)
	// against the number of trials (hyperparameter assignments);
	// logarithmic x axis.
	// Estimated from the logged trials by the V estimator (trials drawn with replacement;
	// Dodge et al. 2019).
	// No uncertainty is shown.
	// Trials: small N = 5, large N = 5.
	// All have a score.
}

// Models at equal budgets, as sentences that a paper can say.
func ExampleStudy_Compare() {
	result, err := open().Compare(study.CompareOptions{Curve: study.CurveOptions{
		CurveOptions: evp.CurveOptions{At: []float64{1, 3}}, Axis: study.AxisTrials,
	}})
	if err != nil {
		log.Fatal(err)
	}
	for _, sentence := range result.Sentences() {
		fmt.Println(sentence)
	}
	// Output:
	// small and large: undecided from 1 to 3 trials.
	// At 0.831 the estimates differ (large needs 2 trials, small 5 trials, 2.5 times as many; nothing bounds the ratio); the trials do not tell which needs less.
}

// What it takes to reach a score. What does not exist is NaN.
func ExampleStudy_Targets() {
	targets, err := open().Targets(study.TargetOptions{Scores: []float64{0.9}})
	if err != nil {
		log.Fatal(err)
	}
	for _, m := range targets.Models {
		t := m.Targets[0]
		fmt.Printf("%s: %d of %d trials; expected %.3g trials, %.3g FPO\n",
			m.Sample.Model(), t.Reached, t.Trials, t.ExpectedTrials, t.ExpectedCost)
	}
	for _, w := range targets.Warnings {
		fmt.Println(w)
	}
	// Output:
	// small: 0 of 5 trials; expected NaN trials, NaN FPO
	// large: 2 of 5 trials; expected 2.5 trials, 1.35e+16 FPO
	// small: none of 5 trials reaches 0.9 (best: 0.84); the share of trials that do is at most 0.52 at 95 % confidence
}

// The gain of doublings, and where the curves saturate.
func ExampleStudy_Returns() {
	returns, err := open().Returns(study.ReturnsOptions{
		Curve: study.CurveOptions{CurveOptions: evp.CurveOptions{At: []float64{1, 2, 4}}, Axis: study.AxisTrials},
	})
	if err != nil {
		log.Fatal(err)
	}
	for _, m := range returns.Models {
		for _, p := range m.Returns.Points {
			fmt.Printf("%s: from %v to %v trials, the best gains %.4f\n", m.Returns.Model, p.X, 2*p.X, p.Gain)
		}
	}
	// Output:
	// small: from 1 to 2 trials, the best gains 0.0096
	// small: from 2 to 4 trials, the best gains 0.0086
	// small: from 4 to 8 trials, the best gains 0.0062
	// large: from 1 to 2 trials, the best gains 0.0616
	// large: from 2 to 4 trials, the best gains 0.0376
	// large: from 4 to 8 trials, the best gains 0.0128
}

// The price tag in device-hours, money and carbon, from rates that are your own.
func ExampleStudy_PriceTag() {
	price, err := open().PriceTag(study.PriceOptions{
		FLOPS: 5e13, Rates: evp.Rates{Price: 2.5, Watts: 300, PUE: 1.1, Carbon: 0.4},
	})
	if err != nil {
		log.Fatal(err)
	}
	if err := price.Write(os.Stdout, "text"); err != nil {
		log.Fatal(err)
	}
	// Output:
	// model       trials  no score  total FPO  of no score  per trial
	// small            5         0    8.00e15            0    1.60e15
	// large            5         0    2.70e16            0    5.40e15
	// all models      10         0    3.50e16            0    3.50e15
	//
	// model       device-hours  price     kWh  kg CO2e
	// small              0.044  0.111  0.0147   0.0059
	// large              0.150  0.375  0.0495   0.0198
	// all models         0.194  0.486  0.0642   0.0257
	//
	// Assumed: a device sustains 5e13 FLOP/s (`flops`); device-hours = FPO / (3600 × that).
	// Assumed: a device-hour costs 2.5 (`price`).
	// Assumed: a device draws 300 W (`watts`), with a PUE of 1.1 (`pue`).
	// Assumed: a kWh emits 0.4 kg CO2e (`carbon`).
}

// The appendix of a paper, in Markdown; LaTeX and HTML are written likewise.
func ExampleStudy_Report() {
	report, err := open().Report(study.ReportOptions{
		Curve: study.CurveOptions{Axis: study.AxisTrials}, Command: "go run .", Version: "1.0",
	})
	if err != nil {
		log.Fatal(err)
	}
	var page bytes.Buffer
	if err := report.Appendix().Markdown(&page, "figures"); err != nil {
		log.Fatal(err)
	}
	for line := range strings.Lines(page.String()) {
		if strings.HasPrefix(line, "## ") {
			fmt.Print(line)
		}
	}
	// Output:
	// ## Trials and search budget
	// ## Expected best score by budget
	// ## Models at equal budgets
	// ## Diminishing returns
	// ## The price tag
	// ## What to bear in mind
	// ## How this was computed
	// ## Answers to reproducibility checklists
	// ## To fill in
}

// What a log holds, also if it is at fault.
func ExampleInspect() {
	source := textSource("runs.csv", "val_acc,fpo\n0.5,1e15\nhigh,2e15\n")
	check, err := study.Inspect([]study.Source{source}, study.Options{}, study.CheckOptions{})
	if err != nil {
		log.Fatal(err)
	}
	for _, c := range check.Columns {
		fmt.Printf("%s: %s, %s distinct\n", c.Name, c.Kind, c.Distinct)
	}
	fmt.Println(check.Fault())
	// Output:
	// val_acc: mixed, 2 distinct
	// fpo: number, 2 distinct
	// runs.csv:3:1: score "high" in column "val_acc" is not a number: write nan for a failed trial
}

// Accuracy against the size of a training set: measured points, not trials.
func ExamplePoints() {
	table := "images,top1\n1000,0.52\n10000,0.66\n100000,0.74\n1000000,0.78\n"
	options := study.ReturnsOptions{X: "images", Y: "top1"}
	returns, err := study.Points(textSource("data.csv", table), study.Options{}, options)
	if err != nil {
		log.Fatal(err)
	}
	for _, fit := range returns.Models[0].Returns.Fits {
		fmt.Println(study.Formula(fit))
	}
	// Output:
	// 0.288 + 0.086·log10 x
	// 0.832 − 0.312·(x/1000)^−0.262
}

// Parameters and accuracy of several models, as aligned bars.
func ExampleReadBars() {
	table := "model,params,top1\nAlexNet,61,56.5\nResNet-152,60,78.3\n"
	bars, err := study.ReadBars(textSource("models.csv", table), study.BarsOptions{
		Label: "model", Score: "top1",
		Rows: []study.BarsRow{{Column: "params", Label: "Params (M)"}, {Column: "top1", Label: "Top-1 (%)"}},
	})
	if err != nil {
		log.Fatal(err)
	}
	svg, err := bars.Figure(plot.Options{})
	if err != nil {
		log.Fatal(err)
	}
	content, err := svg.Encode("svg")
	fmt.Println(len(content) > 1000, err)
	printSentences(bars.Caption(plot.Options{}))
	// Output:
	// true <nil>
	// Params (M) and Top-1 (%) of 2 models, the values above the bars;
	// each row has a scale of its own.
	// The axis of Top-1 (%) begins at 40, not at 0.
}

// Options that are text, as from a form: each is read and checked by its name.
func ExampleRequest() {
	request, err := study.NewRequest("curve")
	if err != nil {
		log.Fatal(err)
	}
	for _, option := range [][2]string{{"score", "val_acc"}, {"x", "trials"}, {"at", "1,5"}, {"band", "none"}} {
		if err := request.Set(option[0], option[1]); err != nil {
			log.Fatal(err)
		}
	}
	fmt.Println(request.Set("confidence", "95"))
	if err := request.Validate(); err != nil {
		log.Fatal(err)
	}
	s, err := study.Open([]study.Source{textSource("runs.csv", runs)}, request.Read)
	if err != nil {
		log.Fatal(err)
	}
	curves, err := s.Curves(request.Curve)
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(curves.Settings["points"], curves.Settings["at"], curves.Settings["direction_from"])
	// Output:
	// `confidence` "95" is not a number between 0 and 1
	// 200 [1 5] name
}
