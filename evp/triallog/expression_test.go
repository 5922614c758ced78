package triallog_test

import (
	"errors"
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/expr-lang/expr"
	"pgregory.net/rapid"

	"evpkit/evp/triallog"
)

// oddLog has columns whose names are expressions, or are not valid identifiers.
const oddLog = "model,state,lr,val acc,x-y,x,y,a.b,run time,id\n" +
	"m,COMPLETE, 1e-3 ,0.5,7,5,3,2,10,007\n" +
	"m,FAIL,,nan,8,6,2,4,20,8\n" +
	"n,complete,0.1,0.75,9,7,-1,8,30,9\n"

// scores returns the scores of a log, or its costs.
func scores(t *testing.T, o triallog.Options, cost bool) []float64 {
	t.Helper()
	log, err := read(oddLog, o)
	if err != nil {
		t.Fatalf("%+v: %v", o, err)
	}
	var out []float64
	for _, trial := range log.Trials {
		if cost {
			out = append(out, trial.Cost)
		} else {
			out = append(out, trial.Score)
		}
	}
	return out
}

func TestNumberExpression(t *testing.T) {
	for text, want := range map[string][]float64{
		"x-y":       {7, 8, 9}, // the column of that name
		"x - y":     {2, 4, 8}, // the difference
		"(x-y)":     {2, 4, 8},
		"val acc":   {.5, nan, .75},
		"a.b":       {2, 4, 8},
		"+x":        {5, 6, 7},
		"-x ** 2":   {-25, -36, -49},
		"x ^ 2 % 8": {1, 4, 1},
		"7 / 2 * x": {17.5, 21, 24.5},
		// 2^53 is 9007199254740992; in 64 bit integers this would overflow.
		"x * 0 + 9007199254740992 * 9007199254740992":  {0x1p106, 0x1p106, 0x1p106},
		`col("val acc") * 100`:                         {50, nan, 75},
		`col('a.b') + col("x-y")`:                      {9, 12, 17},
		"state == 'FAIL' ? -1 : lr":                    {1e-3, -1, .1},
		"abs(y) + floor(x / 2) + ceil(x / 2)":          {8, 8, 8},
		"max(x, y, 6) - min(x, y)":                     {3, 4, 8},
		"round(x / 4) + int(-x / 2)":                   {-1, -1, -1},
		"exp(log(x)) - x < 1e-9 ? sqrt(x * x) : 0":     {5, 6, 7},
		"log2(col('a.b')) + log10(100 + 0 * x)":        {3, 4, 5},
		"len(state) + len(lower(trim(string(model))))": {9, 5, 9},
		"float(id)":                          {7, 8, 9},
		"y < 0 ? 1 / 0 : y":                  {3, 2, nan}, // infinite: failed
		"x | abs()":                          {5, 6, 7},
		"'a' + state == 'aFAIL' ? 1 : 0 * x": {0, 1, 0},
	} {
		if got := scores(t, triallog.Options{Score: text}, false); diff(want, got) != "" {
			t.Errorf("%s is %v, want %v", text, got, want)
		}
	}
}

func TestCostExpression(t *testing.T) {
	o := triallog.Options{Score: "x", Cost: "6 * col('a.b') * x"}
	if got, want := scores(t, o, true), []float64{60, 144, 336}; !slices.Equal(got, want) {
		t.Errorf("costs %v, want %v", got, want)
	}
	o = triallog.Options{Score: "x", Cost: "1e3 * lr", MissingCost: triallog.MissingCostDrop}
	if got, want := scores(t, o, true), []float64{1, 100}; !slices.Equal(got, want) {
		t.Errorf("costs %v, want %v", got, want)
	}
	log, err := read(oddLog, triallog.Options{Score: "x",
		Extra: []triallog.Extra{{Column: "2 * lr", Option: "e"}, {Column: "3e12", Option: "f"}}})
	if want := [][]float64{{2e-3, nan, .2}, {3e12, 3e12, 3e12}}; err != nil || diff(want, log.Extra) != "" {
		t.Errorf("extra %v, %v, want %v", log.Extra, err, want)
	}
}

func TestWhere(t *testing.T) {
	for text, want := range map[string][]float64{
		"state == 'COMPLETE'":               {5},
		"lower(state) == 'complete'":        {5, 7},
		"state != 'COMPLETE'":               {6, 7},
		"lr != '' && lr < 1e-2":             {5},
		"lr == '' || lr >= 1e-2":            {6, 7},
		"lr == '1e-3'":                      {5}, // as it is written, without padding
		"lr != '' and lr == 0.001":          {5},
		"id == 7":                           {5},
		"lr != nan && lr < 1e-2":            {5}, // an empty cell has no value
		"lr == nan":                         {6},
		"col('val acc') != nan":             {5, 7},
		"nan == col('val acc')":             {6},
		"lr + col('val acc') == NaN":        {6},
		"x < inf && y > -inf":               {5, 6, 7},
		"(y < 0 ? 1 / 0 : y) == inf":        {7},
		"(y < 0 ? nan : y) == nan":          {7},
		"id == '7' or id == '007'":          {5},
		"not (id in [7, 8])":                {7},
		"state in ['FAIL', 'complete']":     {6, 7},
		"state not in ['FAIL']":             {5, 7},
		"5 < x < 7":                         {6},
		"x > y + 4":                         {7},
		"x > y":                             {5, 6, 7},
		"float(x) == float(id) - 2":         {5, 6, 7},
		"string(state) == string(model)":    nil,
		"state contains 'PLE' || y == -1":   {5, 7},
		"state startsWith 'C'":              {5},
		"state endsWith 'te'":               {7},
		"state matches '^(?i)comp.*e$'":     {5, 7},
		"state not matches '^[A-Z]+$'":      {7},
		"state > 'a'":                       {7},
		"model == 'm' ? x == 5 : x == 7":    {5, 7},
		"!(x == 5) && x * col('a.b') < 50":  {6},
		"if x == 5 { true } else { false }": {5},
	} {
		log, err := read(oddLog, triallog.Options{Score: "x", Where: text})
		var got []float64
		if err == nil {
			for _, trial := range log.Trials {
				got = append(got, trial.Score)
			}
		}
		if !slices.Equal(got, want) {
			t.Errorf("where %s: %v, %v, want %v", text, got, err, want)
			continue
		}
		if err == nil && (log.Filtered != 3-len(want) || log.LeftOut != log.Filtered || log.Where != text) {
			t.Errorf("where %s: %q left out %d of %d, kept %d", text, log.Where, log.Filtered, log.LeftOut, len(want))
		}
	}
}

// TestWhereSources has a condition that holds in no row of one file, but in one
// of another, and rows that are blank or repeat the header.
func TestWhereSources(t *testing.T) {
	one := memory("one.csv", []byte("score,x\n1,1\n,\nscore,x\n2,2\n"))
	two := memory("two.csv", []byte("x,score\n3,3\n4,4\n"))
	log, err := triallog.Read([]triallog.Source{one, two}, triallog.Options{Where: "x == 3"})
	if err != nil {
		t.Fatal(err)
	}
	if len(log.Trials) != 1 || log.Trials[0].Score != 3 || log.Filtered != 3 || log.Inputs[0].Rows != 2 {
		t.Errorf("log %+v", log)
	}
	w := log.Warnings[0]
	const want = "one.csv:2:3: `where` \"x == 3\" left out 3 of 4 rows, and their costs with them"
	if w.Code != triallog.WarnFiltered || w.String() != want {
		t.Errorf("warning %v, want %s", w, want)
	}
	log, err = triallog.Read([]triallog.Source{one}, triallog.Options{Where: "x > 0"})
	if want := `where: "x > 0" holds in all 2 rows`; err != nil || !slices.Contains(log.Notes, want) {
		t.Errorf("notes %q, %v, want %q", log.Notes, err, want)
	}
}

// TestWhereRunning has trials that are still running, whose cells are empty.
func TestWhereRunning(t *testing.T) {
	text := "number,value,params_lr,state\n0,0.5,1e-4,COMPLETE\n1,,,WAITING\n2,0.7,0.1,COMPLETE\n"
	log, err := read(text, triallog.Options{Where: "lr < 1e-3"})
	if err != nil || len(log.Trials) != 1 || log.Filtered != 1 || log.LeftOut != 2 {
		t.Errorf("log %+v, %v", log, err)
	}
	log, err = read(text+"3,,1e-4,FAIL\n", triallog.Options{Where: "state == 'COMPLETE'"})
	want := "a.csv:5:9: `where` \"state == 'COMPLETE'\" left out 1 of 4 rows, and their costs with them; 1 of " +
		"these failed " +
		`or were stopped early: without them the search looks cheaper than it was`
	if err != nil || log.Warnings[len(log.Warnings)-1].String() != want {
		t.Errorf("log %+v, %v, want %s", log, err, want)
	}
}

// TestWhereSteps has rows that were written while their trial was running: the
// condition is on each row, not on the trial.
func TestWhereSteps(t *testing.T) {
	text := "trial_id,training_iteration,done,acc\na,1,False,0.5\na,2,False,0.9\n" +
		"a,3,True,0.6\nb,1,False,0.4\nb,2,True,0.3\n"
	o := triallog.Options{Score: "acc", Where: "training_iteration != 2", Trial: "trial_id", Step: "training_iteration"}
	log, err := read(text, o)
	if err != nil || len(log.Trials) != 2 || log.Trials[0].Score != .6 || log.Trials[1].Score != .4 || log.Filtered != 2 {
		t.Errorf("log %+v, %v", log, err)
	}
}

// TestCellFaults checks the places of faults in cells.
func TestCellFaults(t *testing.T) {
	for _, c := range []struct{ text, score, cost, where, want string }{
		{oddLog, "x", "", "lr < 1", "a.csv:3:8: column \"lr\" is empty here, where `where` needs a number: say what to do " +
			`with such rows, as in lr != nan && …`},
		{oddLog, "x", "", "col('val acc') > 0.1", "a.csv:3:9: `where` compares a number that is nan here: say what to " +
			`do with such rows, as in col("val acc") != nan && …`},
		{oddLog, "x", "", "x + state > 3", "a.csv:2:3: \"COMPLETE\" in column \"state\" is not a number, as `where` needs: " +
			`write a number, or compare it as text (state == '…')`},
		{oddLog, "x", "", "state != nan", "a.csv:2:3: \"COMPLETE\" in column \"state\" is not a number, as `where` needs: " +
			`write a number, or compare it as text (state == '…')`},
		{oddLog, "x", "", "lr < nan", "`where` \"lr < nan\": column 4: no number is above or below nan: " +
			"write == nan or != nan"},
		{oddLog, "x", "", "lr in [1, nan]", "`where` \"lr in [1, nan]\": column 11: nan is in no list: write … == nan"},
		{oddLog, "x", "", "nan == 'a'", "`where` \"nan == 'a'\": column 8: this is text, where a number is needed"},
		{"x,lr\n1,0.1\n2,\n", "2 * lr", "", "", "a.csv:3:3: 1 of 2 trials have ended without a score in column " +
			"\"2 * lr\" (the first is here): if they failed, say `failed count` (they cost, and are never the best) or " +
			"`failed drop` (they are left out); if they are runs of another kind, leave them out with `where` and a " +
			`condition such as kind == "train"`},
		{oddLog, "x", "y * 2", "", `a.csv:4:25: the cost "y * 2" is -2 here: every trial costs something, so it must be ` +
			`a number above 0`},
		{oddLog, "x", "x / 0", "", `a.csv:2:25: the cost "x / 0" is +Inf here: every trial costs something, so it must ` +
			`be a number above 0`},
		{oddLog, "x", "lr * 2", "", "a.csv:3:8: column \"lr\" is empty here, where `cost` needs a number: write a number"},
		{"s;c;d\n1;1,5;2\n2;2.5;1\n", "s", "c * d", "", "a.csv:3:3: the file has numbers with a decimal comma and with " +
			"a decimal point: write all with a point"},
		{"s,c\n1,1_000\n", "s", "c * 2", "", "a.csv:2:3: \"1_000\" in column \"c\" is not a number, as `cost` needs: write " +
			`its digits without anything between them`},
		{oddLog, "x", "", "state == 'complet'", "a.csv: no trials: `where` \"state == 'complet'\" leaves out all 3 rows " +
			`(text is compared as it is written, and case matters)`},
		{oddLog, "x", "", "stat == 'FAIL'", "a.csv:1: `where`: there is no column \"stat\", did you mean \"state\"? " +
			`(columns: "model", "state", "lr", "val acc", "x-y", "x", "y", "a.b", "run time", "id")`},
		{oddLog, "val-acc", "", "", "a.csv:1: `score`: there is no column \"val-acc\", did you mean \"val acc\"? (columns: " +
			`"val acc", "model", "state", "lr", "x-y", "x", "y", "a.b", "run time", "id")`},
		{oddLog, "x", "cost units", "", "a.csv:1: `cost`: there is no column \"cost units\" (columns: \"model\", " +
			"\"state\", " +
			`"lr", "val acc", "x-y", "x", "y", "a.b", "run time", "id")`},
	} {
		_, err := read(c.text, triallog.Options{Score: c.score, Cost: c.cost, Where: c.where})
		wantError(t, err, c.want)
	}
}

// TestWhereOnlyRunning: rows that are not trials may be all that a condition keeps.
func TestWhereOnlyRunning(t *testing.T) {
	_, err := read("state,x\nrunning,1\nfinished,2\n", triallog.Options{Score: "x", Status: "state", Where: "x < 2"})
	wantError(t, err, "a.csv: no trials: `where` \"x < 2\" leaves out 1 of 2 rows, and the others are not trials "+
		"(text is compared as it is written, and case matters)")
}

func TestExpressionErrors(t *testing.T) {
	for _, c := range []struct{ option, text, want string }{
		{"cost", "6 * * x", `column 5: unexpected "*"`},
		{"cost", "6 * (x", "column 6: something is missing at the end"},
		{"cost", "6 x", "column 3: unexpected \"x\""},
		{"cost", "6 * 7", "column 1: the expression names no column"},
		{"cost", "x // 2", "column 3: // begins a comment: a quotient rounded down is floor(a / b)"},
		{"cost", "x * 100000000000000000000", "column 25: the number has too many digits: write it with an exponent, " +
			"as 1e20"},
		{"cost", "x * 9007199254740993", "column 5: this whole number is beyond 2^53 and not exact: write it with an " +
			"exponent, or as text in quotes"},
		{"cost", "x > 3", "column 3: this is a condition, where a number is needed"},
		{"cost", "x + 'a'", "column 5: this is text, where a number is needed"},
		{"cost", "upper(x) * 2", "column 1: upper makes text, where a number is needed"},
		{"cost", "a.b * 2", `column 3: the column a.b is written col("a.b")`},
		{"cost", "abs(x, y)", "column 1: abs takes one argument, not 2"},
		{"cost", "col(x) * 2", "column 1: col takes the name of a column in quotes"},
		{"where", "lr <", "column 4: something is missing at the end"},
		{"where", "lr = 3", "column 4: to compare, write =="},
		{"where", "lr", "column 1: lr is a cell, where a condition is needed, such as lr < 1e-3 or state == 'COMPLETE'"},
		{"where", "lr * 2", "column 4: this is a number, where a condition is needed, such as lr < 1e-3 or state == " +
			"'COMPLETE'"},
		{"where", "not state == 'FAIL'", "column 1: not binds closer than ==: write not (… == …)"},
		{"where", "state == true", "column 7: == compares numbers or texts: join conditions with && and ||, and write " +
			"what a cell says in quotes"},
		{"where", "x == y", "column 3: two cells are equal as texts or as numbers: write string(a) == string(b) or " +
			"float(a) == float(b)"},
		{"where", "lr < '0.1'", "column 6: a number in quotes is compared as text: write 0.1 without quotes"},
		{"where", "x in 'abc'", "column 6: in needs a list, as in optimizer in ['adam', 'sgd']"},
		{"where", "x in [1, 'a']", "column 6: a list is of numbers, or of texts in quotes"},
		{"where", "x matches '('", "column 11: error parsing regexp: missing closing ): `(`"},
		{"where", "x matches y", "column 11: matches needs a regular expression in quotes"},
		{"where", "x in 1..3", "column 7: in needs a list, as in optimizer in ['adam', 'sgd']"},
		{"where", "1 < 2", "column 1: the condition names no column"},
		{"where", "filter([x], # > 2)", "column 1: there is no function filter (there are abs, ceil, col, exp, extract, float, " +
			"floor, int, len, log, log10, log2, lower, max, min, replace, round, split, sqrt, string, trim, upper)"},
		{"where", "x > 1 ?: y", "column 3: ?: lacks what is between ? and :"},
		{"where", strings.Repeat("(", 5000), "column 4001: the expression is longer than 4000 bytes"},
	} {
		o := triallog.Options{Score: "x"}
		if c.option == "cost" {
			o.Cost = c.text
		} else {
			o.Where = c.text
		}
		_, err := read(oddLog, o)
		wantError(t, err, fmt.Sprintf("`%s` %q: %s", c.option, c.text, c.want))
		if !errors.As(err, new(*triallog.ExpressionError)) {
			t.Errorf("%s: error of type %T", c.text, err)
		}
	}
}

// TestLikeExpr compares values with those of the virtual machine of
// expr-lang/expr, where cells and all numbers are float64.
func TestLikeExpr(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		x, y := rapid.Float64Range(-4, 4).Draw(t, "x"), rapid.Float64Range(.5, 9).Draw(t, "y")
		text := numberText(t, 4)
		want, err := expr.Eval(text, map[string]any{"x": x, "y": y, "s": "abc"})
		if err != nil {
			t.Fatalf("%s: %v", text, err)
		}
		v := want.(float64)
		if math.IsInf(v, 0) {
			v = nan
		}
		log, err := read(fmt.Sprintf("s,x,y\nabc,%v,%v\n", x, y), triallog.Options{Score: "(" + text + ") + 0 * x"})
		if err != nil {
			if strings.Contains(err.Error(), "compares a number that is nan") {
				return
			}
			t.Fatal(err)
		}
		if got := log.Trials[0].Score; got != v && !(math.IsNaN(got) && math.IsNaN(v)) {
			t.Fatalf("%s is %v, want %v (x = %v, y = %v)", text, got, v, x, y)
		}
	})
}

// numberText draws an expression that is a number.
func numberText(t *rapid.T, depth int) string {
	if depth == 0 {
		return rapid.SampledFrom([]string{"x", "y", "1.5", "2.0", "86e6", "0.1"}).Draw(t, "leaf")
	}
	sub := func() string { return numberText(t, rapid.IntRange(0, depth-1).Draw(t, "depth")) }
	switch rapid.IntRange(0, 4).Draw(t, "node") {
	case 0:
		return sub() + rapid.SampledFrom([]string{" + ", " - ", " * ", " / ", " ** "}).Draw(t, "operator") + sub()
	case 1:
		return "(" + sub() + rapid.SampledFrom([]string{" + ", " - ", " * ", " / "}).Draw(t, "operator") + sub() + ")"
	case 2:
		return rapid.SampledFrom([]string{"abs", "floor", "ceil", "round", "-", "max", "min"}).Draw(t, "function") +
			"(" + sub() + ")"
	case 3:
		return "(" + conditionText(t, depth-1) + " ? " + sub() + " : " + sub() + ")"
	}
	return sub()
}

// conditionText draws an expression that is a condition.
func conditionText(t *rapid.T, depth int) string {
	relation := func() string {
		operators := []string{" < ", " <= ", " > ", " >= ", " == ", " != "}
		return "float(" + numberText(t, depth) + ")" + rapid.SampledFrom(operators).Draw(t, "relation") +
			numberText(t, depth)
	}
	switch rapid.IntRange(0, 4).Draw(t, "condition") {
	case 0:
		return relation() + rapid.SampledFrom([]string{" && ", " || ", " and ", " or "}).Draw(t, "logic") + relation()
	case 1:
		return "!(" + relation() + ")"
	case 2:
		tests := []string{"==", "!=", "contains", "startsWith", "endsWith", "<", ">="}
		return "s " + rapid.SampledFrom(tests).Draw(t, "test") +
			rapid.SampledFrom([]string{" 'abc'", " 'b'", " 'a'", " ''"}).Draw(t, "text")
	}
	return relation()
}

// FuzzExpression reads a log with any text as its score, cost and condition.
func FuzzExpression(f *testing.F) {
	for _, text := range []string{
		"6 * x * y", "state == 'COMPLETE' && lr < 1e-3", "col('val acc')", "x in [1, 2]", "a ?: b ?: c",
		"x < (x < x < x ? 1 : 2) < x",
		"1..1e9", "let a = x; a", "map(x, # * 2)", "'\\u00e9' + x == `a`", "x?.y[1:2]", "{a: 1}", "x ?? 1",
		"not not (x > 1)", "// x", "x not in ['a']",
		"if x > 1 { y } else if y > 2 { x } else { 1 }", "-+-x", "x | abs() | max(y)", "b'12' == x", "0x1p-2 * x",
		"99999999999999999999 * x", "$env.x", "::abs(x)",
	} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		for _, o := range []triallog.Options{{Score: text}, {Score: "x", Cost: text}, {Score: "x", Where: text},
			{Score: "x", Extra: []triallog.Extra{{Column: text, Option: "e"}}}} {
			log, err := read(oddLog, o)
			if err == nil && len(log.Trials) == 0 {
				t.Fatalf("%+v: no trial and no error", o)
			}
			if err == nil {
				continue
			}
			if msg := err.Error(); strings.ContainsAny(msg, "\r\n") || !utf8.ValidString(msg) {
				t.Fatalf("error %q is not one line of text", msg)
			}
		}
	})
}
