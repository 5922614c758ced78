package plot_test

import (
	"encoding/csv"
	"fmt"
	"math"
	"os"
	"strconv"
	"strings"

	"evpkit/evp"
	"evpkit/evp/compare"
	"evpkit/plot"
)

// A curve by trials is drawn as PDF, ready for a paper with two columns.
func ExampleCurves() {
	curve := evp.Curve{Model: "BERT", Axis: evp.Trials, Trials: 4, End: 4}
	for i, y := range []float64{0.71, 0.78, 0.81, 0.82} {
		curve.Points = append(curve.Points, evp.Point{
			X: float64(i + 1), Estimate: y, Band: evp.Band{Interval: evp.NoInterval()},
		})
	}
	figure, err := plot.Curves{curve}.Figure(plot.Options{ScoreName: "accuracy"})
	if err != nil {
		fmt.Println(err)
		return
	}
	file, err := figure.Encode("pdf")
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Printf("%s, %g × %g inches\n", file[:5], figure.Width, figure.Height)
	fmt.Printf("%s: %.2f to %.2f\n", figure.Panels[0].Y.Label, figure.Panels[0].Y.Min, figure.Panels[0].Y.Max)
	// Output:
	// %PDF-, 3.25 × 2.2 inches
	// Expected validation accuracy: 0.70 to 0.82
}

// A curve that begins far below the rest is cut off, and the figure says so.
func ExampleCurves_notes() {
	curve := evp.Curve{Model: "unlucky start", Axis: evp.Trials}
	for i, y := range []float64{0.1, 0.80, 0.82, 0.83, 0.835, 0.838, 0.84} {
		curve.Points = append(curve.Points, evp.Point{
			X: float64(i + 1), Estimate: y, Band: evp.Band{Interval: evp.NoInterval()},
		})
	}
	figure, err := plot.Curves{curve}.Figure(plot.Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, note := range figure.Notes {
		fmt.Println(note)
	}
	// Output:
	// The panel leaves out 1 of the 7 estimates of “unlucky start”: 0.1, at trials up to 1.
}

// A preset gives a figure the size, type and font of a venue. Two panels in
// its narrow column can be drawn, and the figure says what suits them better.
func ExampleOptions_preset() {
	curve := evp.Curve{Model: "BERT", Axis: evp.Trials, Trials: 4, End: 4}
	for i, y := range []float64{0.71, 0.78, 0.81, 0.82} {
		curve.Points = append(curve.Points, evp.Point{
			X: float64(i + 1), Estimate: y, Band: evp.Band{Interval: evp.NoInterval()},
		})
	}
	budget := curve
	budget.Axis = evp.Budget
	for _, curves := range [][]evp.Curve{{curve}, {curve, budget}} {
		figure, err := plot.Curves(curves).Figure(plot.Options{ScoreName: "accuracy", Preset: "acl"})
		if err != nil {
			fmt.Println(err)
			return
		}
		if _, err := figure.Encode("eps"); err != nil {
			fmt.Println(err)
			return
		}
		fmt.Printf("%g × %g inches, %s, %g points\n", figure.Width, figure.Height, figure.Theme.Font,
			figure.Theme.LabelSize)
		for _, note := range figure.Notes {
			fmt.Println(note)
		}
	}
	// Output:
	// 3.03 × 2.1 inches, serif, 9 points
	// 3.03 × 2.1 inches, serif, 9 points
	// 2 panels share a width of 3.03 inches: preset acl-wide is made for them.
}

// Small multiples: one panel per data set, with shared axes and one legend.
func ExampleFacets() {
	curve := func(model string, scores ...float64) evp.Curve {
		c := evp.Curve{Model: model, Axis: evp.Trials, Trials: len(scores), End: float64(len(scores))}
		for i, y := range scores {
			c.Points = append(c.Points, evp.Point{X: float64(i + 1), Estimate: y, Band: evp.Band{Interval: evp.NoInterval()}})
		}
		return c
	}
	figure, err := plot.Facets{
		{Value: "SST-2", Curves: []evp.Curve{curve("BERT", 0.80, 0.85, 0.87), curve("LSTM", 0.78, 0.80, 0.81)}},
		{Value: "SNLI", Curves: []evp.Curve{curve("BERT", 0.70, 0.79, 0.82), curve("LSTM", 0.72, 0.73, 0.735)}},
	}.Figure(plot.Options{ScoreName: "accuracy", Legend: "above"})
	if err != nil {
		fmt.Println(err)
		return
	}
	file, err := figure.Encode("eps")
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Printf("%s, %g × %g inches\n", file[:11], figure.Width, figure.Height)
	for _, panel := range figure.Panels {
		fmt.Printf("%s: %.2f to %.2f\n", panel.Title, panel.Y.Min, panel.Y.Max)
	}
	// Output:
	// %!PS-Adobe-, 6.75 × 2.2 inches
	// (a) SST-2: 0.69 to 0.88
	// (b) SNLI: 0.69 to 0.88
}

// Figure 4a of "Green AI": what a higher score costs.
func ExampleBars() {
	file, err := os.Open("../testdata/greenai/figure4.csv")
	if err != nil {
		fmt.Println(err)
		return
	}
	defer file.Close()
	records, err := csv.NewReader(file).ReadAll()
	if err != nil {
		fmt.Println(err)
		return
	}
	rows := []plot.BarRow{
		{Label: "Parameters", Unit: "10⁶"}, {Label: "FPO", Unit: "10⁹"},
		{Label: "Top-1 accuracy", Unit: "%", Score: true},
	}
	var models []string
	for _, record := range records[1:] {
		if !strings.Contains(record[4], "4a") {
			continue
		}
		models = append(models, record[0])
		for i := range rows {
			value, err := strconv.ParseFloat(record[1+i], 64)
			if err != nil {
				fmt.Println(err)
				return
			}
			rows[i].Values = append(rows[i].Values, value)
		}
	}
	figure, err := plot.Bars{Models: models, Rows: rows}.Figure(plot.Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	picture, err := figure.Encode("png")
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Printf("%s, %d rows of %d bars\n", picture[1:4], len(figure.Panels), len(figure.Panels[0].Categories))
	fmt.Println(strings.Replace(figure.Notes[0], ": ", ":\n", 1))
	// Output:
	// PNG, 3 rows of 5 bars
	// The axis of “Top-1 accuracy” begins at 40, not at 0:
	// the bars' heights are not in proportion to the values above them.
}

// Two models at equal budgets: their curves above, and their difference with its
// interval below.
func ExampleComparison() {
	var samples []*evp.Sample
	var comparison plot.Comparison
	for k, model := range []string{"CNN", "RNN"} {
		var trials []evp.Trial
		for i := range 20 {
			score := 0.7 + 0.05*float64(k) + 0.01*float64(i*7%20)
			trials = append(trials, evp.Trial{Score: score, Cost: 1e15 * float64(1+i%4)})
		}
		sample, err := evp.NewSample(model, trials, evp.SampleOptions{})
		if err != nil {
			fmt.Println(err)
			return
		}
		curve, err := evp.BudgetCurve(sample, evp.CurveOptions{})
		if err != nil {
			fmt.Println(err)
			return
		}
		samples, comparison.Curves = append(samples, sample), append(comparison.Curves, *curve)
	}
	pairs, err := compare.Pairs(samples, "", evp.Budget, compare.Options{Curve: evp.CurveOptions{Resamples: 200}})
	if err != nil {
		fmt.Println(err)
		return
	}
	comparison.Pairs, comparison.Resamples = pairs, 200
	options := plot.Options{ScoreName: "accuracy"}
	figure, err := comparison.Figure(options)
	if err != nil {
		fmt.Println(err)
		return
	}
	file, err := figure.Encode("pdf")
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Printf("%s, %g × %.4g inches, %d panels\n", file[:5], figure.Width, figure.Height, len(figure.Panels))
	_, below, _ := strings.Cut(comparison.Caption(options), "Below: ")
	fmt.Println(strings.ReplaceAll(below, ", ", ",\n"))
	// Output:
	// %PDF-, 3.25 × 3.575 inches, 2 panels
	// CNN − RNN,
	// the difference of the expected best scores (above 0 CNN is better,
	// below 0 RNN),
	// with its 95 % interval by studentised bootstrap (200 resamples),
	// simultaneous over all x.
}

// Measured points of accuracy against training images, with the law fitted to
// them and the gain of doubling.
func ExampleReturns() {
	var points []evp.XY
	for _, images := range []float64{1000, 2000, 4000, 8000, 16000} {
		points = append(points, evp.XY{X: images, Y: 0.9 - 0.3*math.Pow(images/1000, -0.5)})
	}
	returns, err := evp.PointReturns("ResNet-50", points, evp.Maximize, evp.ReturnsOptions{MinGain: 0.05})
	if err != nil {
		fmt.Println(err)
		return
	}
	drawing := plot.Returns{Returns: []*evp.Returns{returns}, XName: "images"}
	options := plot.Options{ScoreName: "top1"}
	figure, err := drawing.Figure(options)
	if err != nil {
		fmt.Println(err)
		return
	}
	file, err := figure.Encode("svg")
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Printf("%s, %g × %.4g inches\n", file[1:4], figure.Width, figure.Height)
	for _, panel := range figure.Panels {
		fmt.Printf("%s against %s\n", panel.Y.Label, panel.X.Label)
	}
	fmt.Println(strings.ReplaceAll(drawing.Caption(options), ". ", ".\n"))
	// Output:
	// svg, 3.25 × 3.667 inches
	// top1 against images
	// Gain of doubling against images
	// Above: Measured points, joined by lines (higher is better).
	// Thin and dashed: laws fitted by least squares to the points (ResNet-50: 0.9 − 0.3·(x/1000)^−0.5).
	// Below: the gain of doubling, E(2x) − E(x).
	// Saturated, so that no doubling within the data gains the least gain: ResNet-50 (least gain 0.05) from 3.17e3 on.
}

// The distribution of the scores themselves: 40 of 50 trials score up to 0.9, and 10 diverged.
func ExampleDistributions() {
	var trials []evp.Trial
	for i := range 40 {
		trials = append(trials, evp.Trial{Score: 0.9 - 0.2*math.Pow(float64(i)/40, 2)})
	}
	for range 10 {
		trials = append(trials, evp.Trial{Score: math.NaN()})
	}
	for i := range trials {
		trials[i].Cost = 1e15
	}
	sample, err := evp.NewSample("ResNet-50", trials, evp.SampleOptions{})
	if err != nil {
		fmt.Println(err)
		return
	}
	scores, err := evp.NewDistribution(sample, 0.95)
	if err != nil {
		fmt.Println(err)
		return
	}
	drawing := plot.Distributions{Facets: []plot.DistributionFacet{{Models: []*evp.Distribution{scores}}}}
	options := plot.Options{ScoreName: "accuracy"}
	figure, err := drawing.Figure(options)
	if err != nil {
		fmt.Println(err)
		return
	}
	file, err := figure.Encode("svg")
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Printf("%s, %g × %.4g inches\n", file[1:4], figure.Width, figure.Height)
	for _, panel := range figure.Panels {
		fmt.Printf("%s: %s\n", panel.Title, panel.Y.Label)
	}
	fmt.Printf("%.2f of the trials score worse than %.2f\n", scores.Below[0], scores.Scores[0])
	// Output:
	// svg, 3.25 × 3.96 inches
	// (a) All scores: Cumulative share of trials
	// (b) The better tail: Share at least as good
	// 0.20 of the trials score worse than 0.71
}

// What eight trials reach with 1,000 and with 10,000 training images.
func ExampleSizes() {
	model := plot.SizeModel{Name: "ResNet-50"}
	for _, images := range []float64{1000, 10000} {
		var trials []evp.Trial
		for i := range 20 {
			best := 1 - 10/math.Sqrt(images)
			trials = append(trials, evp.Trial{Score: best - 0.01*float64(i), Cost: images})
		}
		sample, err := evp.NewSample(fmt.Sprint("ResNet-50 of ", images), trials, evp.SampleOptions{})
		if err != nil {
			fmt.Println(err)
			return
		}
		curve, err := evp.TrialCurve(sample, evp.CurveOptions{At: []float64{8}, Band: evp.BandDirichlet})
		if err != nil {
			fmt.Println(err)
			return
		}
		model.Sizes, model.Curves = append(model.Sizes, images), append(model.Curves, curve)
	}
	drawing := plot.Sizes{Name: "images", Axis: evp.Trials, X: 8, Models: []plot.SizeModel{model}}
	options := plot.Options{ScoreName: "accuracy", CostUnit: "images"}
	figure, err := drawing.Figure(options)
	if err != nil {
		fmt.Println(err)
		return
	}
	file, err := figure.Encode("svg")
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Printf("%s, %g × %g inches\n", file[1:4], figure.Width, figure.Height)
	fmt.Println(strings.ReplaceAll(drawing.Caption(options), ". ", ".\n"))
	// Output:
	// svg, 3.25 × 2.2 inches
	// Expected best validation accuracy (higher is better) against images; logarithmic x axis.
	// Every point is the best of 8 trials (hyperparameter assignments) of that size: equal trials are not equal compute, as a trial costs from 1e3 to 1e4 images on average.
	// Estimated from the logged trials by the V estimator (trials drawn with replacement; Dodge et al.
	// 2019).
	// Vertical bars: 95 % confidence band by Dirichlet weights of the trials and one not seen.
	// The band does not allow for better scores that fewer than 3 in N trials have: the log may not show them.
	// Trials: ResNet-50 N = 20 of each size.
	// All have a score.
}

// A caption states what a reader of the figure must know.
func ExampleCurves_Caption() {
	curve := evp.Curve{Model: "BERT", Axis: evp.Trials, Trials: 50, Failed: 2, Band: evp.BandSD,
		Points: []evp.Point{{X: 1, Estimate: 0.8}, {X: 50, Estimate: 0.9}}}
	caption := plot.Curves{curve}.Caption(plot.Options{ScoreName: "accuracy"})
	fmt.Println(strings.NewReplacer(". ", ".\n", "; ", ";\n", ", which", ",\nwhich").Replace(caption))
	// Output:
	// Expected best validation accuracy (higher is better) against the number of trials (hyperparameter assignments);
	// logarithmic x axis.
	// Estimated from the logged trials by the V estimator (trials drawn with replacement;
	// Dodge et al.
	// 2019).
	// Shading: plus and minus one standard deviation of the best score,
	// which is its spread and not a confidence band.
	// Trials: BERT N = 50 (2 without a score).
	// Trials without a score (failed, or stopped early) count as trials.
}

// The curves of two models, and below them their difference with its band and
// a line at zero, share the budget axis.
func ExampleStack() {
	budgets := []float64{1e16, 1e17, 1e18}
	curve := func(model string, scores ...float64) evp.Curve {
		c := evp.Curve{Model: model, Axis: evp.Budget}
		for i, y := range scores {
			c.Points = append(c.Points, evp.Point{X: budgets[i], Estimate: y, Band: evp.Band{Interval: evp.NoInterval()}})
		}
		return c
	}
	difference := plot.Series{
		Name: "LSTM − BoW", Unlisted: true, X: budgets, Y: []float64{-0.05, 0.02, 0.07},
		Lower: []float64{-0.09, -0.01, 0.05}, Upper: []float64{-0.01, 0.05, 0.09},
	}
	figure, err := plot.Stack(evp.Budget, []plot.Row{
		{
			Height: 1.6, Curves: []evp.Curve{curve("BoW", 0.75, 0.78, 0.79), curve("LSTM", 0.70, 0.80, 0.86)},
			Marks: []plot.Mark{{X: 5e16, Y: 0.773, Name: "crossover"}},
		},
		{Label: "Difference", Series: []plot.Series{difference}, Zero: true},
	}, plot.Options{ScoreName: "accuracy"})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, panel := range figure.Panels {
		fmt.Printf("%s: %.3f to %.3f\n", panel.Y.Label, panel.Y.Min, panel.Y.Max)
	}
	// Output:
	// Expected validation accuracy: 0.695 to 0.865
	// Difference: -0.100 to 0.100
}
