import { type Emulator, type EmulatorOptions, startEmulator } from '../../../emulator/index.js';
import { cookie, placeOf, ProviderProcess } from './provider-process.js';
import { type Diagnostic, dynamic, valueIn, type Values, WireClient } from './wire-client.js';

/** What a change came to. */
export interface Outcome {
  readonly state: Values | null;
  readonly bytes: Uint8Array;
  readonly diagnostics: readonly Diagnostic[];
  readonly replaces: readonly unknown[];
}

interface Prior {
  readonly state: Values | null;
  readonly bytes: Uint8Array;
}
export const nothing: Prior = { state: null, bytes: new Uint8Array() };

/** A provider in a process of its own that is configured for an emulator with the spaces `acme` and `umbrella` and `acme/shop` in it. */
export class Configured {
  readonly emulator: Emulator;
  readonly provider: ProviderProcess;
  readonly client: WireClient;
  private readonly resources: AsyncDisposableStack;

  private constructor(emulator: Emulator, provider: ProviderProcess, client: WireClient, kept: AsyncDisposableStack) {
    this.emulator = emulator;
    this.provider = provider;
    this.client = client;
    this.resources = kept;
  }

  static async start(settings: Values = {}, options: EmulatorOptions = {}): Promise<Configured> {
    await using started = new AsyncDisposableStack();
    const emulator = started.use(await startEmulator({ spaces: ['acme', 'umbrella'], ...options }));
    emulator.controls.addProject('acme', { displayName: 'shop', description: 'Sells' });
    const provider = started.use(new ProviderProcess(cookie));
    const client = new WireClient(placeOf(await provider.line()).target);
    started.defer(() => {
      client.close();
    });
    const configured = new Configured(emulator, provider, client, started.move());
    await configured.configure({ endpoint: emulator.url, token: emulator.token, max_retries: 0, ...settings });
    return configured;
  }

  async configure(settings: Values): Promise<readonly Diagnostic[]> {
    const config = await this.client.object('provider', '', settings);
    return (await this.client.call('ConfigureProvider', { config })).diagnostics as Diagnostic[];
  }

  async validate(type: string, values: Values): Promise<readonly Diagnostic[]> {
    const config = await this.client.object('resource', type, values);
    return (await this.client.call('ValidateResourceConfig', { type_name: type, config })).diagnostics as Diagnostic[];
  }

  /** Plans what a program of these values asks for; no values, a deletion. */
  async plan(type: string, prior: Prior, values: Values | null): Promise<Outcome> {
    const config = values ? await this.client.object('resource', type, values) : dynamic(null);
    const answer = await this.client.call('PlanResourceChange', {
      type_name: type,
      prior_state: dynamic(prior.state),
      proposed_new_state: config,
      config,
      prior_private: prior.bytes,
    });
    return outcome(answer, 'planned_state', 'planned_private');
  }

  /** Plans and applies. */
  async apply(type: string, prior: Prior, values: Values | null): Promise<Outcome> {
    const planned = await this.plan(type, prior, values);
    const config = values ? await this.client.object('resource', type, values) : dynamic(null);
    const answer = await this.client.call('ApplyResourceChange', {
      type_name: type,
      prior_state: dynamic(prior.state),
      planned_state: dynamic(planned.state),
      config,
      planned_private: planned.bytes,
    });
    return outcome(answer, 'new_state', 'private');
  }

  async read(type: string, prior: Prior): Promise<Outcome> {
    const current_state = dynamic(prior.state);
    const answer = await this.client.call('ReadResource', { type_name: type, current_state, private: prior.bytes });
    return outcome(answer, 'new_state', 'private');
  }

  async import(type: string, id: string): Promise<Outcome> {
    const answer = await this.client.call('ImportResourceState', { type_name: type, id });
    const [first] = answer.imported_resources as { state: unknown; private: Uint8Array }[];
    const diagnostics = answer.diagnostics as Diagnostic[];
    if (!first) return { ...nothing, diagnostics, replaces: [] };
    return { state: valueIn(first.state), bytes: first.private, diagnostics, replaces: [] };
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.resources.disposeAsync();
  }
}

const outcome = (answer: Values, state: string, bytes: string): Outcome => ({
  state: answer[state] ? valueIn(answer[state]) : null,
  bytes: answer[bytes] as Uint8Array,
  diagnostics: answer.diagnostics as Diagnostic[],
  replaces: (answer.requires_replace ?? []) as unknown[],
});
