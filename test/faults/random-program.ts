import { expect } from '@jest/globals';
import { configured, type ConfiguredContract } from '../contract/contract.js';
import type { Values } from '../contract/struct.js';
import { accessTokenOf } from '../emulator/git/work-tree.js';
import type { SeededNumbers } from '../seeded-numbers.js';
import { broken, SmallEngine } from './small-engine.js';
import { troubles } from './troubles.js';
import { existing, type Slot, slots, theirs } from './slots.js';

// Once the service has throttled so often, each call waits its turn, which takes a program too long.
const { 'is throttled to the end': _tooSlow, ...likely } = troubles;

interface Place {
  readonly slot: Slot;
  readonly engine: SmallEngine;
  /** What the program declares; nothing when it does not. */
  declared: Values | undefined;
}

/** A program that changes at random, in a world that changes at random, and what must hold all the while. */
export class RandomProgram implements AsyncDisposable {
  readonly #contract: ConfiguredContract;
  readonly #configuration: Values;
  readonly #random: SeededNumbers;
  readonly #places: readonly Place[];
  readonly #notOurs: unknown;
  /** Where somebody did something since the last look that went well. */
  readonly #touched = new Set<Place>();
  /** Where a command is. */
  #now: Place | undefined;
  #isCancelled = false;
  /** All that happened, for a failure to tell. */
  readonly story: string[] = [];

  private constructor(contract: ConfiguredContract, configuration: Values, random: SeededNumbers) {
    this.#contract = contract;
    this.#configuration = configuration;
    this.#random = random;
    this.#places = slots.map((slot) => ({ slot, engine: new SmallEngine(contract, slot.type), declared: undefined }));
    this.#notOurs = this.#lookAtTheirs();
  }

  static async open(random: SeededNumbers): Promise<RandomProgram> {
    const devEnvironmentTimes = { startSeconds: 0.02, stopSeconds: 0.02, deleteSeconds: 0.02, deletedSeconds: 60 };
    const contract = await configured({ maxRetries: 1, forceDestroy: true }, { devEnvironmentTimes });
    const { controls, emulator } = contract;
    controls.addProject('acme', { displayName: theirs });
    controls.addSourceRepository('acme', 'shop', { name: 'api' });
    controls.addSourceRepository('acme', 'shop', { name: theirs });
    controls.addBranch('acme', 'shop', 'api', theirs);
    const { accessTokenId: id, secret } = await accessTokenOf(emulator);
    controls.setAccessToken('local-user', id, { name: theirs });
    const configuration = { ...contract.configuration, gitUsername: 'local-user', gitPassword: secret };
    return new RandomProgram(contract, configuration, random);
  }

  /** Does one thing at random. */
  async step(): Promise<void> {
    const random = this.#random;
    if (random.hits(35)) this.#edit();
    else if (random.hits(30)) this.#doMischief();
    else if (random.hits(60)) await this.#withFault('up', () => this.#up());
    else if (random.hits(60)) await this.#withFault('refresh', () => this.#refresh());
    else if (random.hits(60)) await this.#import();
    else await this.#withFault('destroy', () => this.#destroy());
  }

  /** Without further trouble all becomes what is declared, and a look at it finds nothing to do. */
  async settle(): Promise<void> {
    this.#contract.controls.clearFaults();
    expect(await this.#refresh()).toEqual([]);
    this.#touched.clear();
    expect(await this.#up()).toEqual([]);
    this.#hold('exactly');
    this.#holdToDeclared();
    this.#contract.controls.clearRequests();
    expect(await this.#refresh()).toEqual([]);
    expect(await this.#up()).toEqual([]);
    const writes = this.#contract.controls.requests.filter(({ operation }) =>
      /^(Create|Update|Delete|Start|Stop)/.test(operation ?? ''),
    );
    expect(writes).toEqual([]);
  }

  /** Takes everything down. */
  async end(): Promise<void> {
    expect(await this.#destroy()).toEqual([]);
    expect(existing(this.#contract.controls)).toEqual([]);
    expect(this.#lookAtTheirs()).toEqual(this.#notOurs);
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.#contract[Symbol.asyncDispose]();
  }

  #edit(): void {
    // Pulumi makes before it deletes what waits for that: a program that went back to such a name would find it taken.
    const place = this.#random.one(this.#places.filter(({ engine }) => engine.ids.length < 2));
    if (!place) return;
    const { slot, declared } = place;
    if (declared && this.#random.hits(20)) {
      place.declared = undefined;
      this.story.push(`the program drops ${slot.name}`);
      return;
    }
    const chosen = Object.entries(slot.choices)
      .map(([name, values]) => [name, this.#random.one(values)] as const)
      .filter(([name]) => !declared || this.#random.hits(50) || !(name in declared));
    const all = { ...slot.inputs, ...declared, ...Object.fromEntries(chosen) };
    place.declared = Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined)) as Values;
    this.story.push(`the program says of ${slot.name}: ${JSON.stringify(Object.fromEntries(chosen))}`);
  }

  #doMischief(): void {
    const { controls } = this.#contract;
    const there = this.#places.filter(({ slot, engine }) => engine.recorded && slot.look(controls, engine.recorded.id));
    const place = this.#random.one(there);
    const act = place && this.#random.one(place.slot.mischief);
    if (!act) return;
    act(controls, place.engine.recorded?.id ?? '');
    this.#touched.add(place);
    this.story.push(`somebody does number ${String(place.slot.mischief.indexOf(act))} to ${place.slot.name}`);
  }

  /** Runs a command, and lets one of its calls fail at times. */
  async #withFault(name: string, command: () => Promise<readonly string[]>): Promise<void> {
    const { controls } = this.#contract;
    const trouble = this.#random.hits(60) ? this.#random.one(Object.entries(likely)) : undefined;
    const skip = this.#random.below(12);
    const place = { controls, cancel: () => this.#cancel() };
    const problems = await (trouble ? trouble[1](place, skip, command) : command());
    const what = trouble ? ` while call ${String(skip)} ${trouble[0]}` : '';
    this.story.push(`${name}${what}: ${problems.length === 0 ? 'done' : problems.join('; ')}`);
    if (name === 'refresh' && problems.length === 0) this.#touched.clear();
    if (name === 'up' && problems.length === 0) this.#holdToDeclared();
    for (const problem of problems) expect(problem).not.toMatch(/\n\s+at |undefined|\[object/);
    this.#hold('at least');
    expect(this.#lookAtTheirs()).toEqual(this.#notOurs);
  }

  #up(): Promise<readonly string[]> {
    return this.#command(({ engine, declared }) => (declared ? engine.up(declared) : engine.destroy()));
  }

  #refresh(): Promise<readonly string[]> {
    return this.#command(({ engine }) => engine.refresh());
  }

  #destroy(): Promise<readonly string[]> {
    return this.#command(({ engine }) => engine.destroy());
  }

  /** Does something in each place. A plugin knows nothing of the commands before. */
  async #command(act: (place: Place) => Promise<string | undefined>): Promise<readonly string[]> {
    await this.#contract.provider.configure(this.#configuration);
    this.#isCancelled = false;
    const problems: string[] = [];
    for (const place of this.#places) {
      if (this.#isBroken()) return [...problems, broken];
      this.#now = place;
      const problem = await act(place);
      if (problem !== undefined) problems.push(problem);
    }
    return problems;
  }

  #isBroken(): boolean {
    return this.#isCancelled;
  }

  async #cancel(): Promise<void> {
    this.#isCancelled = true;
    await this.#now?.engine.cancel();
  }

  /** Strikes one from the record and takes it up again by its id. */
  async #import(): Promise<void> {
    const { controls } = this.#contract;
    const there = this.#places.filter(({ slot, engine }) => engine.recorded && slot.look(controls, engine.recorded.id));
    const place = this.#random.one(there);
    if (!place) return;
    this.story.push(`${place.slot.name} is imported`);
    await this.#contract.provider.configure(this.#configuration);
    expect(await place.engine.import()).toBeUndefined();
  }

  /** What exists is on record, once; after a look without trouble nothing else is. */
  #hold(how: 'exactly' | 'at least'): void {
    const there = existing(this.#contract.controls).toSorted();
    const recorded = this.#places.flatMap(({ engine }) => engine.ids).toSorted();
    if (how === 'exactly') expect(recorded).toEqual(there);
    else expect(recorded).toEqual(expect.arrayContaining(there));
  }

  /** All that is declared is so, where nobody has meddled. */
  #holdToDeclared(): void {
    for (const place of this.#places) {
      const { slot, engine, declared } = place;
      if (!declared || this.#touched.has(place) || engine.mayBeGone) continue;
      const said = Object.fromEntries(Object.entries(declared).filter(([name]) => name in slot.choices));
      const there = slot.look(this.#contract.controls, engine.recorded?.id ?? '');
      expect({ slot: slot.name, ...there }).toMatchObject({ slot: slot.name, ...said });
    }
  }

  #lookAtTheirs(): unknown {
    const { controls } = this.#contract;
    return {
      project: controls.getProject('acme', theirs),
      repository: controls.getSourceRepository('acme', 'shop', theirs),
      branch: controls.getBranch('acme', 'shop', 'api', theirs),
      tokens: controls.getAccessTokens('local-user').filter(({ name }) => name === theirs),
    };
  }
}
