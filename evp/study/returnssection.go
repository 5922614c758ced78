package study

import "evpkit/evp/appendix"

// Section returns the diminishing returns as a section of an appendix.
func (r Returns) Section(figure appendix.Figure) appendix.Section {
	saturation, laws := r.saturationTable(), r.lawTable()
	lead := appendix.Text("The longer the search, the less a further doubling of it gains. ").
		Ref(saturation.Name).Text(" gives the point from which on no doubling gains much, and the cost of the last step " +
		"of a fixed size; ")
	blocks := []appendix.Block{appendix.Exhibit{Table: saturation}}
	if len(laws.Rows) > 0 {
		lead = lead.Ref(laws.Name).Text(" describes the curves; ")
		blocks = append(blocks, appendix.Exhibit{Table: laws})
	}
	lead = lead.Ref(figure.Label).Text(" shows them.")
	blocks = append([]appendix.Block{lead}, append(blocks, figure)...)
	return appendix.Section{Title: "Diminishing returns", Blocks: blocks}
}
