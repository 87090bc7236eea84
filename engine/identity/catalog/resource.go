package catalog

import (
	_ "embed"
	"strings"
)

// Resource is a resource type of a service.
type Resource struct {
	Service, Name string   // "s3", "bucket"
	ARN           string   // its format, placeholders kept: "arn:${Partition}:s3:::${BucketName}"
	Others        []string // further formats, which few types have
	Keys          []string // condition keys that can come with it; open ones end with their slash
}

//go:embed data/resources.tsv
var resourceText string

// FindResource looks a resource type up by its service and name, without case.
func FindResource(service, name string) (Resource, bool) {
	c, ok := resourceCells(service + ":" + name)
	if !ok {
		return Resource{}, false
	}
	formats := strings.Split(c[2], ", ")
	prefix, bare, _ := strings.Cut(c[0], ":")
	return Resource{Service: prefix, Name: bare, ARN: formats[0], Others: formats[1:], Keys: list(keySet(c[1]))}, true
}

func resourceCells(name string) (c [3]string, ok bool) {
	row, ok := rowsOf(resourceText).find(name)
	return cells[[3]string](row), ok
}

// formatOf is the first ARN format of a resource type, "s3:bucket"; what is no
// type, as "*", is its own.
func formatOf(name string) string {
	if c, ok := resourceCells(name); ok {
		format, _, _ := strings.Cut(c[2], ", ")
		return format
	}
	return name
}
