package triallog_test

import (
	"strings"
	"testing"

	"evpkit/evp/triallog"
)

// TestScoreCells reads one score each: a number, a failed trial or an error.
func TestScoreCells(t *testing.T) {
	const failed, notANumber = "failed", `a.csv:2:1: score CELL in column "score" is not a number: `
	const noScore = `a.csv:2:1: no trial has a score in column "score" (1 trial): name the column of the scores with ` +
		"`score`; `failed count` takes all for failed trials"
	for cell, want := range map[string]string{
		"0.5": "", "-3": "", `"1,234,567"`: "", `"1,234.5"`: "", "85.3 %": "", "12.3G": "", "0:01:23": "",
		"1e-400": "", "+.5": "", "5.": "", "00.5": "", `" 0.5 "`: "",
		"12345678901234567890.5": "", "0.123456789012345678901234567890": "",
		"nan": failed, "NaN": failed, "NAN": failed, "-nan": failed, "+NaN": failed,
		"inf": failed, "-Inf": failed, "+INFINITY": failed, "1e999": failed, "-1e999": failed,
		`""`: noScore, `" "`: noScore, "None": noScore, "N/A": noScore, "null": noScore, "-": noScore, "NA": noScore,
		"#N/A": noScore, "<NA>": noScore,
		"nan1": notANumber + "write nan for a failed trial", "0.5.1": notANumber + "write nan for a failed trial",
		"1_000":          notANumber + "write its digits without anything between them",
		"1 000":          notANumber + "write its digits without anything between them",
		"1'000":          notANumber + "write its digits without anything between them",
		"0x1p-2":         notANumber + "write it in decimal, not hexadecimal",
		"-0X1P-2":        notANumber + "write it in decimal, not hexadecimal",
		"0x_1p-2":        notANumber + "write it in decimal, not hexadecimal",
		`"1,5"`:          notANumber + "write a decimal point instead of the comma",
		`"1,23.5"`:       notANumber + "write nan for a failed trial",
		"\"two\nlines\"": notANumber + "write nan for a failed trial",
		"caf\xe9":        notANumber + "write nan for a failed trial",
		strings.Repeat("é", 50): `a.csv:2:1: score "` + strings.Repeat("é", 40) +
			`…" in column "score" is not a number: write nan for a failed trial`,
	} {
		log, err := read("score\n"+cell+"\n", triallog.Options{})
		if want != "" && want != failed {
			quoted := `"` + strings.ReplaceAll(strings.Trim(cell, `"`), "\n", `\n`) + `"`
			wantError(t, err, strings.Replace(want, "CELL", strings.ReplaceAll(quoted, "\xe9", `\xe9`), 1))
			continue
		}
		if err != nil {
			t.Errorf("%q: %v", cell, err)
		} else if got := log.Trials[0].Failed(); got != (want == failed) || len(log.Warnings) > 0 != got {
			t.Errorf("%q: failed is %v, warnings %v", cell, got, log.Warnings)
		}
	}
}

// TestCostCells reads one cost each, of a trial that failed.
func TestCostCells(t *testing.T) {
	const at = `a.csv:2:5: cost CELL in column "fpo" `
	for cell, want := range map[string]string{
		"1": "", "1e18": "", " 1e-300": "", "5e-324": "",
		"": `a.csv:2:5: no cost in column "fpo": write what the trial cost, also if it failed; or say what to do ` +
			"without it, `missing-cost drop` or `missing-cost mean`",
		"0":      at + "is zero: write what the trial cost, every trial costs something",
		"-0.0":   at + "is zero: write what the trial cost, every trial costs something",
		"1e-400": at + "is zero: write what the trial cost, every trial costs something",
		"-3":     at + "is negative: write what the trial cost",
		"nan": at + "is not a number: write what the trial cost, also if it failed; or say what to do without it, " +
			"`missing-cost drop` or `missing-cost mean`",
		"inf":   at + "is infinite: write what the trial cost",
		"-inf":  at + "is infinite: write what the trial cost",
		"1e309": at + "is infinite: write what the trial cost",
		"3 h":   "",
		"-3 h":  at + "is negative: write what the trial cost",
		"3 x 2": at + "is not a number: write one number alone, such as 3",
		"fast":  at + "is not a number: write what the trial cost, also if it failed",
		"1_0":   at + "is not a number: write its digits without anything between them",
	} {
		_, err := read("score,fpo\nnan,"+cell+"\n", triallog.Options{})
		if want == "" && err != nil {
			t.Errorf("%q: %v", cell, err)
		} else if want != "" {
			wantError(t, err, strings.Replace(want, "CELL", `"`+cell+`"`, 1))
		}
	}
}

func TestReadModels(t *testing.T) {
	text := "model,size,file,score\nm,1,x,1\n m ,2,x,2\n,1,y,3\n\"a, b\",,y,4\n"
	for _, c := range []struct {
		by   []string
		want string
	}{
		{nil, "m|m|(empty)|a, b"},
		{[]string{}, "m|m|(empty)|a, b"},
		{[]string{"size"}, "1|2|1|(empty)"},
		{[]string{"model", "size"}, `m, 1|m, 2|(empty), 1|"a, b", (empty)`},
		{[]string{"file"}, "x|x|y|y"},
		{[]string{"score", "model"}, `1, m|2, m|3, (empty)|4, "a, b"`},
	} {
		log, err := read(text, triallog.Options{By: c.by})
		if err != nil {
			t.Fatal(err)
		}
		if got := models(log); got != c.want {
			t.Errorf("by %v: models %s, want %s", c.by, got, c.want)
		}
	}
	log, err := read("score\n1\n2\n", triallog.Options{})
	if err != nil || models(log) != "all|all" || log.By != nil {
		t.Errorf("without a column: %v %v", log, err)
	}
	log, err = read("score\n1\n2\n", triallog.Options{By: []string{"file"}})
	if err != nil || models(log) != "a.csv|a.csv" {
		t.Errorf("by file: %v %v", log, err)
	}
}

// models joins the models of a log's trials.
func models(log *triallog.Log) string {
	var all []string
	for _, trial := range log.Trials {
		all = append(all, trial.Model)
	}
	return strings.Join(all, "|")
}

func TestModelNotText(t *testing.T) {
	_, err := read("score,model\n1,a\n2,caf\xe9\n", triallog.Options{})
	wantError(t, err, `a.csv:3:3: model "caf\xe9" is not in UTF-8: save the log in UTF-8`)
}

func TestRowWarnings(t *testing.T) {
	log, err := read("model,score,lr\na,nan,1\n,,\n,2,1\nmodel, score,lr\nb,3,1\n, ,\n\n,inf,1\n\nmodel,score,lr\n",
		triallog.Options{})
	if err != nil {
		t.Fatal(err)
	}
	want := []string{
		"a.csv:2:3: 2 of 4 scores are NaN or infinite: failed trials",
		"a.csv:4:1: 2 of 4 trials have no value where their model is named: it is called (empty) there",
		"a.csv:3:1: rows without any text: 2 left out, 4 kept",
		"a.csv:5:1: rows that repeat the header: 2 left out, 4 kept",
	}
	if d := diff(want, texts(log.Warnings)); d != "" {
		t.Error(d)
	}
	if log.Inputs[0].Rows != 4 || len(log.Trials) != 4 {
		t.Errorf("%d rows, %d trials, want 4", log.Inputs[0].Rows, len(log.Trials))
	}
}

// TestNullScore: what to write for a failed trial is what JSON can hold.
func TestNullScore(t *testing.T) {
	_, err := read("{\"score\":null,\"cost\":1}\n", triallog.Options{})
	wantError(t, err, `a.csv:1:10: no trial has a score in column "score" (1 trial): name the column of the scores with `+
		"`score`; `failed count` takes all for failed trials")
	_, err = read("{\"score\":\"x\",\"cost\":1}\n", triallog.Options{})
	wantError(t, err, `a.csv:1:10: score "x" in column "score" is not a number: write "nan" for a failed trial`)
	log, err := read("{\"score\":\"nan\",\"cost\":1}\n", triallog.Options{})
	if err != nil || !log.Trials[0].Failed() {
		t.Errorf("got %v, %v", log, err)
	}
}
