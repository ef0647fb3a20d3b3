import {
  containsUnknown,
  type Continuation,
  formatPath,
  list as ask,
  listInputs,
  plain,
  Problem,
  validate,
  withDefaults,
} from '../model/index.js';
import type { StreamingRpc } from './answer.js';
import { proto } from './proto.js';
import { withoutInternal } from './recorded-values.js';

/** What is there of a type, whoever made it, by ids that Read takes. */
export const list: StreamingRpc<proto.ListRequest, proto.ListResponse> = async (request, call, tell) => {
  const token = request.getToken();
  const resource = call.plugin.resource(token);
  if (!resource.lifecycle.list) throw new Problem('invalid-input', `${token} cannot be listed.`);
  const inputs = listInputs(resource);
  const query = withDefaults(inputs, withoutInternal(call.decode(request.getQuery())), call.plugin.settings);
  const violations = validate(inputs, query);
  if (violations.length > 0) {
    const reasons = violations.map(({ path, reason }) => `${formatPath(path)}: ${reason}`);
    throw new Problem('invalid-input', `${resource.type} cannot be listed so: ${reasons.join('; ')}.`);
  }
  if (containsUnknown(query)) {
    tell(new proto.ListResponse().setComputed(new proto.ListResponse.Computed()));
    return;
  }
  const extent = {
    limit: request.getLimit(),
    pageSize: request.getPageSize(),
    from: continuationOf(request.getContinuationToken()),
  };
  const next = await ask(
    resource,
    plain(query),
    extent,
    call.plugin.connection.context(call.session('', 0)),
    (found) => {
      for (const { id, name } of found) {
        tell(new proto.ListResponse().setResult(new proto.ListResponse.Result().setId(id).setName(name)));
      }
    },
  );
  if (next) {
    const continuation = new proto.ListResponse.Continuation().setContinuationToken(textOf(next));
    tell(new proto.ListResponse().setContinuation(continuation));
  }
};

const textOf = ({ token, told }: Continuation): string =>
  Buffer.from(JSON.stringify([told, token])).toString('base64url');

function continuationOf(text: string): Continuation {
  if (text === '') return { told: 0, token: undefined };
  try {
    const [told, token] = JSON.parse(Buffer.from(text, 'base64url').toString()) as readonly unknown[];
    if (Number.isSafeInteger(told) && typeof token === 'string') return { told: Number(told), token };
  } catch {
    // It is none of ours.
  }
  throw new Problem('invalid-input', `"${text}" does not say where a list goes on.`, {
    detail: 'Take the continuation of the answer before, as it is, or begin anew without one.',
  });
}
