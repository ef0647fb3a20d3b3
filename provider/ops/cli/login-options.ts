import type { PlainValues } from '../../model/index.js';

/** The options that say where the service is and who is asking, the same for every verb that has them. */
export const loginOptions = {
  endpoint: { type: 'string', placeholder: 'URL', help: 'another address than the service, or local' },
  profile: { type: 'string', placeholder: 'NAME', help: 'the AWS profile whose SSO login is used' },
} as const;

/** The settings of a connection that the options say; what they leave open, the environment says. */
export const loginSettings = ({
  endpoint,
  profile,
}: {
  readonly endpoint?: string;
  readonly profile?: string;
}): PlainValues => ({
  ...(endpoint !== undefined && { endpoint }),
  ...(profile !== undefined && { profile }),
});
