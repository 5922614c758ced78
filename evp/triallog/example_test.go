package triallog_test

import (
	"fmt"
	"io"
	"log"
	"strings"

	"evpkit/evp/triallog"
)

// Reading a log from memory; a file's Open would be os.Open.
func ExampleRead() {
	const runs = "model,val_acc,fpo\ncnn,0.81,2e15\ncnn,nan,1e15\nrnn,0.78,3e15\n"
	source := triallog.Source{Name: "runs.csv", Open: func() (io.ReadCloser, error) {
		return io.NopCloser(strings.NewReader(runs)), nil
	}}
	trials, err := triallog.Read([]triallog.Source{source}, triallog.Options{})
	if err != nil {
		log.Fatal(err)
	}
	for _, t := range trials.Trials {
		fmt.Println(t.Model, t.Score, t.Cost, t.Failed())
	}
	for _, w := range trials.Warnings {
		fmt.Println(w)
	}
	// Output:
	// cnn 0.81 2e+15 false
	// cnn NaN 1e+15 true
	// rnn 0.78 3e+15 false
	// runs.csv:3:5: 1 of 3 scores are NaN or infinite: failed trials
}
