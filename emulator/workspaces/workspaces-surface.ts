import { workspacesTarget } from '../../api/workspaces.js';
import type { FaultGate } from '../faults/fault-gate.js';
import type { Exchange, Surface } from '../http/surface.js';
import { answerLogged } from '../logged-answer.js';
import type { OpenRecord, RequestLog } from '../request-log.js';
import { type Reply, ServiceException } from '../service-exception.js';
import { readRequest } from '../validation/request-reader.js';
import { shapeResponse } from '../validation/response-shaper.js';
import type { BuiltAction, WorkspacesWorld } from './action.js';
import { builtActions } from './actions.js';

/** The actions by what the header X-Amz-Target says. */
const actions: ReadonlyMap<string, BuiltAction> = new Map(
  builtActions.map((built) => [`${workspacesTarget}.${built.contract.name}`, built]),
);

/** As clients sign (Signature Version 4). Any key is good: what is looked at is that it is a signature for WorkSpaces. */
const signature =
  /^AWS4-HMAC-SHA256 Credential=[^\s,]+\/\d{8}\/[^\s,/]+\/workspaces\/aws4_request,\s*SignedHeaders=[^\s,]+,\s*Signature=[0-9a-f]{64}$/;

function checkSigned(authorization: string | undefined): void {
  if (authorization === undefined) {
    throw new ServiceException('MissingAuthenticationTokenException', 400, 'Missing Authentication Token');
  }
  if (signature.test(authorization)) return;
  const message = 'The header Authorization is no signature (AWS4-HMAC-SHA256) for the service workspaces.';
  throw new ServiceException('IncompleteSignatureException', 400, message);
}

/** Where an action is named in the header, all requests are `POST /`. */
const targetOf = ({ request }: Exchange): string | undefined => request.headers['x-amz-target']?.toString();

const json = { 'content-type': 'application/x-amz-json-1.1' };

/** In this protocol every error of the client's is 400; its type tells them apart. */
function refusal(error: ServiceException): Reply {
  const reply = error.toResponse();
  if (reply.bare === true) return reply;
  return { ...reply, status: error.status < 500 ? 400 : error.status, headers: { ...reply.headers, ...json } };
}

/** What of WorkSpaces is here: enough to look at them, start and stop them (JSON 1.1). */
export class WorkspacesSurface implements Surface {
  readonly #log: RequestLog;
  readonly #faults: FaultGate;
  readonly #world: WorkspacesWorld;

  constructor(log: RequestLog, faults: FaultGate, world: WorkspacesWorld) {
    this.#log = log;
    this.#faults = faults;
    this.#world = world;
  }

  serves(exchange: Exchange): boolean {
    return exchange.path === '/' && targetOf(exchange) !== undefined;
  }

  async answer(exchange: Exchange): Promise<void> {
    const built = exchange.method === 'POST' ? actions.get(targetOf(exchange) ?? '') : undefined;
    await answerLogged({
      exchange,
      log: this.#log,
      operation: built?.contract.name,
      perform: async (body, record) => {
        if (built) return this.#perform(built, exchange, body, record);
        throw new ServiceException('UnknownOperationException', 400, 'No action of WorkSpaces here has this target.');
      },
      refusal,
    });
  }

  async #perform(
    { contract, handle }: BuiltAction,
    { request }: Exchange,
    body: Buffer,
    record: OpenRecord,
  ): Promise<Reply> {
    checkSigned(request.headers.authorization);
    const passage = await this.#faults.enter(contract.name);
    const members = readRequest(contract, { labels: {}, query: '', body });
    record.members = members;
    await passage.ready();
    const answer = shapeResponse(contract, handle(members, this.#world));
    return passage.leave({ status: 200, headers: json, body: JSON.stringify(answer) });
  }
}
