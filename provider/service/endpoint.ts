import { Problem } from '../model/index.js';
import { type Environment, serviceEndpoint, type ServiceSettings } from './settings.js';

const loopback = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/** The address that calls go to. A bearer token is never sent in clear text to anything but this machine. */
export function endpointOf({ endpoint }: ServiceSettings, environment: Environment): URL {
  const [source, text] =
    [
      ['endpoint', endpoint] as const,
      ['AWS_ENDPOINT_URL_CODECATALYST', environment.AWS_ENDPOINT_URL_CODECATALYST] as const,
      ['AWS_ENDPOINT_URL', environment.AWS_ENDPOINT_URL] as const,
    ].find(([, value]) => value !== undefined && value !== '') ?? (['', serviceEndpoint] as const);
  const url = URL.canParse(text ?? '') ? new URL(text ?? '') : undefined;
  if (!url || !/^https?:$/.test(url.protocol)) {
    throw new Problem('configuration', `${source} is not an address: ${JSON.stringify(text)}.`, {
      path: 'endpoint',
      detail: 'It must be a URL such as https://codecatalyst.global.api.aws or http://127.0.0.1:4566.',
    });
  }
  if (url.protocol === 'http:' && !loopback.test(url.hostname)) {
    throw new Problem('configuration', `${source} is ${url.origin}, which would carry the login in clear text.`, {
      path: 'endpoint',
      detail: 'Use https; http is allowed for this machine alone (127.0.0.1, ::1, localhost).',
    });
  }
  return url;
}
