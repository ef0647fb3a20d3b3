import {
  type AnyResource,
  close,
  misdeclared,
  open,
  plain,
  type Recorded,
  renew,
  renewSeconds,
  withDefaults,
} from '../model/index.js';
import type { Rpc } from './answer.js';
import type { Call } from './call.js';
import { encode } from './value-codec.js';
import { anySettings } from './validate-resource-config.js';
import type { Answer, DynamicValue, TypeAndConfig } from './wire/messages.js';

interface EphemeralAsked {
  readonly type_name: string;
  readonly private: Uint8Array;
}
interface RenewAnswer extends Answer {
  readonly renew_at: { readonly seconds: number; readonly nanos: number };
  readonly private: Uint8Array;
}
interface OpenAnswer extends RenewAnswer {
  readonly result: DynamicValue;
}

export const validateEphemeralResourceConfig: Rpc<TypeAndConfig, Answer> = (request, call) => {
  const { definition, block } = call.plugin.ephemeral(request.type_name);
  const config = call.decode(request.config, block.attributes) ?? {};
  call.refuse(misdeclared(definition, withDefaults(definition.inputs, config, anySettings(call.plugin))));
  return {};
};

/** Makes what the run needs; what is to be closed later is noted without its secrets. */
export const openEphemeralResource: Rpc<TypeAndConfig, Partial<OpenAnswer>> = async (request, call) => {
  const { plugin } = call;
  const { definition, block } = plugin.ephemeral(request.type_name);
  const config = call.decode(request.config, block.attributes) ?? {};
  const inputs = withDefaults(definition.inputs, config, plugin.settings);
  if (call.refuse(misdeclared(definition, inputs))) return {};
  const opened = await open(definition, plain(inputs), plugin.settings, contextOf(call));
  return { result: encode({ ...opened.state, ...inputs }, block.attributes), ...noted(definition, opened) };
};

export const renewEphemeralResource: Rpc<EphemeralAsked, RenewAnswer> = async (request, call) => {
  const { definition } = call.plugin.ephemeral(request.type_name);
  const opened = openedIn(request);
  await renew(definition, opened, contextOf(call));
  return noted(definition, opened);
};

export const closeEphemeralResource: Rpc<EphemeralAsked, Answer> = async (request, call) => {
  const { definition } = call.plugin.ephemeral(request.type_name);
  await close(definition, openedIn(request), call.plugin.settings, contextOf(call));
  return {};
};

const contextOf = (call: Call) => call.plugin.connection.context(call.session());

const noted = ({ outputs }: AnyResource, { id, state }: Recorded): RenewAnswer => ({
  renew_at: { seconds: Math.floor(Date.now() / 1000) + renewSeconds, nanos: 0 },
  private: Buffer.from(
    JSON.stringify({
      id,
      state: Object.fromEntries(Object.entries(state).filter(([name]) => !outputs[name]?.secret)),
    }),
  ),
});

const openedIn = (request: EphemeralAsked): Recorded => JSON.parse(Buffer.from(request.private).toString()) as Recorded;
