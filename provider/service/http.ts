import { readFileSync } from 'node:fs';
import { Agent as HttpsAgent, type AgentOptions } from 'node:https';
import { rootCertificates } from 'node:tls';
import type { NodeHttpHandlerOptions } from '@smithy/node-http-handler';
import type { HttpsProxyAgent } from 'https-proxy-agent';
import { Problem } from '../model/index.js';
import { proxyFor } from './proxy.js';
import type { Environment } from './settings.js';

/** How long it may take to connect, and to be answered, in milliseconds. */
export const connectionTimeout = 10_000;
export const requestTimeout = 60_000;

/** How requests of the SDK travel. */
export async function httpOptions(endpoint: URL, environment: Environment): Promise<NodeHttpHandlerOptions> {
  const common = { connectionTimeout, requestTimeout };
  // On this machine a connection costs nothing, and one that were kept may be closed just as it is used again.
  if (endpoint.protocol === 'http:') return { ...common, httpAgent: { keepAlive: false } };
  return { ...common, httpsAgent: await secureAgent(endpoint, environment) };
}

/** The way to an https address: through HTTPS_PROXY where it applies, trusting the certificates of AWS_CA_BUNDLE too. */
export async function secureAgent(
  endpoint: URL,
  environment: Environment,
): Promise<HttpsAgent | HttpsProxyAgent<string>> {
  const trusted = certificates(environment);
  const agent: AgentOptions = { keepAlive: true, maxSockets: 50, ...trusted };
  const proxy = proxyFor(endpoint, environment);
  if (proxy === undefined) return new HttpsAgent(agent);
  const { HttpsProxyAgent } = await import('https-proxy-agent');
  const proxied = new HttpsProxyAgent(proxy, agent);
  // The package takes certificates for the way to the proxy; the service behind it is to be known by them too.
  Object.assign(proxied.options, trusted);
  return proxied;
}

function certificates(environment: Environment): Pick<AgentOptions, 'ca'> {
  const bundle = environment.AWS_CA_BUNDLE;
  if (bundle === undefined || bundle === '') return {};
  try {
    return { ca: [...rootCertificates, readFileSync(bundle, 'utf8')] };
  } catch (cause) {
    throw new Problem('configuration', `AWS_CA_BUNDLE names ${bundle}, which cannot be read.`, {
      detail: 'It must be a file of certificates in PEM form.',
      cause,
    });
  }
}
