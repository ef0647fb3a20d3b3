#!/usr/bin/env bash
# Makes a machine of a pipeline ready: the packages of the repository, the plugin, and the login.
set -euo pipefail

npm ci --no-audit --no-fund
pulumi plugin install resource codecatalyst 0.1.0 --reinstall --file vendor/pulumi-resource-codecatalyst-v0.1.0.tar.gz

# The login of a person, kept as a secret: what `aws sso login --profile codecatalyst` left in the cache, in base64.
if [ -n "${CODECATALYST_SSO_CACHE:-}" ]; then
  mkdir -p ~/.aws/sso/cache
  touch ~/.aws/config
  chmod -R go= ~/.aws
  if ! grep -q '^\[profile codecatalyst\]' ~/.aws/config; then
    cat >> ~/.aws/config <<'END'
[profile codecatalyst]
region = us-west-2
sso_session = codecatalyst
[sso-session codecatalyst]
sso_region = us-east-1
sso_start_url = https://view.awsapps.com/start
sso_registration_scopes = codecatalyst:read_write
END
  fi
  base64 -d <<< "$CODECATALYST_SSO_CACHE" > ~/.aws/sso/cache/80af6f394d022e711b1b139544a1598b8c36fd60.json
fi
