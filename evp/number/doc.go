// Package number writes numbers: exactly for machines (CSV, JSON), rounded to
// what is known for people. It is the only place that decides how a number
// looks, so that tables, captions and sentences agree.
package number
