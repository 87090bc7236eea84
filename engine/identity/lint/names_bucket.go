package lint

import (
	"slices"
	"strings"

	"gatehouse/engine/identity/policy"
)

// The lengths of buckets' names; those of before 2018 may be longer.
const (
	shortestBucket = 3
	longestBucket  = 255
)

// bucketLength tells of a bucket whose name has a length that none can have.
func (l *linter) bucketLength(s *statement, r resource) bool {
	if !impossibleBucket(r) {
		return false
	}
	name, _, _ := strings.Cut(r.parts[5], "/")
	l.at(invalidResource, s, r.Span, "name the bucket", "bucket names have 3 to 63 characters and %s has %d, so this entry fits nothing", short(name), len(name))
	return true
}

func impossibleBucket(r resource) bool {
	name, _, _ := strings.Cut(r.parts[5], "/")
	return r.n == 6 && r.parts[2] == "s3" && r.parts[3]+r.parts[4] == "" && name != "" && !strings.ContainsAny(name, "*?$") &&
		(len(name) < shortestBucket || len(name) > longestBucket)
}

// withRealBuckets is a statement with other names for buckets that cannot be:
// who writes x for a name of theirs wants to know what the policy opens then.
func withRealBuckets(s policy.Statement) policy.Statement {
	s.Resource.Values = slices.Clone(s.Resource.Values)
	for i, v := range s.Resource.Values {
		if r := readResource(v); impossibleBucket(r) {
			_, key, _ := strings.Cut(r.parts[5], "/")
			if v.Value = "arn:" + r.parts[1] + ":s3:::any-bucket"; key != "" {
				v.Value += "/" + key
			}
			s.Resource.Values[i] = v
		}
	}
	return s
}

// fitsNoResource says whether it has been told of each resource of a statement
// that it fits nothing.
func (l *linter) fitsNoResource(s *statement) bool {
	return len(s.resources) > 0 && s.Resource.Present && !slices.ContainsFunc(s.resources, func(r resource) bool {
		return !l.has(r.Span, invalidPartition, serviceCase, invalidService, invalidARNRegion, invalidAccount, regionNotAllowed, accountNotAllowed, missingRegion, missingAccount, invalidResource)
	})
}
