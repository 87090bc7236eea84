package catalog

import (
	_ "embed"
	"iter"
	"sync"
)

// Service is a service by the prefix of its actions.
type Service struct {
	Prefix string // "s3"
	Name   string // "Amazon S3"
	Help   string // what it holds, a few words; empty for most
}

//go:embed data/services.tsv
var serviceText string

// FindService looks a service up by its prefix, without case.
func FindService(prefix string) (Service, bool) {
	row, ok := rowsOf(serviceText).find(prefix)
	if !ok {
		return Service{}, false
	}
	return readService(row), true
}

func readService(row string) Service {
	c := cells[[3]string](row)
	return Service{Prefix: c[0], Name: c[2], Help: Help(c[0])}
}

// Services are all services, in the order of their prefixes.
func Services() iter.Seq[Service] {
	return func(yield func(Service) bool) {
		for row := range rowsOf(serviceText).beginning("") {
			if !yield(readService(row)) {
				return
			}
		}
	}
}

// rcp are the services whose resources RCPs reach, by their prefixes.
var rcp = sync.OnceValue(func() map[string]bool {
	all := map[string]bool{}
	for row := range rowsOf(serviceText).beginning("") {
		if c := cells[[3]string](row); c[1] == "rcp" {
			all[c[0]] = true
		}
	}
	return all
})

// RCP says whether resource control policies count for a service (rule 134).
// The list grows; it is data.
func RCP(service string) bool {
	var buffer [64]byte
	return rcp()[string(lowered(&buffer, service))]
}
