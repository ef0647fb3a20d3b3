import { expect, it } from '@jest/globals';
import type { OperationName } from '../../../api/contract-types.js';
import { type AnyResource, type InputsFor, settable } from '../../../provider/model/index.js';
import type { Change } from '../answer.js';
import type { Engine, Workspace } from '../engine.js';
import type { Life } from './life.js';
import { isOmission, type Omission } from './omission.js';

type Members = Readonly<Record<string, unknown>>;
type Rows<What> = Readonly<Record<string, Omission | readonly (readonly [value: unknown, what: What])[]>>;

/** A life with the types of its rows let go: what the compiler saw to is done. */
export type AnyLife<R extends AnyResource> = Life<R> & {
  readonly changes: Readonly<Record<string, readonly [value: unknown, change: Change, other?: string | Members]>>;
  readonly drifts: Rows<Change>;
  readonly bad: Rows<string>;
};

/** A resource that lives its life under an engine. */
export class Subject<R extends AnyResource> {
  readonly engine: Engine;
  readonly resource: R;
  readonly life: AnyLife<R>;

  constructor(engine: Engine, resource: R, life: Life<R>) {
    this.engine = engine;
    this.resource = resource;
    this.life = life;
  }

  /** A workspace in which it is declared and not made yet. */
  async declared(): Promise<Workspace> {
    const workspace = await this.engine.opened(this.life.world);
    await workspace.declare(this.resource, this.life.inputs);
    return workspace;
  }

  deployed(): Promise<Workspace> {
    return this.engine.deployed(this.life.world, this.resource, this.life.inputs);
  }

  /** What there is of it, or would be of other inputs; it is an error if there is nothing. */
  there(workspace: Workspace, inputs: InputsFor<R> = this.life.inputs): object {
    const thing = this.life.find(workspace.emulator, inputs);
    if (!thing) throw new Error(`There is no ${this.resource.type}.`);
    return thing;
  }

  /** Holds the service to have nothing of it, unless the API cannot delete it. */
  toBeGone(workspace: Workspace): void {
    if (!isOmission(this.life.calls.delete)) {
      expect(this.life.find(workspace.emulator, this.life.inputs)).toBeUndefined();
    }
  }

  /** What the service has of inputs: it knows nothing of options, nor of what matters at create alone. */
  told(inputs: Members): Members {
    const { inputs: known } = this.resource;
    return Object.fromEntries(
      Object.entries(inputs).filter(([name]) => (known[name]?.onChange ?? 'never') !== 'never'),
    );
  }

  /** The declared inputs with another value for one. */
  with(name: string, value: unknown): InputsFor<R> {
    if (!(name in settable(this.resource))) throw new Error(`${this.resource.type} has no input ${name}.`);
    const changed = this.life.changes[name]?.[2];
    const others = Object.entries(this.life.inputs).filter(([other]) => other !== changed);
    const along = typeof changed === 'object' ? changed : {};
    return { ...Object.fromEntries(others), ...along, [name]: value } as InputsFor<R>;
  }

  declaredValue(name: string): unknown {
    return (this.life.inputs as Members)[name];
  }

  /** A test of an action, or of the claim that there is none. */
  unlessLeftOut(
    title: string,
    call: OperationName | Omission,
    test: (operation: OperationName) => Promise<void>,
  ): void {
    if (isOmission(call)) this.leaveOut(title, call);
    else it(title, () => test(call));
  }

  leaveOut(what: string, { because, holds }: Omission): void {
    it(`leaves out ${what}: ${because}`, () => {
      expect(holds(this.resource, what)).toBe(true);
    });
  }
}
