import { expect } from '@jest/globals';
import type { ConfiguredContract } from '../contract/contract.js';
import type { Type } from '../contract/provider-client.js';
import { refusal } from '../contract/refusal.js';
import type { Values } from '../contract/struct.js';

interface Recorded {
  readonly id: string;
  readonly inputs: Values;
  readonly outputs: Values;
}

/**
 * One resource in the hands of an engine: what it records is what Pulumi would record, after successes and failures alike.
 * It is small on purpose; the tests of test/engine hold the same provider to the real one.
 */
export class SmallEngine {
  recorded: Recorded | undefined;
  /** What was destroyed, by its ids. */
  readonly forgotten = new Set<string>();
  /** Whether the last operation left something half made, which the next one has to finish. */
  private unfinished = false;
  private readonly contract: ConfiguredContract;
  private readonly type: Type;

  constructor(contract: ConfiguredContract, type: Type) {
    this.contract = contract;
    this.type = type;
  }

  /** Brings the resource to what is declared. Answers the error's text, if there is one. */
  async up(declared: Values): Promise<string | undefined> {
    const { provider } = this.contract;
    const known = this.recorded;
    const { inputs, failures } = await provider.check(this.type, declared, { olds: known?.inputs ?? {} });
    expect(failures).toEqual({});
    if (!known) return this.create(inputs);
    const difference = await provider.diff(this.type, {
      id: known.id,
      olds: known.outputs,
      oldInputs: known.inputs,
      news: inputs,
    });
    if (difference.replaces.length > 0) return (await this.destroy()) ?? this.create(inputs);
    if (difference.changes === 'none' && !this.unfinished) return undefined;
    const change = { id: known.id, olds: known.outputs, oldInputs: known.inputs, news: inputs };
    return this.keeping(async () => {
      this.recorded = { id: known.id, inputs, outputs: await provider.update(this.type, change) };
    });
  }

  async refresh(): Promise<string | undefined> {
    const known = this.recorded;
    if (!known) return undefined;
    return this.keeping(async () => {
      const found = await this.contract.provider.read(this.type, known.id, {
        properties: known.outputs,
        inputs: known.inputs,
      });
      this.recorded = found.id === '' ? undefined : { id: found.id, inputs: found.inputs, outputs: found.properties };
    });
  }

  async destroy(): Promise<string | undefined> {
    const known = this.recorded;
    if (!known) return undefined;
    return this.keeping(async () => {
      await this.contract.provider.delete(this.type, known.id, known.outputs, known.inputs);
      this.forgotten.add(known.id);
      this.recorded = undefined;
    });
  }

  private create(inputs: Values): Promise<string | undefined> {
    return this.keeping(async () => {
      const made = await this.contract.provider.create(this.type, inputs);
      this.recorded = { id: made.id, inputs, outputs: made.properties };
    });
  }

  /** Records what an operation made, also when it failed half-way. */
  private async keeping(operate: () => Promise<void>): Promise<string | undefined> {
    const outcome = operate();
    const failed = await outcome.then(
      () => false,
      () => true,
    );
    this.unfinished = false;
    if (!failed) return undefined;
    const { text, half } = await refusal(outcome);
    if (half) {
      this.recorded = { id: half.id, inputs: half.inputs, outputs: half.properties };
      this.unfinished = true;
    }
    return text;
  }
}
