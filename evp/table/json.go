package table

import (
	"bytes"
	"encoding/json"
	"io"
	"slices"
)

// An Object is a JSON object. Its members keep their order.
type Object []Member

// A Member is a name and a value of a JSON object.
type Member struct {
	Name  string
	Value any // as encoding/json takes it
}

// With returns the object with a further member.
func (o Object) With(name string, value any) Object {
	return append(slices.Clip(o), Member{name, value})
}

// Objects returns the rows as JSON objects, whose members have the names and the
// order of the columns. It is never nil, so that JSON has an empty array.
func (t Table) Objects() []Object {
	out := make([]Object, len(t.Rows))
	for i, row := range t.Rows {
		out[i] = make(Object, len(row))
		for k, c := range row {
			out[i][k] = Member{t.Columns[k].Name, c.Value()}
		}
	}
	return out
}

// MarshalJSON implements json.Marshaler.
func (o Object) MarshalJSON() ([]byte, error) {
	var b bytes.Buffer
	out := json.NewEncoder(&b)
	out.SetEscapeHTML(false)
	b.WriteByte('{')
	for i, m := range o {
		if i > 0 {
			b.WriteByte(',')
		}
		if err := out.Encode(m.Name); err != nil {
			return nil, err
		}
		b.WriteByte(':')
		if err := out.Encode(m.Value); err != nil {
			return nil, err
		}
	}
	b.WriteByte('}')
	return b.Bytes(), nil
}

// WriteJSON writes a JSON document, indented. Characters special in HTML stay as
// they are; numbers have the shortest form that reads back the same.
func WriteJSON(w io.Writer, document any) error {
	out := json.NewEncoder(w)
	out.SetEscapeHTML(false)
	out.SetIndent("", " ")
	return out.Encode(document)
}
