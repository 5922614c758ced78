package rows

import "bytes"

const pickleMsg = "the file is a Python pickle: load it in Python and save its trials as CSV (to_csv)"

// signatures are the first bytes of files that are often mistaken for logs.
var signatures = []struct{ magic, msg string }{
	{"\xfd7zXZ\x00", "the file is compressed with xz: decompress it first (unxz)"},
	{"BZh91AY&SY", "the file is compressed with bzip2: decompress it first (bunzip2)"},
	{"PK\x03\x04", "the file is a zip archive or an Excel workbook: extract it, or save the sheet as CSV"},
	{"\xd0\xcf\x11\xe0", "the file is an Excel workbook: save the sheet as CSV"},
	{"PAR1", "the file is a Parquet table: export it as CSV"},
	{"ARROW1", "the file is an Arrow table (Feather): export it as CSV"},
	{"\x89HDF", "the file is in HDF5: export the table of trials as CSV"},
	{"\x93NUMPY", "the file is a NumPy array: save the table of trials as CSV"},
	{"\x80\x02", pickleMsg}, {"\x80\x03", pickleMsg}, {"\x80\x04", pickleMsg}, {"\x80\x05", pickleMsg},
	{"%PDF-", "the file is a PDF document, not a log"},
	{"\x89PNG", "the file is a picture, not a log"},
	{"\xff\xfe", "the file is in UTF-16: save it as CSV in UTF-8"},
	{"\xfe\xff", "the file is in UTF-16: save it as CSV in UTF-8"},
	{"version https://git-lfs", "the file is a Git LFS pointer, not the log itself: fetch it (git lfs pull)"},
	{"<!DOCTYPE", "the file is a web page, not a CSV file"},
	{"<html", "the file is a web page, not a CSV file"},
}

// isEmpty says that a file has no content.
const isEmpty = "the file is empty"

// foreign says what a file that begins with head is if it cannot be a log, and
// what to do about it. It returns "" if the file may be a log.
func foreign(head []byte) string {
	for _, s := range signatures {
		if bytes.HasPrefix(head, []byte(s.magic)) {
			return s.msg
		}
	}
	text := bytes.TrimSpace(bytes.TrimPrefix(head, []byte(bom)))
	switch {
	case len(text) == 0 && len(head) < blockSize:
		return isEmpty
	case isSQLite(head):
	case bytes.IndexByte(head, 0) >= 0:
		return "the file holds binary data: is this a CSV file?"
	}
	return ""
}
