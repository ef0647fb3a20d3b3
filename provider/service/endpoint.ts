import { Problem } from '../model/index.js';
import { type Environment, serviceEndpoint, type ServiceSettings } from './settings.js';

const loopback = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/** Whether what is sent there can be read on its way: plain http to anything but this machine. */
export const isInClear = ({ protocol, hostname }: URL): boolean => protocol === 'http:' && !loopback.test(hostname);

/** Where the setting comes from, and what it says; variables that are set to nothing count as not set. */
const chosen = ({ endpoint }: ServiceSettings, environment: Environment): readonly [source: string, text: string] =>
  [
    ['endpoint', endpoint] as const,
    ['AWS_ENDPOINT_URL_CODECATALYST', environment.AWS_ENDPOINT_URL_CODECATALYST] as const,
    ['AWS_ENDPOINT_URL', environment.AWS_ENDPOINT_URL] as const,
  ].find((entry): entry is readonly [(typeof entry)[0], string] => entry[1] !== undefined && entry[1] !== '') ?? [
    '',
    serviceEndpoint,
  ];

/** Whether a service on this machine is asked for, in so many words. The variable for all services is not ours to read so. */
export function asksForLocal(settings: ServiceSettings, environment: Environment): boolean {
  const [source, text] = chosen(settings, environment);
  return text === 'local' && source !== 'AWS_ENDPOINT_URL';
}

/** The address that calls go to. A bearer token is never sent in clear text to anything but this machine. */
export function endpointOf(settings: ServiceSettings, environment: Environment): URL {
  const [source, text] = chosen(settings, environment);
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !/^https?:$/.test(url.protocol)) {
    throw new Problem('configuration', `${source} is not an address: ${JSON.stringify(text)}.`, {
      path: 'endpoint',
      detail:
        'It must be a URL such as https://codecatalyst.global.api.aws or http://127.0.0.1:4566; or local, for one of your own.',
    });
  }
  if (isInClear(url)) {
    throw new Problem('configuration', `${source} is ${url.origin}, which would carry the login in clear text.`, {
      path: 'endpoint',
      detail: 'Use https; http is allowed for this machine alone (127.0.0.1, ::1, localhost).',
    });
  }
  return url;
}
