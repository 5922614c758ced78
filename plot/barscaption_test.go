package plot

import (
	"math"
	"testing"
)

func TestBarsCaption(t *testing.T) {
	rows := []BarRow{
		{Label: "Parameters", Unit: "M", Values: []float64{60.19, 83.46}},
		{Label: "FPO (10^9)", Values: []float64{11.58, math.NaN()}},
		{Label: "Top-1", Values: []float64{78.428, 78.956}, Score: true},
	}
	want := "Parameters (M), FPO (10⁹) and Top-1 of 2 models, the values above the bars; each row has a scale of " +
		"its own. " +
		"The axis of Top-1 begins at 76.5, not at 0. n/a: not known."
	bars := Bars{Models: []string{"ResNet-152", "ResNeXt-101"}, Rows: rows}
	if got := bars.Caption(Options{}); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}
