import { decode as unpack, encode as pack } from '@msgpack/msgpack';
import { Problem } from '../model/index.js';
import type { Rpc } from './answer.js';
import type { ProviderFunction } from './functions.js';
import type { Answer, DynamicValue, Empty } from './wire/messages.js';

interface CallFunctionAsked {
  readonly name: string;
  readonly arguments: readonly DynamicValue[];
}
interface CallFunctionAnswer extends Answer {
  readonly result?: DynamicValue;
  readonly error?: { readonly text: string };
}

/** Functions need no configuration: Terraform calls them whenever it wants to. */
export const callFunction: Rpc<CallFunctionAsked, CallFunctionAnswer> = (request, { plugin }) => {
  const { functions, words } = plugin.schema;
  try {
    const called = functions.get(request.name);
    if (!called) throw new Problem('invalid-input', `There is no function ${request.name}.`);
    const args = request.arguments.map(({ msgpack }) => String(unpack(msgpack ?? new Uint8Array())));
    return { result: { msgpack: pack(called.call(args)) } };
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return { error: { text: words(error.message).replace(/\.$/, '') } };
  }
};

interface GetFunctionsAnswer extends Answer {
  readonly functions: Readonly<Record<string, object>>;
}

export const getFunctions: Rpc<Empty, GetFunctionsAnswer> = (_request, { plugin }) => ({
  functions: functionMessages(plugin.schema.functions),
});

export const functionMessages = (functions: ReadonlyMap<string, ProviderFunction>): Record<string, object> =>
  Object.fromEntries([...functions].map(([name, one]) => [name, functionMessage(one)]));

const markdown = 1;
const typeBytes = (type: unknown): Buffer => Buffer.from(JSON.stringify(type));

const functionMessage = ({ summary, description, parameters, returns }: ProviderFunction): object => ({
  parameters: parameters.map((parameter) => ({ ...parameter, type: typeBytes('string'), description_kind: markdown })),
  return: { type: typeBytes(returns) },
  summary,
  description,
  description_kind: markdown,
});
