import { describe, expect, it } from '@jest/globals';
import { asksForLocal, endpointOf } from '../../../provider/service/endpoint.js';
import { thrown } from '../thrown.js';

const ofService = 'https://codecatalyst.example.com';
const ofAll = 'https://all.example.com';
const both = { AWS_ENDPOINT_URL_CODECATALYST: ofService, AWS_ENDPOINT_URL: ofAll };

describe('the endpoint', () => {
  it("is the service's own when nobody says another", () => {
    expect(endpointOf({}, {}).href).toBe('https://codecatalyst.global.api.aws/');
    expect(endpointOf({}, { AWS_ENDPOINT_URL: '' }).href).toBe('https://codecatalyst.global.api.aws/');
  });

  it("is that of the settings, else of the service's variable, else of the variable for all services", () => {
    expect(endpointOf({ endpoint: 'https://mine.example.com/base' }, both).href).toBe('https://mine.example.com/base');
    expect(endpointOf({}, both).origin).toBe(ofService);
    expect(endpointOf({}, { AWS_ENDPOINT_URL: ofAll }).origin).toBe(ofAll);
  });

  it.each(['http://127.0.0.1:4566', 'http://localhost', 'http://[::1]:80', 'http://127.8.8.8'])(
    'may be in clear text on this machine: %s',
    (endpoint) => {
      expect(endpointOf({ endpoint }, {}).protocol).toBe('http:');
    },
  );

  it.each([
    'http://codecatalyst.global.api.aws',
    'http://10.0.0.1',
    'http://localhost.example.com',
    'http://127.0.0.1.example.com',
    'http://user@example.com',
    'http://0.0.0.0',
  ])('is never in clear text anywhere else: %s', (endpoint) => {
    expect(thrown(() => endpointOf({ endpoint }, {}))).toMatchObject({
      kind: 'configuration',
      path: 'endpoint',
      summary: expect.stringContaining('would carry the login in clear text'),
      detail: expect.stringContaining('Use https'),
    });
  });

  it.each(['nowhere', 'ftp://example.com', 'example.com:443', 'file:///etc/passwd'])(
    'is an address: %s',
    (endpoint) => {
      expect(thrown(() => endpointOf({ endpoint }, {}))).toMatchObject({
        kind: 'configuration',
        summary: `endpoint is not an address: "${endpoint}".`,
      });
    },
  );

  it('is local only when the setting or the variable of the service says so', () => {
    expect(asksForLocal({ endpoint: 'local' }, both)).toBe(true);
    expect(asksForLocal({}, { AWS_ENDPOINT_URL_CODECATALYST: 'local' })).toBe(true);
    expect(asksForLocal({ endpoint: ofAll }, { AWS_ENDPOINT_URL_CODECATALYST: 'local' })).toBe(false);
    expect(asksForLocal({}, { AWS_ENDPOINT_URL: 'local' })).toBe(false);
    expect(asksForLocal({ endpoint: 'Local' }, {})).toBe(false);
    expect(asksForLocal({}, {})).toBe(false);
  });

  it('is named after the variable that it comes from', () => {
    expect(thrown(() => endpointOf({}, { AWS_ENDPOINT_URL: 'http://example.com' }))).toMatchObject({
      summary: 'AWS_ENDPOINT_URL is http://example.com, which would carry the login in clear text.',
    });
  });
});
