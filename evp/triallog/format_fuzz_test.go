package triallog_test

import (
	"bytes"
	"compress/gzip"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/klauspost/compress/zstd"

	"evpkit/evp/triallog"
)

// testLog returns at most so many bytes of a log in testdata/logs.
func testLog(t testing.TB, name string, most int) string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join("..", "..", "testdata", "logs", name))
	if err != nil {
		t.Fatal(err)
	}
	return string(text[:min(len(text), most)])
}

// FuzzJSONLines reads any bytes as JSON Lines.
func FuzzJSONLines(f *testing.F) {
	for _, name := range []string{"plain.jsonl", "ray-result.json", "allentune.jsonl"} {
		f.Add(testLog(f, name, 1000))
	}
	for _, text := range []string{
		"{\"score\":1}", "{\"score\":NaN}\n{\"score\":-Infinity,\"fpo\":1}",
		"{\"a\":{\"b\":[1,{\"c\":null}]},\"score\":\"0.5\"}\r\n",
		"{\"score\":1,\"\\u00fc\\ud83d\\ude00\":true}\n\n{}", "{\"score\":1}\n{\"score\"", "[[1]]", "[{\"score\":1}]",
	} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		checkRead(t, []triallog.Source{memory("a.jsonl", []byte("{"+strings.TrimPrefix(text, "{")))}, triallog.Options{})
	})
}

// FuzzJournal reads any bytes as a journal of Optuna.
func FuzzJournal(f *testing.F) {
	head := `{"op_code":0,"worker_id":"w","study_name":"s","directions":[1]}` + "\n"
	lines := strings.SplitAfter(testLog(f, "journal.log", 1<<20), "\n")
	f.Add(strings.Join(lines[1:12], ""))
	f.Add(strings.Join(lines[len(lines)-6:], ""))
	for _, text := range []string{
		`{"op_code":4,"study_id":0,"state":1,"values":[0.5],"user_attrs":{"flops":3},"datetime_start":"2026-01-05T09:00:00"}`,
		`{"op_code":0,"study_name":"t","directions":[1,2]}` + "\n" +
			`{"op_code":3,"study_id":1,"system_attr":{"study:metric_names":["a","b"]}}` + "\n" +
			`{"op_code":4,"study_id":1}`,
		`{"op_code":4,"study_id":0}` + "\n" +
			`{"op_code":6,"trial_id":0,"state":1,"values":[NaN]}` + "\n" + `{"op_code":1,"study_id":0}`,
	} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		for _, by := range []string{"", "study"} {
			o := triallog.Options{Pruned: triallog.PrunedScore, MissingCost: triallog.MissingCostMean}
			if by != "" {
				o.By = []string{by}
			}
			checkRead(t, []triallog.Source{memory("journal.log", []byte(head+text))}, o)
		}
	})
}

// FuzzRuns reads any bytes as HpBandSter's results.json and configs.json.
func FuzzRuns(f *testing.F) {
	f.Add(testLog(f, "bohb/results.json", 1500), testLog(f, "bohb/configs.json", 700))
	f.Add("[[0, 0, 0], 1.0, {\"started\": 1, \"finished\": 2}, {\"loss\": NaN, \"info\": null}, null]", "[[0,0,0],{},{}]")
	f.Add("[[0],1,{},null,null]\n[[1],1,{\"a\":2},{\"loss\":1},\"x\"]", "[[0],{\"a\":{\"b\":1}},null]\n")
	f.Fuzz(func(t *testing.T, results, configs string) {
		source := memory("results.json", []byte("[["+strings.TrimPrefix(results, "[[")))
		source.Beside = func(name string) (io.ReadCloser, error) {
			if name != "configs.json" || configs == "" {
				return nil, nil
			}
			return io.NopCloser(strings.NewReader(configs)), nil
		}
		in := triallog.Inspect([]triallog.Source{source}, triallog.Options{MissingCost: triallog.MissingCostDrop})
		log, err := triallog.Read([]triallog.Source{source}, triallog.Options{MissingCost: triallog.MissingCostDrop})
		if diffText(err, in.Err) || diff(log, in.Log) != "" {
			t.Fatalf("Read says %v, Inspect %v", err, in.Err)
		}
		if log != nil {
			checkTrials(t, log)
		}
	})
}

// FuzzStudy reads an SQLite study in which some bytes have been changed.
func FuzzStudy(f *testing.F) {
	study := studyFile(f)
	f.Add([]byte{})
	f.Add([]byte("\x00\x00\x12\x02\x00\x00\x13\x02"))
	f.Add([]byte("\x00\x02\x00\xff\x00\x04\x03\x01\x00\x20\x05\x80"))
	f.Fuzz(func(t *testing.T, patches []byte) {
		file := bytes.Clone(study)
		for ; len(patches) >= 4; patches = patches[4:] { // a place in three bytes, and what to write there
			at := int(patches[0])<<16 | int(patches[1])<<8 | int(patches[2])
			file[max(16, at%len(file))] = patches[3]
		}
		if len(patches) == 3 { // cut off
			file = file[:100+(int(patches[0])<<16|int(patches[1])<<8|int(patches[2]))%(len(file)-100)]
		}
		checkRead(t, []triallog.Source{memory("study.db", file)}, triallog.Options{MissingCost: triallog.MissingCostDrop})
	})
}

// FuzzPacked reads a compressed log in which a byte has been changed and whose
// end has been cut off.
func FuzzPacked(f *testing.F) {
	for _, zip := range []bool{false, true} {
		f.Add("model,score,fpo\na,1,2\na,nan,3\n", zip, uint16(0), byte(0), uint16(0))
		f.Add(testLog(f, "plain.csv", 1000), zip, uint16(20), byte(1), uint16(0))
		f.Add(testLog(f, "plain.jsonl", 1000), zip, uint16(0), byte(0), uint16(9))
	}
	f.Fuzz(func(t *testing.T, text string, zip bool, at uint16, change byte, cut uint16) {
		packed := pack(t, text, zip)
		if at > 3 {
			packed[int(at)%len(packed)] ^= change
		}
		lost := int(cut) % len(packed)
		packed = packed[:len(packed)-lost]
		sources := []triallog.Source{memory("a.csv", packed)}
		checkRead(t, sources, triallog.Options{})
		if at <= 3 && lost == 0 && !strings.Contains(text, "\x00") {
			same(t, text, sources)
		}
	})
}

// same fails unless a compressed text holds the same trials as the text.
func same(t *testing.T, text string, packed []triallog.Source) {
	t.Helper()
	want, err1 := triallog.Read([]triallog.Source{memory("a.csv", []byte(text))}, triallog.Options{})
	got, err2 := triallog.Read(packed, triallog.Options{})
	if (err1 == nil) != (err2 == nil) {
		t.Fatalf("the text says %v, packed it says %v", err1, err2)
	}
	if want != nil && diff(want.Trials, got.Trials) != "" {
		t.Fatal(diff(want.Trials, got.Trials))
	}
}

// pack compresses a text.
func pack(t testing.TB, text string, zip bool) []byte {
	t.Helper()
	var b bytes.Buffer
	var w io.WriteCloser = gzip.NewWriter(&b)
	if !zip {
		var err error
		if w, err = zstd.NewWriter(&b, zstd.WithEncoderConcurrency(1), zstd.WithEncoderLevel(zstd.SpeedFastest)); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := io.WriteString(w, text); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}
