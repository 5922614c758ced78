package main

import (
	"bytes"
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"testing"

	"evpkit/evp/golden"
)

// TestDemoLog makes the example log: 100 trials of random search for each of
// two made-up models. Learning rate and width are drawn log-uniformly; the
// accuracy falls off from a best learning rate; FPO is 6 · parameters ·
// tokens. Trials of the expensive model with a large learning rate diverge.
func TestDemoLog(t *testing.T) {
	r := rand.New(rand.NewPCG(2019, 12))
	logUniform := func(low, high float64) float64 { return low * math.Exp(r.Float64()*math.Log(high/low)) }
	var b bytes.Buffer
	fmt.Fprintln(&b, "model,trial,learning_rate,size,epochs,val_accuracy,fpo")
	for trial := range 100 {
		lr, features, epochs := logUniform(1e-4, 1), math.Round(logUniform(1e5, 1e6)), 1+r.IntN(5)
		miss := math.Log10(lr / 0.02)
		accuracy := 0.846 - 0.03*miss*miss - 0.012/float64(epochs) - 1e3/features + 0.005*r.NormFloat64()
		fpo := 6 * features * 4e7 * float64(epochs)
		fmt.Fprintf(&b, "Logistic regression,%d,%.3g,%.0f,%d,%.4f,%.4g\n",
			trial, lr, features, epochs, max(accuracy, 0.5), fpo)
	}
	for trial := range 100 {
		lr, width, epochs := logUniform(1e-5, 1e-1), math.Round(logUniform(128, 512)), 2+r.IntN(7)
		miss := math.Log10(lr / 1e-3)
		accuracy := 0.893 - 0.09*miss*miss - 1.6/width - 0.03/float64(epochs) + 0.005*r.NormFloat64()
		cell := fmt.Sprintf("%.4f", max(accuracy, 0.5))
		if lr > 0.03 {
			cell, epochs = "nan", 1
		}
		fpo := 6 * (8*width*width + 2e5) * 8e7 * float64(epochs)
		fmt.Fprintf(&b, "LSTM encoder,%d,%.3g,%.0f,%d,%s,%.4g\n", trial, lr, width, epochs, cell, fpo)
	}
	if golden.Updating() {
		if err := os.WriteFile("demo.csv", b.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if !bytes.Equal(b.Bytes(), demoLog) {
		t.Error("demo.csv is not what this test makes; go test ./cmd/evp -run TestDemoLog -update")
	}
}
