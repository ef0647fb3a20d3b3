#!/usr/bin/env bash
# Builds the Go tools that no package ships into .tools/bin, each once: build-go-tools.sh [NAME...]
# Without names, all but tofu, which takes longer than the others together.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
bin=$root/.tools/bin
names='pulumi pulumi-language-nodejs pulumi-language-yaml sdk-codegen provider-replay aws-go-client'
all="$names tofu"

# A new tool is a name above and a case here; `pinned` is the module whose version names the build.
describe() {
  ldflags='-s -w'
  case $1 in
    pulumi)
      folder=pulumi-cli title='the Pulumi CLI' takes='about 3 minutes'
      pinned=github.com/pulumi/pulumi/pkg/v3 package=$pinned/cmd/pulumi
      ;;
    pulumi-language-nodejs)
      folder=$1 title='the Pulumi host for Node programs' takes='about half a minute'
      pinned=github.com/pulumi/pulumi/sdk/v3 package=$pinned/nodejs/cmd/$1
      ;;
    pulumi-language-yaml)
      folder=$1 title='the Pulumi host for YAML programs' takes='about a minute'
      pinned=github.com/pulumi/pulumi-yaml package=$pinned/cmd/$1
      ;;
    sdk-codegen)
      folder=$1 title='the SDK generator for Pulumi' takes='about a minute'
      pinned=github.com/pulumi/pulumi/pkg/v3 package=.
      ;;
    provider-replay)
      folder=$1 title='the replay of recorded calls' takes='about 2 minutes'
      pinned=github.com/pulumi/providertest package=.
      ;;
    aws-go-client)
      folder=$1 title="a client of AWS's SDK for Go" takes='about half a minute'
      pinned=github.com/aws/aws-sdk-go-v2/service/codecatalyst package=.
      ;;
    tofu)
      folder=opentofu title='OpenTofu' takes='5 to 10 minutes'
      pinned=github.com/opentofu/opentofu package=$pinned/cmd/tofu
      ;;
    *) fail "unknown tool \"$1\": it must be one of ${all// /, }" ;;
  esac
  module=$root/tools/$folder
  version=$(awk -v m="$pinned" '{ for (i = 1; i < NF; i++) if ($i == m) { print $(i + 1); exit } }' "$module/go.mod")
  # The Automation API refuses a CLI that does not know its version.
  [ "$1" != pulumi ] || ldflags="$ldflags -X github.com/pulumi/pulumi/sdk/v3/go/common/version.Version=$version"
  # Without it OpenTofu calls itself a development build.
  [ "$1" != tofu ] || ldflags="$ldflags -X $pinned/version.dev=no"
}

say() { printf '%s\n' "$*" >&2; }

fail() {
  say "build-go-tools: $*"
  exit 1
}

# What users have set for their own Go work must not change what is built.
isolate_go() {
  unset GOOS GOARCH
  export GOTOOLCHAIN=local GOWORK=off CGO_ENABLED=0 GOFLAGS='-mod=readonly -trimpath -buildvcs=false'
  go_version=$(cd / && go version 2>/dev/null) || go_version=
}

require_go() {
  local needed found
  needed=$(awk '$1 == "go" { print $2; exit }' "$module/go.mod")
  [ -n "$go_version" ] || fail "Go is missing: install Go $needed or newer and put it on PATH"
  found=$(sed 's/.*go\([0-9][0-9.]*\).*/\1/' <<<"$go_version")
  awk -v found="$found" -v needed="$needed" 'BEGIN {
    split(found, f, "."); split(needed, n, ".")
    for (i = 1; i <= 3; i++) if (f[i] + 0 != n[i] + 0) exit f[i] + 0 < n[i] + 0
  }' || fail "Go $found is too old: install Go $needed or newer and put it first on PATH"
}

sha256() { if command -v sha256sum >/dev/null; then sha256sum; else shasum -a 256; fi; }

# All that decides what the binary is, as one hash.
fingerprint() {
  {
    printf '%s\n' "$go_version" "$GOFLAGS" "$ldflags" "$package"
    cd "$module"
    for file in go.mod go.sum *.go; do
      case $file in
        *_test.go | '*.go') ;;
        *) printf '%s\n' "$file" && cat "$file" ;;
      esac
    done
  } | sha256
}

fresh() { [ -x "$bin/$1" ] && [ -f "$bin/.$1.stamp" ] && [ "$(<"$bin/.$1.stamp")" = "$stamp" ]; }

# Held until the subshell ends, however it ends. Without flock(1) two runs may build twice: slower, but the mv keeps it safe.
lock() {
  command -v flock >/dev/null || return 0
  exec 9>"$bin/.$1.lock"
  flock --nonblock 9 || { say "waiting for another run that builds $title" && flock 9; }
  # What a killed run left; the lock says that nobody is writing it.
  rm -f "$bin/.$1".*.new "$bin/.$1".*.log
}

# Telemetry has no variable of its own, only a file in the user's configuration, which is not ours to change.
compile() {
  GOENV=$(go env GOENV)
  XDG_CONFIG_HOME=$root/.tools/config
  export GOENV XDG_CONFIG_HOME
  mkdir -p "$XDG_CONFIG_HOME/go/telemetry"
  echo off >"$XDG_CONFIG_HOME/go/telemetry/mode"
  cd "$module" && go build -ldflags "$ldflags" -o "$1" "$package"
}

build() {
  # Not local: the trap runs when the function is over.
  temporary=$bin/.$1.$$.new log=$bin/.$1.$$.log
  trap 'rm -f "$temporary" "$log"' EXIT
  trap 'exit 130' INT TERM
  say "building $title ${version#v}, $takes, once"
  SECONDS=0
  if ! (compile "$temporary") >"$log" 2>&1; then
    grep -v '^go: downloading ' "$log" | tail -n 15 >&2 || true
    fail "$title ${version#v} could not be built: the last lines of go build are above"
  fi
  # A binary without its stamp counts as stale, so a run that dies in between costs a build and nothing else.
  rm -f "$bin/.$1.stamp"
  mv "$temporary" "$bin/$1"
  printf '%s\n' "$stamp" >"$bin/.$1.stamp"
  say "built $title ${version#v} in $((SECONDS / 60))m$((SECONDS % 60))s"
}

# shellcheck disable=SC2086 # the names are to be split
[ $# -gt 0 ] || set -- $names
isolate_go
# All names are checked before any time is spent on one.
for name in "$@"; do
  describe "$name"
  require_go
done
mkdir -p "$bin"
for name in "$@"; do
  describe "$name"
  stamp=$(fingerprint)
  fresh "$name" || (
    lock "$name"
    fresh "$name" || build "$name"
  )
done
