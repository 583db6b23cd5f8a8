// Package score compares what stages find with what annotators wrote.
package score
