# Gatehouse: the commands a developer needs. `make run` and `make test` are the two that matter.
GO ?= go
export CGO_ENABLED ?= 0

.PHONY: run build test bench soak fmt vet picture
run:            ## open the lab
	@$(GO) run ./cmd/gatehouse

build:          ## a stripped binary in bin/
	$(GO) build -trimpath -ldflags '-s -w' -o bin/gatehouse ./cmd/gatehouse

test: vet       ## what CI runs; under five minutes on two cores
	$(GO) test ./...
	$(GO) test -count=1 -run '^TestImportRules$$|^TestPackageMap$$' ./cmd/gatehouse

bench:          ## speed is measured here, never by timed tests
	$(GO) test -run '^$$' -bench . -benchmem ./...

soak:           ## longer runs: fuzzing, each target for FUZZTIME
	./.ci/soak

fmt:            ## format, and list nothing when all is well
	gofmt -l -w cmd lab engine exercises content

vet:
	@test -z "$$(gofmt -l cmd lab engine exercises content)" || { gofmt -l cmd lab engine exercises content; echo 'not formatted: run make fmt'; exit 1; }
	$(GO) vet ./...

picture:        ## take README's picture from the running program (needs tmux)
	./.ci/picture
