package catalog

import (
	"os"
	"os/exec"
	"regexp"
	"strconv"
	"testing"
)

func BenchmarkFindKey(b *testing.B) {
	FindKey("")
	for _, name := range []string{"aws:SourceIp", "AWS:PrincipalTag/Team", "codebuild:fileSystemLocations/data.type", "aws:Nothing"} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				FindKey(name)
			}
		})
	}
}

func BenchmarkRCP(b *testing.B) {
	RCP("")
	for b.Loop() {
		RCP("s3")
	}
}

func BenchmarkNoResource(b *testing.B) {
	for b.Loop() {
		NoResource("ec2:DescribeInstances")
	}
}

func BenchmarkFindAction(b *testing.B) {
	FindAction("s3:GetObject")
	for b.Loop() {
		FindAction("s3:GetObject")
	}
}

func BenchmarkCarries(b *testing.B) {
	Carries("s3:GetObject", "s3:prefix")
	for b.Loop() {
		Carries("ec2:RunInstances", "aws:ResourceTag/team")
	}
}

func BenchmarkFindOperation(b *testing.B) {
	FindOperation("")
	for b.Loop() {
		FindOperation("s3:ListObjectsV2")
	}
}

func BenchmarkManagedPolicy(b *testing.B) {
	ManagedPolicy("")
	for b.Loop() {
		ManagedPolicy("arn:aws:iam::aws:policy/ReadOnlyAccess")
	}
}

func BenchmarkMisspelt(b *testing.B) {
	for b.Loop() {
		Misspelt("ec2:DescribeInstence")
	}
}

// BenchmarkFirst is what a first question costs, with -benchtime=1x only: later
// rounds find what the first has read.
func BenchmarkFirst(b *testing.B) {
	for name, ask := range map[string]func(){
		"key":       func() { FindKey("aws:SourceIp") },
		"action":    func() { FindAction("s3:GetObject") },
		"rcp":       func() { RCP("s3") },
		"operation": func() { FindOperation("s3:GetObject") },
		"managed":   func() { ManagedPolicy("ReadOnlyAccess") },
	} {
		b.Run(name, func(b *testing.B) {
			for range b.N {
				ask()
			}
		})
	}
}

// TestStartReadsNothing: a program that holds the catalogue starts without
// looking at the tables. What a package's initialisation allocates is told by
// the runtime.
func TestStartReadsNothing(t *testing.T) {
	cmd := exec.Command(os.Args[0], "-test.run=^$")
	cmd.Env = append(os.Environ(), "GODEBUG=inittrace=1")
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	m := regexp.MustCompile(`init gatehouse/engine/identity/catalog @.* (\d+) bytes, (\d+) allocs`).FindStringSubmatch(string(out))
	if m == nil {
		return // nothing to initialise
	}
	if bytes, _ := strconv.Atoi(m[1]); bytes > 16<<10 {
		t.Errorf("the start allocates %s", m[0])
	}
	t.Log(m[0])
}
