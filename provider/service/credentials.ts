import { Problem } from '../model/index.js';
import type { Environment, ServiceSettings } from './settings.js';

/** A source of bearer tokens, and what a user does when it has none or its token is refused. */
export interface Credentials {
  readonly source: string;
  readonly logIn: string;
  token(): Promise<{ token: string; expiration?: Date }>;
}

/** The token of the settings, else of the environment, else of the profile's SSO login, as AWS's own tools go about it. */
export function credentialsOf({ token, profile }: ServiceSettings, environment: Environment): Credentials {
  if (token !== undefined) {
    return fixed(
      token,
      "the provider's setting token",
      'Give a fresh token in the setting token, or remove it and log in by SSO. A refresh or a destroy uses the token that the last run recorded; with Pulumi, --run-program makes them use the present one.',
    );
  }
  const variable = environment.AWS_BEARER_TOKEN_CODECATALYST;
  if (variable !== undefined && variable !== '') {
    const name = 'AWS_BEARER_TOKEN_CODECATALYST';
    return fixed(
      variable,
      `the environment variable ${name}`,
      `Set ${name} to a fresh token, or unset it and log in by SSO.`,
    );
  }
  const named = [profile, environment.AWS_PROFILE].find((name) => name !== undefined && name !== '');
  return sso(named ?? 'default');
}

/** What a header can carry; Node would refuse anything else at every try. */
const isSendable = (token: string): boolean => /^[\x21-\x7e]+$/.test(token);

const fixed = (token: string, source: string, logIn: string): Credentials => ({
  source,
  logIn,
  token: () =>
    isSendable(token)
      ? Promise.resolve({ token })
      : Promise.reject(
          new Problem('configuration', `There is no login to CodeCatalyst: ${source} holds no bearer token.`, {
            detail: `A token is one line of letters, digits and signs, without blanks. ${logIn}`,
          }),
        ),
});

function sso(profile: string): Credentials {
  const logIn = `Log in with "aws sso login --profile ${profile}" and run this again.`;
  let provider: (() => Promise<{ token: string; expiration?: Date }>) | undefined;
  return {
    source: `the SSO login of the AWS profile ${profile}`,
    logIn,
    async token() {
      // Loaded here because most runs of the plugin call nothing.
      const { fromSso } = await import('@aws-sdk/token-providers');
      provider ??= fromSso({ profile });
      try {
        return await provider();
      } catch (cause) {
        const reason = cause instanceof Error ? cause.message : String(cause);
        throw new Problem('signed-out', `There is no login to CodeCatalyst: ${reason.replace(/[.\s]*$/, '')}.`, {
          detail:
            `${logIn} The profile needs an sso_session with the scope codecatalyst:read_write. Without SSO, set the provider's setting token ` +
            'or the environment variable AWS_BEARER_TOKEN_CODECATALYST.',
          cause,
        });
      }
    },
  };
}
