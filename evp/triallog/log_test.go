package triallog_test

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"evpkit/evp"
	"evpkit/evp/triallog"
)

var nan = math.NaN()

// read reads text as the file a.csv.
func read(text string, o triallog.Options) (*triallog.Log, error) {
	return triallog.Read([]triallog.Source{memory("a.csv", []byte(text))}, o)
}

// diff compares trials and the like; NaN is equal to NaN.
func diff(want, got any) string { return cmp.Diff(want, got, cmpopts.EquateNaNs()) }

// wantError fails unless err is the text, on one line.
func wantError(t *testing.T, err error, want string) {
	t.Helper()
	if err == nil {
		t.Errorf("no error, want %q", want)
	} else if err.Error() != want {
		t.Errorf("error\n  %q, want\n  %q", err, want)
	}
}

func TestRead(t *testing.T) {
	text := "model,val_acc,note,fpo\nb,0.5,x,2\na,nan,y,3e2\nb, .75 ,z, 4 \n"
	got, err := read(text, triallog.Options{})
	if err != nil {
		t.Fatal(err)
	}
	sum := sha256.Sum256([]byte(text))
	want := &triallog.Log{
		Trials: []evp.Trial{{Model: "b", Score: .5, Cost: 2}, {Model: "a", Score: nan, Cost: 300},
			{Model: "b", Score: .75, Cost: 4}},
		Inputs:  []triallog.Input{{Name: "a.csv", SHA256: hex.EncodeToString(sum[:]), Rows: 3}},
		Format:  "csv",
		Columns: []string{"model", "val_acc", "note", "fpo"},
		Score:   "val_acc",
		Cost:    "fpo",
		By:      []string{"model"},
		Roles:   map[string]string{"model": "model", "val_acc": "score", "fpo": "cost"},
		Notes: []string{
			`score: column "val_acc" (the only one with a well-known name)`,
			`cost: column "fpo" (the only one with a well-known name)`,
		},
		Warnings: []evp.Warning{{
			Code: triallog.WarnFailedScores, Place: "a.csv:3:3",
			Message: "1 of 3 scores are NaN or infinite: failed trials",
		}},
	}
	if d := diff(want, got); d != "" {
		t.Error(d)
	}
}

// TestReadDialects reads the same two trials in all the ways to write them.
func TestReadDialects(t *testing.T) {
	want := []evp.Trial{{Model: "m", Score: .5, Cost: 2}, {Model: "n", Score: .75, Cost: 3}}
	for name, text := range map[string]string{
		"plain":               "model,score,cost\nm,0.5,2\nn,0.75,3\n",
		"no final newline":    "model,score,cost\nm,0.5,2\nn,0.75,3",
		"CRLF":                "model,score,cost\r\nm,0.5,2\r\nn,0.75,3\r\n",
		"CRLF, none at end":   "model,score,cost\r\nm,0.5,2\r\nn,0.75,3",
		"CR":                  "model,score,cost\rm,0.5,2\rn,0.75,3\r",
		"BOM":                 "\ufeffmodel,score,cost\nm,0.5,2\nn,0.75,3\n",
		"BOM, quoted":         "\ufeff\"model\",\"score\",\"cost\"\n\"m\",\"0.5\",\"2\"\n\"n\",\"0.75\",\"3\"\n",
		"BOM, CR":             "\ufeffmodel,score,cost\rm,0.5,2\rn,0.75,3",
		"blank lines":         "\n\nmodel,score,cost\n\nm,0.5,2\n  \n\t\nn,0.75,3\n\n",
		"padding":             " model , score,\tcost\n m , 0.5 ,2 \n\tn, 0.75\t, 3\n",
		"padding and quotes":  "model, \"score\", \"cost\"\nm, \"0.5\", \" 2 \"\n\"n\",\t\"0.75 \", \"3\"\n",
		"other order":         "cost,model,score\n2,m,0.5\n3,n,0.75\n",
		"no name":             ",model,score,cost,\n0,m,0.5,2,\n1,n,0.75,3,\n",
		"quoted text":         "note,model,score,cost\n\"a, b\",m,0.5,2\n\"two\nlines, \"\"quoted\"\"\",n,0.75,3\n",
		"quoted CRLF":         "note,model,score,cost\r\n\"a\r\n\r\nb\",m,0.5,2\r\nx,n,0.75,3\r\n",
		"exponents and signs": "model,score,cost\nm,+5E-1,2e0\nn,.75,30e-01\n",
	} {
		t.Run(name, func(t *testing.T) {
			log, err := read(text, triallog.Options{})
			if err != nil {
				t.Fatal(err)
			}
			if d := diff(want, log.Trials); d != "" {
				t.Error(d)
			}
			if len(log.Warnings) > 0 || log.Inputs[0].Rows != 2 {
				t.Errorf("rows %d, warnings %v", log.Inputs[0].Rows, log.Warnings)
			}
		})
	}
}

func TestReadNoTrials(t *testing.T) {
	for text, want := range map[string]string{
		"":                            "a.csv: the file is empty",
		" \n\r\n":                     "a.csv: the file is empty",
		"\ufeff":                      "a.csv: the file is empty",
		"model,score":                 "a.csv:1: no trials: there is no row below the header",
		"\nmodel,score\n\n":           "a.csv:2: no trials: there is no row below the header",
		"model,score\n,\nmodel,score": "a.csv:3: no trials: there is no row below the header",
		strings.Repeat("\n", 1<<17):   "a.csv: the file is empty",
	} {
		_, err := read(text, triallog.Options{})
		wantError(t, err, want)
	}
	_, err := triallog.Read(nil, triallog.Options{})
	wantError(t, err, "no log to read")
}

func TestReadSeveralSources(t *testing.T) {
	got, err := triallog.Read([]triallog.Source{
		memory("a.csv", []byte("model,score,cost\nm,1,2\n")),
		memory("b.csv", []byte("cost,lr,score,model\n3,.1,nan,n\n4,.1,5,m\n")),
		memory("c.csv", []byte("model,score,cost\nm,1,2\n")),
	}, triallog.Options{})
	if err != nil {
		t.Fatal(err)
	}
	trials := []evp.Trial{{Model: "m", Score: 1, Cost: 2}, {Model: "n", Score: nan, Cost: 3},
		{Model: "m", Score: 5, Cost: 4}, {Model: "m", Score: 1, Cost: 2}}
	if d := diff(trials, got.Trials); d != "" {
		t.Error(d)
	}
	if d := diff([]string{"model", "score", "cost", "lr"}, got.Columns); d != "" {
		t.Error(d)
	}
	if len(got.Inputs) != 3 || len(got.Notes) != 2 {
		t.Errorf("inputs %v, notes %v", got.Inputs, got.Notes)
	}
	warnings := []string{
		"b.csv:2:6: 1 of 4 scores are NaN or infinite: failed trials",
		"c.csv: the same file as a.csv, byte for byte: its trials count twice",
	}
	if d := diff(warnings, texts(got.Warnings)); d != "" {
		t.Error(d)
	}
}

// texts returns warnings as they are printed.
func texts(ws []evp.Warning) []string {
	var all []string
	for _, w := range ws {
		all = append(all, w.String())
	}
	return all
}

func TestReadSourcesThatDiffer(t *testing.T) {
	for _, c := range []struct {
		second, want string
		o            triallog.Options
	}{
		{second: "model,val_acc,cost\nm,1,2\n", want: `b.csv:1: unlike in a.csv, the score is column "val_acc" here: ` +
			"name one that all files have with `score`"},
		{second: "model,score,fpo\nm,1,2\n", want: `b.csv:1: unlike in a.csv, the cost is column "fpo" here: name a ` +
			"column that all files have with `cost`"},
		{second: "score,cost\n1,2\n", want: `b.csv:1: unlike in a.csv, the model is in no column here: name columns ` +
			"that all files have with `by`"},
		{second: "file,score,cost\nx,1,2\n", o: triallog.Options{By: []string{"file"}},
			want: "b.csv:1: unlike in a.csv, the model is column \"file\" here: name columns that all files have with `by`"},
	} {
		_, err := triallog.Read([]triallog.Source{
			memory("a.csv", []byte("model,score,cost\nm,1,2\n")),
			memory("b.csv", []byte(c.second)),
		}, c.o)
		wantError(t, err, c.want)
	}
}

func TestReadFailures(t *testing.T) {
	missing := triallog.Source{Name: "gone.csv", Open: func() (io.ReadCloser, error) { return os.Open("no/gone.csv") }}
	_, err := triallog.Read([]triallog.Source{missing}, triallog.Options{})
	wantError(t, err, "gone.csv: no such file or directory")
	if !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("%v is not fs.ErrNotExist", err)
	}
	broken := errors.New("disk on fire")
	for _, before := range []string{"", "model,score\nm,1\nm,", strings.Repeat("score\n1\n", 1<<16)} {
		_, err = triallog.Read([]triallog.Source{failing(before, broken)}, triallog.Options{})
		wantError(t, err, "a.csv: disk on fire")
		if !errors.Is(err, broken) {
			t.Errorf("%v does not wrap the cause", err)
		}
	}
	_, err = triallog.Read([]triallog.Source{failing("score\n", broken)}, triallog.Options{Score: "a", Cost: "a"})
	wantError(t, err, `column "a" cannot be both the score and the cost`)
}

// failing is a source whose reading ends with an error.
func failing(before string, err error) triallog.Source {
	return triallog.Source{Name: "a.csv", Open: func() (io.ReadCloser, error) {
		return io.NopCloser(io.MultiReader(strings.NewReader(before), iotest.ErrReader(err))), nil
	}}
}

// A closer counts how often it is closed, and must not be read after that.
type closer struct {
	io.Reader
	closed int
	late   bool
}

func (c *closer) Close() error { c.closed++; return nil }

func (c *closer) Read(p []byte) (int, error) {
	c.late = c.late || c.closed > 0
	return c.Reader.Read(p)
}

// TestReadCloses: each source is closed once, and not read after that.
func TestReadCloses(t *testing.T) {
	long := strings.Repeat("1\n", 1<<20)
	for _, text := range []string{"score\n1\n", "score\nx\n" + long, "", "PK\x03\x04" + long, "a,b\n1,2\n" + long,
		"\"a\"b\n" + long} {
		c := &closer{Reader: strings.NewReader(text)}
		opened := 0
		triallog.Read([]triallog.Source{{Name: "a.csv", Open: func() (io.ReadCloser, error) {
			opened++
			return c, nil
		}}}, triallog.Options{})
		if opened != 1 || c.closed != 1 || c.late {
			t.Errorf("%.20q: opened %d times, closed %d times, read after that: %v", text, opened, c.closed, c.late)
		}
	}
}

// TestReadInPieces reads a log whose bytes come one by one.
func TestReadInPieces(t *testing.T) {
	text := "\ufeff\"model\",score,cost\r\n\"a\r\nb\",0.5,2\r\nn,0.75,3"
	whole, err := read(text, triallog.Options{})
	if err != nil {
		t.Fatal(err)
	}
	pieces, err := triallog.Read([]triallog.Source{{Name: "a.csv", Open: func() (io.ReadCloser, error) {
		return io.NopCloser(iotest.OneByteReader(strings.NewReader(text))), nil
	}}}, triallog.Options{})
	if d := diff(whole, pieces); d != "" || err != nil {
		t.Error(err, d)
	}
}

// TestTestdata reads the logs that other packages use as well.
func TestTestdata(t *testing.T) {
	dir := filepath.Join("..", "..", "testdata", "logs")
	for name, want := range map[string]string{
		"small.csv":      "5 trials by [model], 1 failed",
		"search.csv":     "128 trials by [model], 4 failed",
		"quirks.csv":     "3 trials by [model], 0 failed",
		"no-cost.csv":    "6 trials by [], 0 failed",
		"appended.csv":   "4 trials by [model], 0 failed",
		"ragged.csv":     "ragged.csv:3:8: 3 cells in this row, but the header names 4 columns",
		"open-quote.csv": "open-quote.csv:4: a cell that begins here with a quote does not end with one",
		"semicolon.csv":  "2 trials by [model], 0 failed",
		"zero-cost.csv": `zero-cost.csv:4:12: cost "0" in column "fpo" is zero: write what the trial cost, every trial ` +
			`costs something`,
		"no-score.csv": "2 trials by [model], 1 failed",
	} {
		log, err := triallog.Read([]triallog.Source{{Name: name, Open: func() (io.ReadCloser, error) {
			return os.Open(filepath.Join(dir, name))
		}}}, triallog.Options{})
		if got := summary(log, err); got != want {
			t.Errorf("%s:\n  %s, want\n  %s", name, got, want)
		}
	}
}

// TestTestdataSteps: a log with a row per step has the same trials as the log
// with a row per trial that awk made of it.
func TestTestdataSteps(t *testing.T) {
	file := func(name string) []triallog.Source {
		open := func() (io.ReadCloser, error) {
			return os.Open(filepath.Join("..", "..", "testdata", "logs", name))
		}
		return []triallog.Source{{Name: name, Open: open}}
	}
	want, err := triallog.Read(file("steps-best.csv"), triallog.Options{})
	if err != nil {
		t.Fatal(err)
	}
	log, err := triallog.Read(file("steps.csv"), triallog.Options{Trial: "trial", Step: "step"})
	if err != nil {
		t.Fatal(err)
	}
	if d := diff(want.Trials, log.Trials); d != "" || len(log.Trials) != 24 {
		t.Error(d)
	}
}

// summary says in a line what Read returned.
func summary(log *triallog.Log, err error) string {
	if err != nil {
		return err.Error()
	}
	failed := 0
	for _, trial := range log.Trials {
		if trial.Failed() {
			failed++
		}
	}
	return fmt.Sprintf("%d trials by %v, %d failed", len(log.Trials), log.By, failed)
}
