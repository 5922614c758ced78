package study

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestNewRequest: every command with options has them; another one is an error.
func TestNewRequest(t *testing.T) {
	for _, command := range commands {
		if r := mustRequest(t, command); r.Command != command || r.Given("score") {
			t.Errorf("%s: %+v", command, r)
		}
	}
	if _, err := NewRequest("plot"); err == nil || !strings.Contains(err.Error(), `"plot"`) {
		t.Errorf("a command that does not exist: %v", err)
	}
}

// TestSetFails: an option that is refused leaves the request as it was.
func TestSetFails(t *testing.T) {
	r := mustRequest(t, "curve")
	for _, option := range [][2]string{{"at", "1,2"}, {"confidence", "0.9"}, {"linear-x", "true"}} {
		if err := r.Set(option[0], option[1]); err != nil {
			t.Fatal(err)
		}
	}
	for _, option := range [][2]string{
		{"at", "3,x"}, {"confidence", "95"}, {"points", "0"}, {"log-x", "true"}, {"nothing", "1"}, {"o", ""},
	} {
		if err := r.Set(option[0], option[1]); err == nil {
			t.Errorf("%s %s is taken", option[0], option[1])
		}
	}
	if diff := cmp.Diff([]float64{1, 2}, r.Curve.At); diff != "" {
		t.Errorf("at: -want +got\n%s", diff)
	}
	if r.Curve.Confidence != 0.9 || r.Curve.Points != 200 || !r.Figure.LinearX || r.Given("log-x") || !r.Given("at") {
		t.Errorf("%+v", r)
	}
}

// TestValidate: options that do not go together are found before a file is opened,
// and the message names them.
func TestValidate(t *testing.T) {
	for _, c := range []struct {
		command string
		set     string // NAME=VALUE, with spaces between them
		want    string // in the message; "": valid
	}{
		{"curve", "x=both at=1", "`x trials`"},
		{"curve", "x=trials at=1.5", "not a whole number of trials"},
		{"curve", "at=0.5", "`x budget`"},
		{"curve", "x=trials bracket=true", "`bracket`"},
		{"curve", "x=trials at=1,2", ""},
		{"curve", "legend=above dpi=100", ""},
		{"returns", "x=both from=2", "`from` needs one axis"},
		{"returns", "x=trials from=2.5", "not a whole number"},
		{"returns", "points-table=a,b score=c", "`score`"},
		{"returns", "points-table=a,b by=c,d", "one column `by`"},
		{"returns", "points-table=a,b by=c", ""},
		{"returns", "size=n", "`trials N` or `budget B`"},
		{"returns", "size=n trials=3 budget=4", "exclude each other"},
		{"returns", "trials=3", "`trials` is for sizes"},
		{"returns", "band=ld", "`band` is for sizes"},
		{"returns", "size=n trials=3 at=4", "`at` does not go with `size`"},
		{"returns", "size=n trials=3 points-table=a,b", "`points-table` does not go with `size`"},
		{"returns", "size=n trials=3 cost-support=1,2", "`cost-support` is for `budget`"},
		{"returns", "size=n trials=3 band=ld confidence=0.9", ""},
		{"returns", "size=n budget=3 cost-support=1,2", ""},
		{"returns", "frontier=true", "`frontier` is of measured points"},
		{"check", "log-x=true x-range=-1,2", "begins above 0"},
		{"check", "confidence=0.9 x-range=-1,2 dark=true", ""},
		{"target", "", "`target` is missing"},
		{"target", "target=0.5", ""},
		{"cost", "price=1 cost-unit=kWh", "`price`"},
		{"cost", "price=1", ""}, // the log's format may define the cost as a time
		{"cost", "watts=1 cost-unit=kWh", "`watts`"},
		{"cost", "flops=1e12 pue=1.1", "`pue`"},
		{"cost", "flops=1e12 carbon=1", "`carbon`"},
		{"cost", "flops=1e12 cost-unit=s", "`flops`"},
		{"cost", "flops=1e12 cost-unit=J", "`flops`"},
		{"cost", "flops=1e12 watts=1 pue=0.5", "`pue`"},
		{"cost", "failed=drop", "`failed drop`"},
		{"cost", "price=1 cost-unit=h", ""},
		{"bars", "", "`rows` is missing"},
		{"bars", "rows=a,b score=c", "`score`"},
		{"bars", "rows=a,b=B score=b width=0.1", "`width`"},
		{"bars", "rows=a,b=B score=b", ""},
	} {
		r := mustRequest(t, c.command)
		for _, option := range strings.Fields(c.set) {
			name, value, _ := strings.Cut(option, "=")
			if err := r.Set(name, value); err != nil {
				t.Fatalf("%s %s: %v", c.command, c.set, err)
			}
		}
		switch err := r.Validate(); {
		case c.want == "" && err != nil:
			t.Errorf("%s %s: %v", c.command, c.set, err)
		case c.want != "" && (err == nil || !strings.Contains(err.Error(), c.want)):
			t.Errorf("%s %s: %v, want %s", c.command, c.set, err, c.want)
		}
	}
}
