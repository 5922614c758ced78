package ink

import (
	"bytes"
	"compress/zlib"
	"fmt"
	"io"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// pdfOf returns the page as PDF.
func pdfOf(t *testing.T, p *Page) []byte {
	t.Helper()
	file, err := p.Encode("pdf", 72)
	if err != nil {
		t.Fatal(err)
	}
	return file
}

// streams returns the streams of a PDF file, unpacked.
func streams(t *testing.T, file []byte) []string {
	t.Helper()
	var all []string
	for _, part := range bytes.Split(file, []byte("\nstream\n"))[1:] {
		z, err := zlib.NewReader(bytes.NewReader(part))
		if err != nil {
			t.Fatal(err)
		}
		data, err := io.ReadAll(z)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, string(data))
	}
	return all
}

// TestPDFObjects follows the table at the end of the file to each object.
func TestPDFObjects(t *testing.T) {
	file := pdfOf(t, drawing())
	at := regexp.MustCompile(`startxref\n(\d+)\n%%EOF\n$`).FindSubmatch(file)
	if at == nil {
		t.Fatal("no table")
	}
	start, _ := strconv.Atoi(string(at[1]))
	entries := regexp.MustCompile(`(\d{10}) 00000 n \n`).FindAllSubmatch(file[start:], -1)
	if want := fmt.Sprintf("xref\n0 %d\n", len(entries)+1); !bytes.HasPrefix(file[start:], []byte(want)) {
		t.Errorf("the table begins with %.20q", file[start:])
	}
	for i, e := range entries {
		offset, _ := strconv.Atoi(string(e[1]))
		if want := fmt.Sprintf("%d 0 obj\n", i+1); !bytes.HasPrefix(file[offset:], []byte(want)) {
			t.Errorf("object %d is at %.20q", i+1, file[offset:])
		}
	}
	for _, m := range regexp.MustCompile(`(\d+) 0 R`).FindAllSubmatch(file, -1) {
		if n, _ := strconv.Atoi(string(m[1])); n < 1 || n > len(entries) {
			t.Errorf("there is no object %d", n)
		}
	}
}

// TestPDFText: each character has a code of its own, and its width and kerning
// are those of the outlines.
func TestPDFText(t *testing.T) {
	p := drawing()
	p.Marks[2].Text.String = "AV🦙∆Δ模"
	all := strings.Join(streams(t, pdfOf(t, p)), "\n")
	for _, want := range []string{
		"/F1 12 Tf 1 0 0 1 9 54 Tm [<0001>74.219<00020003000400050006>] TJ", // 152/2048 closer
		"<0001> <0041>\n<0002> <0056>\n<0003> <D83EDD99>\n<0004> <2206>\n<0005> <0394>\n<0006> <6A21>\n",
		"1 j 0 J\n",
	} {
		if !strings.Contains(all, want) {
			t.Errorf("no %q in the streams", want)
		}
	}
	if file := pdfOf(t, p); !bytes.Contains(file, []byte("/W [1 [666.992 666.992 ")) {
		t.Error("A and V are not 1366/2048 wide")
	}
	p.Text = TextOutline
	if file := pdfOf(t, p); bytes.Contains(file, []byte("/FontFile2")) {
		t.Error("outlines with a font")
	}
}
