package triallog_test

import (
	"strings"
	"testing"

	"evpkit/evp/triallog"
)

func TestReadForeignFiles(t *testing.T) {
	for text, want := range map[string]string{
		"\x1f\x8b\x08\x00": "the file is compressed with gzip, and cut off or damaged (unexpected " +
			"EOF): make or fetch it again",
		"\x28\xb5\x2f\xfd\x04": "the file is compressed with zstd, and cut off or damaged (unexpected " +
			"EOF): make or fetch it again",
		"\xfd7zXZ\x00": "the file is compressed with xz: decompress it first (unxz)",
		"BZh91AY&SY":   "the file is compressed with bzip2: decompress it first (bunzip2)",
		"PK\x03\x04\x14": "the file is a zip archive or an Excel workbook: extract it, or save the " +
			"sheet as CSV",
		"\xd0\xcf\x11\xe0\xa1":                "the file is an Excel workbook: save the sheet as CSV",
		"PAR1\x15":                            "the file is a Parquet table: export it as CSV",
		"\xff\xfes\x00c\x00":                  "the file is in UTF-16: save it as CSV in UTF-8",
		"\xfe\xff\x00s\x00c":                  "the file is in UTF-16: save it as CSV in UTF-8",
		"version https://git-lfs.github.com/": "the file is a Git LFS pointer, not the log itself: fetch it (git lfs pull)",
		"<!DOCTYPE html>\n":                   "the file is a web page, not a CSV file",
		"<html>\n":                            "the file is a web page, not a CSV file",
		"\ufeff[\n {\n\"score\": 1}]\n":       "the file is one JSON document: write an object per line (jq -c '.[]')",
		"score\n\x00\x01\n":                   "the file holds binary data: is this a CSV file?",
		"\x00":                                "the file holds binary data: is this a CSV file?",
	} {
		_, err := read(text, triallog.Options{})
		wantError(t, err, "a.csv: "+want)
	}
	for _, header := range []string{"[", "{", "[a]", "{x}", "PK", "version"} {
		if _, err := read(header+",score\n1,1\n", triallog.Options{}); err != nil {
			t.Errorf("header %q: %v", header, err)
		}
	}
}

// TestReadDamage reads logs whose damage is after the first block.
func TestReadDamage(t *testing.T) {
	rows := "score\n" + strings.Repeat("0.5\n", 50_000)
	_, err := read(rows+"0.\x00", triallog.Options{})
	wantError(t, err, "a.csv:50002: a NUL byte: is the file damaged, or not a CSV file?")
	_, err = read(rows+"x\n\x00\n", triallog.Options{})
	wantError(t, err, `a.csv:50002:1: score "x" in column "score" is not a number: write nan for a failed trial`)
	_, err = read(rows+strings.Repeat("5", 17<<20), triallog.Options{})
	wantError(t, err, "a.csv:50002: a row is longer than 16 MB: is a quote left open in it?")
	_, err = read(rows+`"`+strings.Repeat("0.5\n", 5<<20), triallog.Options{})
	wantError(t, err, "a.csv:50002: a row is longer than 16 MB: is a quote left open in it?")
	_, err = read(strings.Repeat("a,", 17<<19), triallog.Options{})
	wantError(t, err, "a.csv:1: a row is longer than 16 MB: is a quote left open in it?")
}
