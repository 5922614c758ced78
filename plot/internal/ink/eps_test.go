package ink

import (
	"fmt"
	"image/color"
	"strings"
	"testing"

	"gonum.org/v1/plot/vg"
)

// square returns a filled square of side 10 with its lower left corner at
// (x, x).
func square(p *Page, x vg.Length, c color.NRGBA) {
	r := vg.Rectangle{Min: vg.Point{X: x, Y: x}, Max: vg.Point{X: x + 10, Y: x + 10}}
	p.Fill(r.Path(), c)
}

// TestEPSFlattens: half red over half blue over white is painted as colours
// without alpha: each on white, and where they overlap the mixture.
func TestEPSFlattens(t *testing.T) {
	p := &Page{Width: 72, Height: 36, Paper: white}
	square(p, 0, color.NRGBA{0, 0, 255, 51})  // 20 % blue: (204, 204, 255)
	square(p, 5, color.NRGBA{255, 0, 0, 153}) // 60 % red: (255, 102, 102)
	file, err := p.Encode("eps", 72)
	if err != nil {
		t.Fatal(err)
	}
	_, got, _ := strings.Cut(string(file), "%%Page: 1 1\n")
	got = got[strings.LastIndex(got, "def\n")+4:]
	// Red at 60 % over (204, 204, 255) is (235, 82, 102).
	want := "p0 1 1 1 f\np1 0.8 0.8 1 f\np2 1 0.4 0.4 f\ngsave p2 clip\np1 0.9216 0.3216 0.4 " +
		"f\ngrestore\nend\nrestore\nshowpage\n%%EOF\n"
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// TestEPSStaysSmall: a hundred translucent shapes over each other would be
// painted 2^100 times.
func TestEPSStaysSmall(t *testing.T) {
	p := &Page{Width: 72, Height: 72, Paper: white}
	for range 100 {
		square(p, 0, color.NRGBA{0, 0, 255, 51})
	}
	file, err := p.Encode("eps", 72)
	if err != nil {
		t.Fatal(err)
	}
	if len(file) > 2e6 {
		t.Errorf("%d bytes", len(file))
	}
}

func TestEPSBox(t *testing.T) {
	for _, test := range []struct {
		width vg.Length
		want  string
	}{
		{3.25 * vg.Inch, "%%BoundingBox: 0 0 234 72\n%%HiResBoundingBox: 0 0 234 72\n"},
		{3.03 * vg.Inch, "%%BoundingBox: 0 0 219 72\n%%HiResBoundingBox: 0 0 218.16 72\n"},
	} {
		p := &Page{Width: test.width, Height: vg.Inch, Paper: white}
		file, err := p.Encode("eps", 72)
		if err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(string(file), test.want) {
			t.Errorf("%g points wide: %.120s", float64(test.width), file)
		}
	}
}

func TestAround(t *testing.T) {
	var path vg.Path
	path.Move(vg.Point{X: 1, Y: 2})
	path.QuadTo(vg.Point{X: 5, Y: 9}, vg.Point{X: 3, Y: 2})
	path.Close()
	if got := fmt.Sprint(around(path, 1)); got != "{{0 1} {6 10}}" {
		t.Errorf("box %s", got)
	}
}
