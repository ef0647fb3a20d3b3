import { Problem } from '../model/index.js';
import type { Environment } from './settings.js';

/** The proxy for an https address: HTTPS_PROXY, else ALL_PROXY, in small letters or capitals, unless NO_PROXY names the host. */
export function proxyFor(endpoint: URL, environment: Environment): URL | undefined {
  const variable = (name: string): string | undefined =>
    [environment[name.toLowerCase()], environment[name]].find((value) => value !== undefined && value !== '');
  const proxy = variable('HTTPS_PROXY') ?? variable('ALL_PROXY');
  if (proxy === undefined || isExcepted(endpoint, variable('NO_PROXY') ?? '')) return undefined;
  const text = proxy.includes('://') ? proxy : `http://${proxy}`;
  if (URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)) return new URL(text);
  // Its text is not shown: it may hold a password.
  throw new Problem('configuration', 'HTTPS_PROXY, or ALL_PROXY, is not the address of an HTTP proxy.', {
    detail: 'It must be a URL such as http://proxy.example.com:3128.',
  });
}

/** Whether a list such as `localhost,.example.com,10.0.0.1:8443` names the host; a domain stands for what is below it too. */
function isExcepted({ hostname, port }: URL, list: string): boolean {
  const host = hostname.replace(/^\[|\]$/g, '');
  return list
    .toLowerCase()
    .split(/[\s,]+/)
    .filter((entry) => entry !== '')
    .some((entry) => {
      if (entry === '*' || entry === host) return true;
      const [, name = '', only] = /^\*?\.?(.*?)(?::(\d+))?$/.exec(entry) ?? [];
      if (only !== undefined && only !== (port === '' ? '443' : port)) return false;
      return name !== '' && (host === name || host.endsWith(`.${name}`));
    });
}
