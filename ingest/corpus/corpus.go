// Package corpus reads annotated text: each format becomes Documents whose
// gold columns are filled. An error names the file and the line.
package corpus
