package score

import (
	"kg/ingest/doc"
	"kg/schema"
)

// Happened reports whether what token i of d says is held to be, or to have
// been, so, by the article or by the source that tells it.
func Happened(d *doc.Document, i int32) bool {
	v := d.Views[d.View[i]]
	if v.Stance == schema.Denies || v.Stance == schema.Doubts {
		return false
	}
	return v.Status == schema.Asserted || v.Status == schema.Ended
}
