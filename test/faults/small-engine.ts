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
  /** Replaced, and still to be deleted. */
  private left: readonly Recorded[] = [];
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
    if (difference.replaces.length > 0 && difference.deleteBeforeReplace) {
      return (await this.destroy()) ?? this.create(inputs);
    }
    if (difference.replaces.length > 0) return this.replace(known, inputs);
    if (difference.changes === 'none' && !this.unfinished) return this.clear();
    const change = { id: known.id, olds: known.outputs, oldInputs: known.inputs, news: inputs };
    const problem = await this.keeping(async () => {
      this.recorded = { id: known.id, inputs, outputs: await provider.update(this.type, change) };
    });
    return problem ?? this.clear();
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
    const problem = await this.clear();
    const known = this.recorded;
    if (problem !== undefined || !known) return problem;
    return this.keeping(async () => {
      await this.contract.provider.delete(this.type, known.id, known.outputs, known.inputs);
      this.forgotten.add(known.id);
      this.recorded = undefined;
    });
  }

  /** Strikes it from the record and takes it up again by its id alone. */
  async import(): Promise<string | undefined> {
    const known = this.recorded;
    if (!known) return undefined;
    return this.keeping(async () => {
      const { id, inputs, properties } = await this.contract.provider.read(this.type, known.id);
      this.recorded = id === '' ? undefined : { id, inputs, outputs: properties };
    });
  }

  /** The ids of all that is on record. */
  get ids(): readonly string[] {
    return [...(this.recorded ? [this.recorded] : []), ...this.left].map(({ id }) => id);
  }

  /** Makes another, and deletes this one when that is there. */
  private async replace(known: Recorded, inputs: Values): Promise<string | undefined> {
    this.recorded = undefined;
    const problem = await this.create(inputs);
    if (this.made()) this.left = [...this.left, known];
    else this.recorded = known;
    return problem ?? this.clear();
  }

  private made(): boolean {
    return this.recorded !== undefined;
  }

  /** Deletes what was replaced. */
  private async clear(): Promise<string | undefined> {
    for (const old of this.left) {
      const outcome = this.contract.provider.delete(this.type, old.id, old.outputs, old.inputs);
      const failed = await outcome.then(
        () => false,
        () => true,
      );
      if (failed) return (await refusal(outcome)).text;
      this.forgotten.add(old.id);
      this.left = this.left.filter((one) => one !== old);
    }
    return undefined;
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
