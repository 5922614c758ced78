package plot_test

import (
	"bytes"
	"fmt"
	"image"
	"image/png"
	"math"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"evpkit/evp"
	"evpkit/evp/golden"
	"evpkit/plot"
)

// saturating returns a curve of n points that rises from start to top, evenly
// spaced on a logarithmic axis from lo to hi, with a band of half-width half
// if that is > 0.
func saturating(model string, axis evp.Axis, n int, lo, hi, start, top, half float64) evp.Curve {
	c := evp.Curve{Model: model, Axis: axis, End: hi, Band: evp.BandSD}
	for i := range n {
		t := float64(i) / float64(n-1)
		x := lo * math.Pow(hi/lo, t)
		if axis == evp.Trials {
			x = float64(i + 1)
			t = math.Log(x) / math.Log(float64(n))
		}
		y := top - (top-start)*math.Exp(-4*t)
		p := evp.Point{X: x, Estimate: y, Band: evp.Band{Interval: evp.Interval{Lower: y - half*math.Exp(-t), Upper: y + half*math.Exp(-t)}}}
		if half == 0 {
			p.Lower, p.Upper = math.NaN(), math.NaN()
		}
		c.Points = append(c.Points, p)
	}
	return c
}

// twoModels returns two models by trials and by budget, n points each.
func twoModels(n int) []evp.Curve {
	return []evp.Curve{
		saturating("Logistic regression", evp.Trials, n, 1, float64(n), 0.745, 0.832, 0.03),
		saturating("LSTM encoder", evp.Trials, n, 1, float64(n), 0.715, 0.885, 0.04),
		saturating("Logistic regression", evp.Budget, n, 1.3e15, 3e18, 0.745, 0.832, 0.03),
		saturating("LSTM encoder", evp.Budget, n, 8e15, 1e19, 0.715, 0.885, 0.04),
	}
}

// minimized returns the curves with their scores subtracted from from.
func minimized(from float64, curves ...evp.Curve) []evp.Curve {
	for i := range curves {
		curves[i].Direction = evp.Minimize
		for k, p := range curves[i].Points {
			p.Estimate, p.Lower, p.Upper = from-p.Estimate, from-p.Upper, from-p.Lower
			curves[i].Points[k] = p
		}
	}
	return curves
}

// figures are drawn and compared with testdata/golden/plot.
var figures = []struct {
	name    string
	curves  func() []evp.Curve
	options plot.Options
}{
	{"both-axes", func() []evp.Curve { return twoModels(40) }, plot.Options{ScoreName: "accuracy"}},
	{"one-model", func() []evp.Curve { return twoModels(40)[2:3] },
		plot.Options{ScoreName: "val_acc", Title: "SST-2", CostUnit: "GPU_hours"}},
	{"past-the-data", func() []evp.Curve {
		c := twoModels(40)[2:]
		c[0].End, c[1].End = 1e17, 2e18
		c[1].Points[20].Estimate = math.NaN()
		return c
	}, plot.Options{ScoreName: "accuracy", Dark: true}},
	{"loss-linear", func() []evp.Curve { return minimized(1, twoModels(40)[:2]...) },
		plot.Options{ScoreName: "loss", LinearX: true}},
	{"legend-above", func() []evp.Curve {
		return append(twoModels(40)[2:], saturating("A third model with quite a long name", evp.Budget, 40, 1e15, 1e19,
			0.76, 0.8, 0))
	}, plot.Options{ScoreName: "accuracy"}},
	{"twelve-models", func() []evp.Curve {
		var c []evp.Curve
		for i := range 12 {
			c = append(c, saturating("model "+string(rune('A'+i)), evp.Budget, 12, 1e15, 1e18, 0.5, 0.6+0.02*float64(i), 0.01))
		}
		return c
	}, plot.Options{ScoreName: "accuracy"}},
	{"single-trials", func() []evp.Curve { return twoModels(40)[2:] }, plot.Options{
		ScoreName: "accuracy", BudgetLine: 1e18, Trials: scattered(120, "Logistic regression", "LSTM encoder"),
	}},
	{"top-axis", func() []evp.Curve { return twoModels(40)[2:3] }, plot.Options{
		ScoreName: "accuracy", TopAxis: 1.3e15, Trials: scattered(60, "Logistic regression"), Legend: "inside",
	}},
	{"six-models", func() []evp.Curve { return nSaturating("A B C D E F", 0.6, 0.63, 0.66, 0.69, 0.72, 0.75) },
		plot.Options{ScoreName: "accuracy"}},
	{"direct-labels", func() []evp.Curve {
		return nSaturating("BoW DAN LSTM BiLSTM ELMo BERT", 0.6, 0.61, 0.615, 0.7, 0.705, 0.8)
	}, plot.Options{ScoreName: "accuracy", Legend: "direct"}},
	{"band-for", func() []evp.Curve {
		var c []evp.Curve
		for i, name := range []string{"A", "B", "C", "D", "E", "F"} {
			c = append(c, saturating(name, evp.Budget, 12, 1e15, 1e18, 0.5, 0.6+0.03*float64(i), 0.015))
		}
		return c
	},
		plot.Options{ScoreName: "accuracy", BandFor: []string{"B", "E"}}},
	{"unbounded-band", func() []evp.Curve {
		c := twoModels(40)[2:]
		for k := range 15 {
			c[0].Points[k].Upper, c[1].Points[39-k].Lower = math.Inf(1), math.Inf(-1)
		}
		return c
	}, plot.Options{ScoreName: "accuracy"}},
	{"steps", func() []evp.Curve { return stepLike() }, plot.Options{ScoreName: "accuracy"}},
	{"listed", func() []evp.Curve {
		c := twoModels(5)[2:]
		for i := range c {
			c[i].Listed = true
		}
		c[0].Points[0].Upper, c[1].Points[1].Lower = math.NaN(), math.NaN()
		return c
	}, plot.Options{ScoreName: "accuracy"}},
	{"one-octave", func() []evp.Curve {
		return []evp.Curve{saturating("a", evp.Budget, 20, 2.1e17, 4.6e17, 0.5, 0.6, 0.01)}
	}, plot.Options{}},
	{"one-point", func() []evp.Curve {
		band := evp.Band{Interval: evp.Interval{Lower: 0.6, Upper: 0.75}}
		return []evp.Curve{{Model: "a", Axis: evp.Trials, Points: []evp.Point{{X: 1, Estimate: 0.7, Band: band}}}}
	}, plot.Options{}},
}

// scattered returns n trials, of the models in turn, each model's costs a
// decade above those of the one before it; every 17th trial failed.
func scattered(n int, models ...string) []evp.Trial {
	_, step := math.Modf(math.Phi)
	trials := make([]evp.Trial, n)
	for i := range trials {
		_, u := math.Modf(float64(i) * step)
		_, v := math.Modf(float64(i) * step * step * 7.3)
		k := i % len(models)
		trials[i] = evp.Trial{Model: models[k], Cost: math.Pow(10, 15.3+float64(k)+2.5*u), Score: 0.73 + 0.12*v*(0.5+u/2)}
		if i%17 == 5 {
			trials[i].Score = math.NaN()
		}
	}
	return trials
}

// nSaturating returns n curves without bands, their names as given, to the
// tops given.
func nSaturating(names string, tops ...float64) []evp.Curve {
	var curves []evp.Curve
	for i, name := range strings.Fields(names) {
		curves = append(curves, saturating(name, evp.Budget, 30, 1e15*float64(i+1), 1e18/float64(i+1), 0.5, tops[i], 0))
	}
	return curves
}

// groups returns n values of a facet, two models each.
func groups(n int) plot.Facets {
	all := make(plot.Facets, n)
	for i := range all {
		d := 0.01 * float64(i)
		all[i] = plot.Facet{Value: []string{"SST-2", "AG News", "SNLI", "MNLI", "QNLI", "RTE", "MRPC"}[i%7],
			Curves: []evp.Curve{
				saturating("Logistic regression", evp.Budget, 25, 1.3e15, 3e18, 0.745-d, 0.832-d, 0.03),
				saturating("LSTM encoder", evp.Budget, 25, 8e15, 1e20, 0.715+d, 0.875+d, 0.04),
			}}
	}
	return all
}

// built are drawn and compared too: figures that are not of Curves alone.
var built = []struct {
	name   string
	figure func() (*plot.Figure, error)
}{
	{"crossover", func() (*plot.Figure, error) {
		f, err := plot.Curves(twoModels(40)[2:]).Figure(plot.Options{ScoreName: "accuracy", BudgetLine: 1e18,
			Legend: "above"})
		f.Panels[0].Marks = []plot.Mark{{X: 4.05e16, Y: 0.8182, Name: "crossover"}}
		return f, err
	}},
	{"small-multiples", func() (*plot.Figure, error) {
		return plot.Facets(groups(3)).Figure(plot.Options{ScoreName: "accuracy", Height: 1.9})
	}},
	{"model-bars", func() (*plot.Figure, error) { return plot.Bars{Models: models, Rows: rows}.Figure(plot.Options{}) }},
	{"stacked-bars", func() (*plot.Figure, error) {
		return plot.Bars{Models: []string{"BoW", "a model with a long name", "LSTM_base", "BERT-base-uncased", "none",
			"another one", "and one more"}, Rows: []plot.BarRow{
			{Label: "Params", Unit: "M", Parts: []plot.BarPart{
				{Name: "encoder", Values: []float64{0, 0.1, 2, 86, math.NaN(), 4, 5}},
				{Name: "embedding", Values: []float64{9.1, 9.4, 9.4, 24, math.NaN(), 4, 5}},
			}},
			{Label: "FPO", Values: []float64{1.2e16, 3e17, 1e18, 3.25e19, math.NaN(), 123456789e10, 5e18}},
			{Label: "Gain", Values: []float64{-1, 0, 2, 10, math.NaN(), 4, 5}},
		}}.Figure(plot.Options{Title: "Stacked", XLabel: "Model"})
	}},
	{"stacked", func() (*plot.Figure, error) {
		return plot.Stack(evp.Budget, comparison(), plot.Options{ScoreName: "accuracy", BudgetLine: 1e18})
	}},
	{"stacked-saturation", func() (*plot.Figure, error) {
		return plot.Stack(evp.Trials, saturation(), plot.Options{ScoreName: "accuracy", Preset: "acl"})
	}},
	{"small-multiples-rows", func() (*plot.Figure, error) {
		return plot.Facets(groups(5)).Figure(plot.Options{ScoreName: "accuracy", BudgetLine: 1e18})
	}},
}

// encoded returns the bytes of a figure of the curves.
func encoded(t testing.TB, curves []evp.Curve, o plot.Options, format string) []byte {
	t.Helper()
	f, err := plot.Curves(curves).Figure(o)
	return encode(t, f, err, format)
}

// encode returns the bytes of a figure, if there was no error.
func encode(t testing.TB, f *plot.Figure, err error, format string) []byte {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
	b, err := f.Encode(format)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// goldenFile returns the path of a golden figure.
func goldenFile(folder, name string) string {
	return filepath.Join("..", "testdata", "golden", folder, name+".svg")
}

// outlined are the golden figures whose text is glyph outlines. In all others
// text is text, so that a difference can be read.
var outlined = []string{"both-axes", "model-bars"}

func TestGolden(t *testing.T) {
	t.Parallel()
	check := func(t *testing.T, name string, f *plot.Figure, err error) {
		t.Helper()
		if err == nil && !slices.Contains(outlined, name) {
			f.Text = "font"
		}
		golden.Check(t, goldenFile("plot", name), encode(t, f, err, "svg"))
	}
	for _, test := range figures {
		t.Run(test.name, func(t *testing.T) {
			f, err := plot.Curves(test.curves()).Figure(test.options)
			check(t, test.name, f, err)
		})
	}
	for _, test := range built {
		t.Run(test.name, func(t *testing.T) {
			f, err := test.figure()
			check(t, test.name, f, err)
		})
	}
}

func TestEncodeTwiceGivesTheSameBytes(t *testing.T) {
	t.Parallel()
	for _, format := range plot.Formats() {
		for _, test := range figures {
			o := test.options
			o.DPI = 100
			a := encoded(t, test.curves(), o, format)
			if b := encoded(t, test.curves(), o, format); !bytes.Equal(a, b) {
				t.Errorf("%s as %s differs between two runs", test.name, format)
			}
		}
		for _, test := range built {
			f, err := test.figure()
			f.DPI = 100
			a := encode(t, f, err, format)
			f, err = test.figure()
			if f.DPI = 100; !bytes.Equal(a, encode(t, f, err, format)) {
				t.Errorf("%s as %s differs between two runs", test.name, format)
			}
		}
	}
}

func TestPNGSize(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		o             plot.Options
		width, height int
	}{
		{plot.Options{}, 975, 660},
		{plot.Options{DPI: 72}, 234, 158},
		{plot.Options{Width: 4, Height: 3, DPI: 100}, 400, 300},
		{plot.Options{Width: 5.5, DPI: 601}, 3306, 1322},
	} {
		b := encoded(t, twoModels(5)[2:], test.o, "png")
		c, err := png.DecodeConfig(bytes.NewReader(b))
		if err != nil {
			t.Fatal(err)
		}
		if c.Width != test.width || c.Height != test.height {
			t.Errorf("%+v: %d × %d dots, want %d × %d", test.o, c.Width, c.Height, test.width, test.height)
		}
		if _, err := png.Decode(bytes.NewReader(b)); err != nil {
			t.Error(err)
		}
	}
}

func TestPDFHead(t *testing.T) {
	b := encoded(t, twoModels(40), plot.Options{}, "pdf")
	if !bytes.HasPrefix(b, []byte("%PDF-1.")) || !bytes.Contains(b, []byte("%%EOF")) {
		t.Error("not a PDF")
	}
	if !bytes.Contains(b, []byte("/CreationDate (D:19700101000000")) {
		t.Error("the creation date is not the fixed one")
	}
}

// compareRenderings checks that two pictures differ by no more than the smoothing of
// edges: 2 % of the full range on average, 7 % in the average colour of a
// square of 16 dots, such as with a letter, and hardly where a is of one colour,
// such as a band.
func compareRenderings(t *testing.T, a, b []byte) {
	t.Helper()
	const square, mostMean, mostSquare, mostPlain = 16, 0.02, 0.07, 0.012
	p, q := decoded(t, a), decoded(t, b)
	size := p.Bounds().Size()
	if size != q.Bounds().Size() {
		t.Fatalf("sizes %v and %v", size, q.Bounds().Size())
	}
	sum, squares, plains := 0.0, 0.0, 0
	for y := 0; y+square <= size.Y; y += square {
		for x := 0; x+square <= size.X; x += square {
			box := image.Rect(x, y, x+square, y+square)
			mean, average := differences(p, q, box)
			if average > mostSquare {
				t.Errorf("pictures differ by %.3f on average in %v", average, box)
			}
			sum += mean
			squares++
			if plain(p, box) {
				plains++
				if _, average := differences(p, q, box.Inset(square/4)); average > mostPlain {
					t.Errorf("%v is of one colour, and differs by %.4f", box, average)
				}
			}
		}
	}
	if mean := sum / squares; mean > mostMean || plains == 0 {
		t.Errorf("pictures differ by %.3f on average, %d squares of one colour", mean, plains)
	}
}

// plain reports whether a picture is of one colour in a box.
func plain(p image.Image, box image.Rectangle) bool {
	first := p.At(box.Min.X, box.Min.Y)
	for y := box.Min.Y; y < box.Max.Y; y++ {
		for x := box.Min.X; x < box.Max.X; x++ {
			if p.At(x, y) != first {
				return false
			}
		}
	}
	return true
}

// decoded returns the picture of a PNG file.
func decoded(t *testing.T, file []byte) image.Image {
	t.Helper()
	p, err := png.Decode(bytes.NewReader(file))
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// differences returns by how much two pictures differ within a box, as shares
// of the full range: dot by dot, and in the average colour.
func differences(p, q image.Image, box image.Rectangle) (byDot, average float64) {
	n := 3 * float64(box.Dx()*box.Dy())
	var colour [3]float64
	for y := box.Min.Y; y < box.Max.Y; y++ {
		for x := box.Min.X; x < box.Max.X; x++ {
			r, g, b, _ := p.At(x, y).RGBA()
			r2, g2, b2, _ := q.At(x, y).RGBA()
			for i, d := range []float64{float64(r) - float64(r2), float64(g) - float64(g2), float64(b) - float64(b2)} {
				byDot += math.Abs(d) / 0xffff / n
				colour[i] += d / 0xffff / n
			}
		}
	}
	return byDot, math.Abs(colour[0]) + math.Abs(colour[1]) + math.Abs(colour[2])
}

func TestSVGNamesItsText(t *testing.T) {
	c := saturating(`a<b & "c"_%$\(`, evp.Budget, 9, 1e15, 1e18, 0.5, 0.6, 0)
	d := saturating("second", evp.Budget, 9, 1e15, 1e18, 0.5, 0.7, 0)
	b := encoded(t, []evp.Curve{c, d}, plot.Options{ScoreName: "accuracy"}, "svg")
	for _, want := range []string{
		`aria-label="a&lt;b &amp; &#34;c&#34;_%$\("`, `aria-label="Expected validation accuracy"`, `aria-label="15"`,
	} {
		if !bytes.Contains(b, []byte(want)) {
			t.Errorf("no %s in the SVG", want)
		}
	}
}

func TestUnknownFormat(t *testing.T) {
	f, err := plot.Curves(twoModels(5)).Figure(plot.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := f.Encode("bmp"); err == nil || !strings.Contains(err.Error(), "eps, pdf, png, svg") {
		t.Errorf("error %v does not list the formats", err)
	}
}

func BenchmarkEncode(b *testing.B) {
	for _, format := range plot.Formats() {
		for _, points := range []int{100, 1024, 10_000, 100_000, 1_000_000} {
			b.Run(fmt.Sprintf("%s/N=%d", format, points), func(b *testing.B) {
				curves := twoModels(points)
				for b.Loop() {
					encoded(b, curves, plot.Options{ScoreName: "accuracy"}, format)
				}
			})
		}
	}
}

// stepLike returns a curve of trials that cost 1e16 each, on a grid that does
// not know of it, with a band.
func stepLike() []evp.Curve {
	const cost, n = 1e16, 60
	c := evp.Curve{Model: "all trials cost the same", Axis: evp.Budget, End: 40 * cost, Band: evp.BandSD}
	for k := 1.0; k <= 40; k++ {
		c.Jumps = append(c.Jumps, evp.Jump{From: k * cost, To: k * cost})
	}
	for i := range n {
		x := cost * math.Pow(40, float64(i)/(n-1))
		y := 0.9 - 0.3/math.Floor(x/cost*(1+1e-9))
		c.Points = append(c.Points, evp.Point{X: x, Estimate: y, Band: evp.Band{Interval: evp.Interval{Lower: y - 0.02, Upper: y + 0.02}}})
	}
	return []evp.Curve{c}
}
