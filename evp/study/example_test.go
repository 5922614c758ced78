package study_test

import (
	"fmt"
	"io"
	"log"
	"os"
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

// open opens the log as a file would be opened.
func open() *study.Study {
	source := study.Source{
		Name: "runs.csv",
		Open: func() (io.ReadCloser, error) { return io.NopCloser(strings.NewReader(runs)), nil },
	}
	s, err := study.Open([]study.Source{source}, study.Options{Log: triallog.Options{Score: "val_acc", Cost: "fpo"}})
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
	// model  budget (FPO)  estimate   upper       sd
	// small          1e16    0.8351          0.00881
	// large          1e16    0.8512  0.9695   0.0966
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
	// large reaches 0.831 with 2.5 times fewer trials than small (the trials do not bound this).
}
