import { readBody } from '../http/read-body.js';
import { sendReply } from '../http/send-reply.js';
import type { Exchange, Surface } from '../http/surface.js';
import type { Reply } from '../service-exception.js';
import type { Logins } from './logins.js';

/** What a login to CodeCatalyst may ask for. */
const scopes = ['codecatalyst:read_write', 'sso:account:access'];

const refreshGrant = 'refresh_token';

/** A refusal in the words of OAuth. */
class Refusal extends Error {
  readonly code: string;
  readonly status: number;

  constructor(code: string, description: string, status = 400) {
    super(description);
    this.code = code;
    this.status = status;
  }

  toReply(): Reply {
    const words = this.code.split('_').map((word) => word.charAt(0).toUpperCase() + word.slice(1));
    const body = { error: this.code, error_description: this.message };
    return answer(this.status, body, { 'x-amzn-errortype': `${words.join('')}Exception` });
  }
}

/** Nobody is to keep an answer that may hold tokens. */
const answer = (status: number, body: object, headers: Reply['headers'] = {}): Reply => ({
  status,
  headers: { 'cache-control': 'no-store', pragma: 'no-cache', ...headers },
  body: JSON.stringify(body),
});

/** SSO-OIDC's CreateToken, by which AWS's clients renew a login (AWS_ENDPOINT_URL_SSO_OIDC). */
export class TokenSurface implements Surface {
  readonly #logins: Logins;

  constructor(logins: Logins) {
    this.#logins = logins;
  }

  serves({ path }: Exchange): boolean {
    return path === '/token';
  }

  async answer({ request, response, method }: Exchange): Promise<void> {
    if (method !== 'POST') {
      sendReply(response, answer(405, { error: 'invalid_request' }, { allow: 'POST' }));
      return;
    }
    const body = await readBody(request);
    sendReply(response, this.#reply(body));
  }

  #reply(body: Buffer): Reply {
    try {
      return answer(200, this.#createToken(membersOf(body)));
    } catch (error) {
      if (error instanceof Refusal) return error.toReply();
      throw error;
    }
  }

  #createToken(members: Readonly<Record<string, unknown>>): object {
    const [clientId, clientSecret] = [textOf(members, 'clientId'), textOf(members, 'clientSecret')];
    const grantType = textOf(members, 'grantType');
    if (!this.#logins.knowsClient(clientId, clientSecret)) {
      throw new Refusal('invalid_client', 'The client is not registered, or its secret has expired.', 401);
    }
    if (grantType !== refreshGrant) {
      throw new Refusal('unsupported_grant_type', `This emulator grants by ${refreshGrant} alone.`);
    }
    checkScope(members.scope);
    const refreshToken = textOf(members, 'refreshToken');
    const renewed = this.#logins.renew(clientId, refreshToken);
    if (!renewed) throw new Refusal('invalid_grant', 'The refresh token is not of this client, or has expired.');
    // Assumed: a refresh token is good until its session ends, and not once.
    return { ...renewed, tokenType: 'Bearer', refreshToken };
  }
}

function membersOf(body: Buffer): Readonly<Record<string, unknown>> {
  let value: unknown;
  try {
    value = JSON.parse(body.toString());
  } catch {
    // It is told below what it should have been.
  }
  if (typeof value === 'object' && value !== null) return value as Readonly<Record<string, unknown>>;
  throw new Refusal('invalid_request', 'The body of the request is not a JSON object.');
}

function textOf(members: Readonly<Record<string, unknown>>, name: string): string {
  const value = members[name];
  if (typeof value === 'string' && value !== '') return value;
  throw new Refusal('invalid_request', `${name} must be text, and not empty.`);
}

function checkScope(scope: unknown): void {
  if (scope === undefined || scope === null) return;
  const known = Array.isArray(scope) && scope.every((one: unknown) => scopes.some((other) => other === one));
  if (!known) throw new Refusal('invalid_scope', `The scopes are ${scopes.join(', ')}.`);
}
