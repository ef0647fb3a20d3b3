import { createHash, timingSafeEqual } from 'node:crypto';
import type { Controls } from '../controls/controls.js';
import { readDocument } from '../documents/shape.js';
import { readBody } from '../http/read-body.js';
import { sendReply } from '../http/send-reply.js';
import type { Exchange, Surface } from '../http/surface.js';
import { labelsOf } from '../path-template.js';
import { decode } from '../router.js';
import { Dropped, type Reply } from '../service-exception.js';
import { Refusal, refusalOf } from './refusal.js';
import type { AdminRoute } from './route.js';
import { routes } from './sections.js';

/** Where the surface stands, beside the API: no path of that begins so. */
export const adminPrefix = '/_emulator';

/** A state may be large. */
const mebibytes = 256;

const digestOf = (token: string) => createHash('sha256').update(token).digest();

interface Found {
  readonly route: AdminRoute;
  readonly labels: Readonly<Record<string, string>>;
}

const templates = routes.map((route) => ({ route, template: route.path.split('/') }));

/** What is done behind the backs of clients, over HTTP: each route is one control. */
export class AdminSurface implements Surface {
  readonly #controls: Controls;
  readonly #digest: Buffer;

  /** The token is its own: one that is good for the API is not good here. */
  constructor(controls: Controls, token: string) {
    this.#controls = controls;
    this.#digest = digestOf(token);
  }

  serves({ path }: Exchange): boolean {
    return path === adminPrefix || path.startsWith(`${adminPrefix}/`);
  }

  async answer(exchange: Exchange): Promise<void> {
    sendReply(exchange.response, await this.#reply(exchange).catch(replyOf));
  }

  async #reply({ request, method, path }: Exchange): Promise<Reply> {
    this.#checkToken(request.headers.authorization);
    const { route, labels } = find(method, path.slice(adminPrefix.length));
    const body = bodyOf(route, await readBody(request, mebibytes));
    const answer = route.act(this.#controls, labels, body) ?? {};
    return { status: 200, headers: { 'cache-control': 'no-store' }, body: JSON.stringify(answer) };
  }

  #checkToken(authorization: string | undefined): void {
    const token = /^Bearer +(\S+)$/i.exec(authorization ?? '')?.[1];
    if (token !== undefined && timingSafeEqual(digestOf(token), this.#digest)) return;
    throw new Refusal(
      401,
      'The header Authorization must be "Bearer" and the admin token, which the emulator tells when it is ready and keeps ' +
        'in admin-token of its data folder. It is not the token of the API.',
      { headers: { 'www-authenticate': 'Bearer' } },
    );
  }
}

function replyOf(error: unknown): Reply {
  if (error instanceof Dropped) throw error;
  return refusalOf(error).toReply();
}

function find(method: string, path: string): Found {
  const segments = path.split('/').map(decode);
  const fitting = templates.flatMap(({ route, template }) => {
    const labels = labelsOf(template, segments);
    return labels ? [{ route, labels }] : [];
  });
  const found = fitting.find(({ route }) => route.method === method);
  if (found) return found;
  if (fitting.length === 0) {
    throw new Refusal(404, `There is nothing at ${adminPrefix}${path}: GET ${adminPrefix}/routes tells what there is.`);
  }
  const allow = fitting.map(({ route }) => route.method).join(', ');
  throw new Refusal(405, `${method} is not allowed here; allowed are ${allow}.`, { headers: { allow } });
}

function bodyOf({ method, path, body: shape }: AdminRoute, bytes: Buffer): unknown {
  if (!shape) {
    if (bytes.length === 0) return undefined;
    throw new Refusal(400, `${method} ${adminPrefix}${path} takes no body.`);
  }
  return readDocument('The body', shape, parse(bytes));
}

/** Where every member may be left out, so may the body. */
function parse(bytes: Buffer): unknown {
  if (bytes.length === 0) return {};
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw new Refusal(400, 'The body is not JSON.');
  }
}
