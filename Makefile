# `make help` lists what can be made. Everything that is built or fetched stays in ignored folders of this one.
SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.DELETE_ON_ERROR:
MAKEFLAGS += --no-print-directory

# The Node of package.json and the tools built here come first, so that an older Node of the machine does not matter.
export PATH := $(CURDIR)/node_modules/.bin:$(CURDIR)/.tools/bin:$(PATH)
export NODE_OPTIONS := --disable-warning=ExperimentalWarning

VERSION := $(shell sed -n 's/^  "version": "\(.*\)",/\1/p' package.json)
PACKED := dist/pulumi-resource-codecatalyst-v$(VERSION).tar.gz
SOURCES := $(shell find api provider emulator tools/*.ts -name '*.ts') package.json
SNIPPETS := $(wildcard examples/snippets/*)

.PHONY: help up down up-terraform down-terraform test check build schema sdk constructs tofu contract docs emulator bench torture lint format graph clean

help: ## list the targets
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sort | sed -E 's/^([a-z-]+):.*## (.*)/  \1|\2/' | column -t -s '|'

up: $(PACKED) .state/sdk .state/cli-for-up ## bring the example up with Pulumi, on an embedded CodeCatalyst
	@node tools/demo.ts up

down: ## take the example down again, and all that it left
	@if [ -d .state ]; then node tools/demo.ts down; else echo 'Nothing is up.'; fi

up-terraform: $(PACKED) .state/terraform-or-tofu ## bring the example in HCL up with Terraform or OpenTofu, on an embedded CodeCatalyst
	@node tools/demo-terraform.ts up

down-terraform: ## take the example in HCL down again, and all that it left
	@node tools/demo-terraform.ts down

test: build tools .state/constructs ## run all tests
	@[ -f .state/terraform-or-tofu ] || $(MAKE) .state/terraform-or-tofu || echo 'Neither Terraform nor OpenTofu is here: what they run is skipped.'
	@node tools/run-tests.ts

check: node_modules/.installed ## the inner loop: types, lint, boundaries, dead code, unit tests
	@npm run -s check:types
	@npm run -s check:lint
	@npm run -s check:format
	@npm run -s check:boundaries
	@npm run -s check:dead-code
	@node tools/run-tests.ts test/unit

build: $(PACKED) .state/sdk ## build the plugin, the command and the SDK into dist/ and sdk/

tools: ## build the pinned Pulumi CLI, its language hosts and the SDK generator, once
	@tools/build-go-tools.sh
.PHONY: tools

tofu: ## build the pinned OpenTofu, 5 to 10 minutes, once; tests then run under it, and the example in HCL
	@tools/build-go-tools.sh tofu

schema: node_modules/.installed ## renew schema.json and terraform-schema.json from the definitions
	@node tools/emit-schema.ts
	@node tools/emit-terraform-schema.ts

sdk: schema ## renew the generated SDK from schema.json
	@tools/build-go-tools.sh sdk-codegen
	@sdk-codegen --schema schema.json --language nodejs --out sdk/nodejs

constructs: node_modules/.installed ## renew the constructs for CDKTF and CDK Terrain from terraform-schema.json
	@node tools/emit-constructs.ts

contract: node_modules/.installed ## renew the contracts in api/ from botocore's models
	@python3 tools/api-contract.py
	@prettier --log-level warn --write api/contract.ts api/workspaces-contract.ts

docs: node_modules/.installed ## renew the pages of docs/ that are made from the emulator's own tables
	@node tools/emulator-behaviours.ts --write
	@node tools/emit-docs.ts
	@node tools/emit-terraform-docs.ts

graph: node_modules/.installed ## renew the picture of the architecture in README.md
	@node tools/architecture-graph.ts --write

emulator: build ## run the embedded CodeCatalyst in the foreground (SPACE='acme other' PORT=4566)
	@dist/command/codecatalyst-iac emulator $(if $(PORT),--port $(PORT)) $(foreach space,$(or $(SPACE),acme),--space $(space)) --data .state/emulator-data

bench: build tools ## measure speed and memory, as ratios side by side
	@node test/bench/bench.ts

torture: build tools tofu ## the long search for faults: every call of every life under each engine, many kills
	@TORTURE=1 node tools/run-tests.ts test/emulator/durability test/emulator/soak.test.ts test/contract/local-ownership.test.ts test/engine/pulumi/local- test/engine/pulumi/throttling.test.ts
	@node tools/torture.ts

lint: node_modules/.installed ## judge style and layout
	@npm run -s check:lint
	@npm run -s check:format

format: node_modules/.installed ## lay out every file
	@prettier --log-level warn --write .

clean: ## remove everything that was built or fetched
	@rm -rf node_modules dist .tools .state sdk/*/bin sdk/*/node_modules examples/*/.codecatalyst-local examples/*/Pulumi.*.yaml

node_modules/.installed: package.json package-lock.json .npmrc
	@echo "installing the packages of package-lock.json, about a minute, once"
	@PATH="$${PATH#*:}" npm ci --no-audit --no-fund --loglevel=error
	@touch $@

$(PACKED): node_modules/.installed schema.json $(SOURCES)
	@node tools/build.ts
	@tar -C dist/plugin -czf $@ --sort=name --owner=0 --group=0 .

# The SDK is compiled and linked into node_modules, where a program finds it as if it had been installed.
.state/sdk: node_modules/.installed $(shell find sdk/nodejs -name '*.ts' -not -path '*/bin/*' -not -path '*/node_modules/*') sdk/nodejs/package.json
	@tsc -p sdk/nodejs
	@cp sdk/nodejs/package.json sdk/nodejs/README.md sdk/nodejs/bin/
	@ln -sfn ../sdk/nodejs/bin node_modules/pulumi-codecatalyst
	@mkdir -p .state && touch $@

# Compiled, and put beside the packages that they stand on, where programs of constructs find them.
.state/constructs: node_modules/.installed $(wildcard tools/constructs/* sdk/cdk*/*.*) $(shell find sdk/cdk*/src -name '*.ts' 2>/dev/null)
	@node tools/build-constructs.ts >/dev/null
	@mkdir -p .state && touch $@

# Either will do, and is used where it is; OpenTofu is built where neither is.
.state/terraform-or-tofu:
	@command -v terraform >/dev/null || command -v tofu >/dev/null || tools/build-go-tools.sh tofu
	@mkdir -p .state && touch $@

# A Pulumi of the user's own will do, if it is new enough and brings the host of Node programs.
.state/cli-for-up:
	@tools/pulumi-for-up.sh
	@mkdir -p .state && touch $@
