#!/usr/bin/env bash
# Makes sure that there is a Pulumi CLI for the example: the user's own if it is 3.258 or newer, else the pinned one, built here.
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
own=$(PATH=${PATH//$root\/.tools\/bin:/} command -v pulumi || true)
if [ -n "$own" ] && [ -x "$(dirname "$(readlink -f "$own")")/pulumi-language-nodejs" ]; then
  version=$("$own" version 2>/dev/null | sed 's/^v//')
  if [ "$(printf '3.258.0\n%s\n' "$version" | sort -V | head -1)" = 3.258.0 ]; then
    echo "using the Pulumi CLI $version of this machine"
    exit 0
  fi
fi
exec "$root/tools/build-go-tools.sh" pulumi pulumi-language-nodejs
