import { expect } from '@jest/globals';
import type { Contract } from '../contract/contract.js';
import type { Type } from '../contract/provider-client.js';
import { refusal } from '../contract/refusal.js';
import type { Values } from '../contract/struct.js';
import type { Engine } from './engine.js';

interface Recorded {
  readonly id: string;
  readonly inputs: Values;
  readonly outputs: Values;
}

/** What an engine says that was told to end before it began the next thing. */
export const broken = 'The run was cancelled.';

/**
 * One resource in the hands of an engine: what it records is what Pulumi would record, after successes and failures alike.
 * It is small on purpose; `real-engine.ts` and the tests of test/engine hold the same provider to the real one.
 */
export class SmallEngine implements Engine {
  recorded: Recorded | undefined;
  /** Replaced, and still to be deleted. */
  private left: readonly Recorded[] = [];
  readonly forgotten = new Set<string>();
  /** Whether the last operation left something half made, which the next one has to finish. */
  private unfinished = false;
  private isCancelled = false;
  /** The id of what a failed delete was about. */
  private given: string | undefined;
  private readonly contract: Pick<Contract, 'provider'>;
  private readonly type: Type;
  private readonly begin: () => Promise<unknown>;

  /** `begin` is done before each command. */
  constructor(contract: Pick<Contract, 'provider'>, type: Type, begin = () => Promise.resolve<unknown>(undefined)) {
    this.contract = contract;
    this.type = type;
    this.begin = begin;
  }

  async up(declared: Values, { refresh = false } = {}): Promise<string | undefined> {
    await this.start();
    const problem = refresh ? await this.look() : undefined;
    return problem ?? this.change(declared);
  }

  async refresh(): Promise<string | undefined> {
    await this.start();
    return this.look();
  }

  async destroy(): Promise<string | undefined> {
    await this.start();
    return this.remove();
  }

  /** Strikes it from the record and takes it up again by its id alone. */
  async import(): Promise<string | undefined> {
    await this.start();
    const known = this.recorded;
    if (!known) return undefined;
    return this.keeping(async () => {
      const { id, inputs, properties } = await this.contract.provider.read(this.type, known.id);
      this.recorded = id === '' ? undefined : { id, inputs, outputs: properties };
    });
  }

  async cancel(): Promise<void> {
    this.isCancelled = true;
    await this.contract.provider.cancel();
  }

  get ids(): readonly string[] {
    return [...(this.recorded ? [this.recorded] : []), ...this.left].map(({ id }) => id);
  }

  /** Whether a delete failed that may go on all the same, which only a refresh can tell. */
  get mayBeGone(): boolean {
    return this.recorded !== undefined && this.recorded.id === this.given;
  }

  private async start(): Promise<void> {
    this.isCancelled = false;
    await this.begin();
  }

  private async change(declared: Values): Promise<string | undefined> {
    const { provider } = this.contract;
    const known = this.recorded;
    const { inputs, failures } = await provider.check(this.type, declared, { olds: known?.inputs ?? {} });
    expect(failures).toEqual({});
    if (!known) return this.create(inputs);
    const change = { id: known.id, olds: known.outputs, oldInputs: known.inputs, news: inputs };
    const difference = await provider.diff(this.type, change);
    if (difference.replaces.length > 0 && difference.deleteBeforeReplace) {
      return (await this.remove()) ?? this.create(inputs);
    }
    if (difference.replaces.length > 0) return this.replace(known, inputs);
    if (difference.changes === 'none' && !this.unfinished) return this.clear();
    const problem = await this.keeping(async () => {
      this.recorded = { id: known.id, inputs, outputs: await provider.update(this.type, change) };
    });
    return problem ?? this.clear();
  }

  private async look(): Promise<string | undefined> {
    const known = this.recorded;
    if (!known) return undefined;
    return this.keeping(async () => {
      const found = await this.contract.provider.read(this.type, known.id, {
        properties: known.outputs,
        inputs: known.inputs,
      });
      this.recorded = found.id === '' ? undefined : { id: found.id, inputs: found.inputs, outputs: found.properties };
      this.given = undefined;
    });
  }

  private async remove(): Promise<string | undefined> {
    const problem = await this.clear();
    const known = this.recorded;
    if (problem !== undefined || !known) return problem;
    return this.keeping(async () => {
      this.given = known.id;
      await this.contract.provider.delete(this.type, known.id, known.outputs, known.inputs);
      this.given = undefined;
      this.forgotten.add(known.id);
      this.recorded = undefined;
    });
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
      if (this.isCancelled) return broken;
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
    if (this.isCancelled) return broken;
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
