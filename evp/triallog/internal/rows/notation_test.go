package rows

import (
	"fmt"
	"math"
	"strconv"
	"strings"
	"testing"
	"time"
)

// readAll reads cells of a column in turn. It returns the numbers and the first
// error.
func readAll(n *Notation, cells ...string) (values []float64, err error) {
	for _, cell := range cells {
		v, ok, err := n.Number(cell)
		if err != nil {
			return values, err
		}
		if !ok {
			return values, fmt.Errorf("%q is not a number", cell)
		}
		values = append(values, v)
	}
	return values, nil
}

// TestNotation reads columns that are written in one way each.
func TestNotation(t *testing.T) {
	for _, c := range []struct {
		cells string // separated by |
		want  []float64
		style Style
		unit  string
	}{
		{"0.5|1e18| 3 ", []float64{.5, 1e18, 3}, Plain, ""},
		{"93.1%|0|1.5 %|-2%", []float64{93.1, 0, 1.5, -2}, Percent, ""},
		{"500|1,234,567|12|1,234.5|-1,000", []float64{500, 1234567, 12, 1234.5, -1000}, Grouped, ""},
		{"0|12.3G|350M|7k|7K|1.2T|2B|1.1 P", []float64{0, 12.3e9, 350e6, 7e3, 7e3, 1.2e12, 2e9, 1.1e15}, Suffixed, ""},
		{"12.3 GFLOPs|4GFLOP|7.1G|900 flops|1e9 FLOPs|65.86 bflops", []float64{12.3e9, 4e9, 7.1e9, 900, 1e9, 65.86e9},
			Suffixed, "FPO"},
		{"4.1 GMac|3GMACs", []float64{4.1e9, 3e9}, Suffixed, "mac"},
		{"0:01:23|0|2h 3m|45s|5m|PT1H|1 day, 0:00:01", []float64{83, 0, 7380, 45, 300, 3600, 86401}, Timed, "s"},
	} {
		n := NewNotation(nil, nil)
		got, err := readAll(n, strings.Split(c.cells, "|")...)
		if err != nil || fmt.Sprint(got) != fmt.Sprint(c.want) {
			t.Errorf("%s: %v, %v, want %v", c.cells, got, err, c.want)
		}
		if n.Style() != c.style || n.Unit() != c.unit || n.Fault("x") != nil {
			t.Errorf("%s: style %v, unit %q, %v", c.cells, n.Style(), n.Unit(), n.Fault("x"))
		}
	}
}

// TestNotationSpecial: nan and inf fit any style.
func TestNotationSpecial(t *testing.T) {
	for _, cell := range []string{"0.5", "93%", "1,234", "12G", "45s"} {
		got, err := readAll(NewNotation(nil, nil), "nan", cell, "nan", "-inf")
		if err != nil || len(got) != 4 || !math.IsNaN(got[2]) || !math.IsInf(got[3], -1) {
			t.Errorf("%s: %v, %v", cell, got, err)
		}
	}
}

// TestNotationMixed: two ways to write numbers in one column are an error that
// says what to write.
func TestNotationMixed(t *testing.T) {
	for cells, want := range map[string]string{
		"93.1%|0.93":     `"0.93" is not written as "93.1%" is: write 93% if it is a fraction, or 0.93%`,
		"93.1%|92":       `"92" is not written as "93.1%" is: write 92% if it is in percent`,
		"0.93|93.1%":     `"93.1%" is not written as "0.93" is: write 93.1, or 0.931 if the others are fractions`,
		"12.3G|5000":     `"5000" is not written as "12.3G" is: write 5k if it is in units`,
		"5000|12.3G":     `"12.3G" is not written as "5000" is: write 1.23e+10`,
		"0:01:23|5":      `"5" is not written as "0:01:23" is: write 5s if it is in seconds`,
		"5|0:01:23":      `"0:01:23" is not written as "5" is: write 83 if the others are seconds`,
		"5000|1,234,567": `"1,234,567" is not written as "5000" is: write 1.234567e+06`,
		"1,234|5000": `"5000" is not written as "1,234" is: write commas between groups of three digits in all numbers of ` +
			`the column, or in none`,
		"1G|350m":        `"350m" is not written as "1G" is: m could be minutes, millions or thousandths; write M for millions`,
		"4 GMac|1 GFLOP": `"1 GFLOP" is not written as "4 GMac" is: write all numbers of a column in one way`,
	} {
		if _, err := readAll(NewNotation(nil, nil), strings.Split(cells, "|")...); err == nil || err.Error() != want {
			t.Errorf("%s: %v\nwant %s", cells, err, want)
		}
	}
}

// TestOnlyM: times whose only unit is "m" could be anything.
func TestOnlyM(t *testing.T) {
	n := NewNotation(nil, func(msg string) *SyntaxError { return &SyntaxError{File: "a.csv", Line: 2, Column: 1, Msg: msg} })
	if _, err := readAll(n, "5m", "7m"); err != nil {
		t.Fatal(err)
	}
	const want = `a.csv:2:1: column "x": m alone in "5m" could be minutes, millions or thousandths: ` +
		"write min for minutes, or M for millions"
	if err := n.Fault("x"); err == nil || err.Error() != want {
		t.Errorf("%v\nwant %s", err, want)
	}
	if _, err := readAll(n, "3s"); err != nil || n.Fault("x") != nil {
		t.Errorf("with seconds: %v, %v", err, n.Fault("x"))
	}
}

// TestInSeconds: plain numbers are seconds in a column that a format says is of
// times.
func TestInSeconds(t *testing.T) {
	n := NewNotation(nil, nil)
	n.InSeconds()
	got, err := readAll(n, "17", "0:01:23", "5000", "5m")
	if err != nil || fmt.Sprint(got) != "[17 83 5000 300]" || n.Fault("x") != nil {
		t.Errorf("%v, %v", got, err)
	}
	if _, ok, _ := n.Number("93%"); ok {
		t.Error("percent is a time")
	}
}

// TestDecimalComma: in a file with semicolons one comma is a decimal mark, in
// every style; times may have a point beside it.
func TestDecimalComma(t *testing.T) {
	mark := &DecimalMark{Any: true}
	for cell, want := range map[string]float64{
		"0,5": .5, "1,234": 1.234, "93,1%": 93.1, "12,3G": 12.3e9, "1,5 h": 5400, "0:00:01.5": 1.5, "1 day, 0:00:01": 86401,
	} {
		if v, ok, err := NewNotation(mark, nil).Number(cell); v != want || !ok || err != nil {
			t.Errorf("%s: %v, %v, %v, want %v", cell, v, ok, err, want)
		}
	}
	if _, ok, _ := NewNotation(mark, nil).Number("1,234,567"); ok {
		t.Error("1,234,567 has two decimal commas")
	}
	if _, _, err := NewNotation(mark, nil).Number("0.5"); err != errTwoMarks {
		t.Errorf("a point after a comma: %v", err)
	}
}

// TestNumberHint: a number among words is shown.
func TestNumberHint(t *testing.T) {
	for cell, want := range map[string]string{
		"0.94 ± 0.01": "one 0.94", "0.94±0.01": "one 0.94", "0.94 +/- 0.01": "one 0.94", "0.94+-0.01": "one 0.94",
		"0.94 (0.01)": "one 0.94", "tensor(0.94)": "0.94", "tensor(0.94, device='cuda:0')": "0.94",
		"tensor(nan, device='cuda:0')": "nan", "0.80 HERE": "0.80", "[0.94]": "0.94", "[0.9,0.8]": "one 0.9",
		"np.float64(0.94)": "0.94", "$1.20": "1.20", "~0.9": "0.9", "<tf.Tensor: shape=(), numpy=-0.5>": "-0.5",
		"12 kWh": "12", "12kWh": "12", "acc=1e-3": "1e-3", "0.5.": "0.5", "'0.94'": "0.94", "2.1 TFLOP/s": "2.1",
		"resnet50": "", "2024-01-01": "", "1.2.3": "", "3x3": "", "3f2a": "", "nan1": "", "1:2:3:4": "", "9/10": "", "": "",
		"5-10": "", "1,23.5": "", "inference": "", "v1.2": "", "cuda:0": "",
		"\u22120.94": "-0.94", "loss \u22120.94": "-0.94", // a minus sign of print
	} {
		if number, several := strings.CutPrefix(want, "one "); several {
			want = "write one number alone, such as " + number
		} else if want != "" {
			want = "write the number alone, " + want
		}
		if got := NumberHint(cell, ""); got != want {
			t.Errorf("%s: %q, want %q", cell, got, want)
		}
	}
	const digits = "write its digits without anything between them"
	for _, cell := range []string{"1 234", "1\u00a0234", "1\u202f234"} {
		if got := NumberHint(cell, ""); got != digits {
			t.Errorf("%q: %q", cell, got)
		}
	}
}

// FuzzNotation reads two cells of a column, and numbers printed in each style.
func FuzzNotation(f *testing.F) {
	for _, cell := range []string{"93.1%", "1,234,567", "12.3G", "4.1 GMac", "0:01:23", "5m", "PT1H2M3.5S", "0,5", "1.234,5",
		"1 day, 2:03:04", "-1 days +23:00:00", "nan", " -1,5e-3 ", "0x1,8", "tensor(0.94)", "0.94 ± 0.01"} {
		f.Add(cell, "12", 90061.5)
	}
	f.Fuzz(func(t *testing.T, cell, other string, v float64) {
		for _, mark := range []*DecimalMark{nil, {Any: true}} {
			n := NewNotation(mark, nil)
			for _, s := range []string{cell, other} {
				got, ok, err := n.Number(s)
				plain, isPlain := Number(s)
				if err == nil && isPlain != ok && isPlain ||
					isPlain && err == nil && math.Float64bits(plain) != math.Float64bits(got) {
					t.Fatalf("%q: %v, %v, %v, plain %v", s, got, ok, err, plain)
				}
				if ok && !isPlain && !IsFinite(got) {
					t.Fatalf("%q: %v", s, got)
				}
			}
			_ = n.Fault("x")
			_ = n.Describe()
		}
		_ = NumberHint(cell, "")
		printed(t, v)
	})
}

// printed reads a number as it is printed in each style.
func printed(t *testing.T, v float64) {
	t.Helper()
	if !(math.Abs(v) < 1e9) {
		return
	}
	whole := math.Trunc(v)
	text := strconv.FormatFloat(v, 'f', -1, 64)
	for cell, want := range map[string]float64{
		text + "%": v, text + "s": v, text + " h": v * 3600, text + "kFLOPs": v * 1e3, withCommas(int64(whole)): whole,
		(time.Duration(whole) * time.Second).String(): whole,
	} {
		got, ok, err := NewNotation(nil, nil).Number(cell)
		if !ok && len(text) > 20 { // too many digits before a unit
			continue
		}
		if !ok || err != nil || math.Abs(got-want) > 1e-9*math.Abs(want) {
			t.Fatalf("%q: %v, %v, %v, want %v", cell, got, ok, err, want)
		}
	}
}

// withCommas prints a number with groups of digits.
func withCommas(v int64) string {
	if v < 0 {
		return "-" + withCommas(-v)
	}
	if v < 1000 {
		return strconv.FormatInt(v, 10)
	}
	return withCommas(v/1000) + fmt.Sprintf(",%03d", v%1000)
}
