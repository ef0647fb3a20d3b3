import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { AnyResource, InputsFor } from '../../../provider/model/index.js';
import type { Change } from '../answer.js';
import type { Workspace } from '../engine.js';
import { isOmission } from './omission.js';
import type { AnyLife, Subject } from './subject.js';
import '../to-be-answered.js';

type Case = <R extends AnyResource>(subject: Subject<R>) => void;

const create: Case = (subject) => {
  const { life } = subject;

  it('makes what is declared', async () => {
    await using workspace = await subject.deployed();
    expect(subject.there(workspace)).toMatchObject(subject.told(life.inputs));
  });

  it('is undone by a destroy', async () => {
    await using workspace = await subject.deployed();
    expect(await workspace.destroy()).toBeAnswered('delete');
    subject.toBeGone(workspace);
    expect(await workspace.recorded()).toBeUndefined();
  });
};

const noOp: Case = (subject) => {
  const { life, resource, engine } = subject;

  it('leaves nothing to do', async () => {
    await using workspace = await subject.deployed();
    expect(await workspace.plan({ refresh: true })).toBeAnswered('same');
    expect(await workspace.deploy()).toBeAnswered('same');
  });

  for (const [name, [value, change]] of Object.entries(life.changes)) {
    if (change !== 'same') continue;
    it(`is all that a change of ${name} asks for`, async () => {
      await using workspace = await subject.deployed();
      await workspace.declare(resource, subject.with(name, value));
      workspace.emulator.clearRequests();
      expect(await workspace.plan()).toBeAnswered(engine.ofRecordAlone);
      expect(await workspace.deploy()).toBeAnswered(engine.ofRecordAlone);
      expectNoWrites(workspace, life.calls);
      expect(await workspace.plan({ refresh: true })).toBeAnswered('same');
    });
  }
};

const changes =
  (expected: Extract<Change, 'update' | 'replace'>): Case =>
  (subject) => {
    const { life, resource } = subject;
    const rows = Object.entries(life.changes).filter(([, [, change]]) => change === expected);
    for (const [name, [value]] of rows) {
      it(`is what a change of ${name} plans and does`, async () => {
        await using workspace = await subject.deployed();
        const before = life.id(subject.there(workspace));
        const inputs = subject.with(name, value);
        await workspace.declare(resource, inputs);

        expect(await workspace.plan()).toBeAnswered(expected);
        expect(await workspace.deploy()).toBeAnswered(expected);

        const now = subject.there(workspace, inputs);
        expect(now).toMatchObject(subject.told({ [name]: value }));
        if (expected === 'update') expect(life.id(now)).toBe(before);
        expect(await workspace.plan({ refresh: true })).toBeAnswered('same');
      });
    }
    if (rows.length === 0 && isOmission(life.calls.update)) subject.leaveOut('every input', life.calls.update);
  };

const imports: Case = (subject) => {
  it('takes up what is there by its id, with code that changes nothing', async () => {
    await using workspace = await subject.deployed();
    const { resource, life } = subject;
    const left: readonly string[] = life.notImported ?? [];
    const there = subject.there(workspace);
    await workspace.forget();
    workspace.emulator.clearRequests();

    await workspace.import(resource, life.id(there));

    expect(await workspace.plan({ refresh: true })).toBeAnswered('same');
    expect(await workspace.deploy()).toBeAnswered('same');
    // Nor does the code of the program that made it.
    const told = Object.entries(subject.told(life.inputs)).filter(([name]) => !left.includes(name));
    await workspace.declare(resource, Object.fromEntries(told) as InputsFor<typeof resource>);
    expect(await workspace.plan()).toBeAnswered('same');
    expect(subject.there(workspace)).toEqual(there);
    expectNoWrites(workspace, life.calls);
  });
};

const drift: Case = (subject) => {
  const { life } = subject;
  for (const [name, rows] of Object.entries(life.drifts)) {
    if (isOmission(rows)) {
      subject.leaveOut(name, rows);
      continue;
    }
    it.each(rows)(`of ${name} to %j is found and put right by %s`, async (value, expected) => {
      await using workspace = await subject.deployed();
      life.set(workspace.emulator, subject.there(workspace), { [name]: value });

      expect(await workspace.plan({ refresh: true })).toBeAnswered(expected);
      expect(await workspace.refresh()).toBeAnswered('update');
      expect(await workspace.plan()).toBeAnswered(expected);
      expect(await workspace.deploy({ refresh: true })).toBeAnswered(expected);

      expect(subject.there(workspace)).toMatchObject({ [name]: subject.declaredValue(name) });
      expect(await workspace.plan({ refresh: true })).toBeAnswered('same');
    });
  }
};

const deleted: Case = (subject) => {
  const { life } = subject;
  const { remove } = life;
  if (isOmission(remove)) {
    subject.leaveOut('its going', remove);
    return;
  }

  it('behind our back is found, dropped and made again', async () => {
    await using workspace = await subject.deployed();
    remove(workspace.emulator, subject.there(workspace));

    expect(await workspace.plan({ refresh: true })).toBeAnswered('create');
    expect(await workspace.refresh()).toBeAnswered('delete');
    expect(await workspace.recorded()).toBeUndefined();
    expect(await workspace.deploy()).toBeAnswered('create');
    expect(subject.there(workspace)).toMatchObject(subject.told(life.inputs));
    expect(await workspace.plan({ refresh: true })).toBeAnswered('same');
  });

  it('behind our back counts as destroyed', async () => {
    await using workspace = await subject.deployed();
    remove(workspace.emulator, subject.there(workspace));

    expect(await workspace.destroy()).toBeAnswered('delete');
    expect(await workspace.recorded()).toBeUndefined();
  });
};

const badInput: Case = (subject) => {
  const { life, resource } = subject;
  // A refusal leaves everything as it was, so one workspace does for all.
  let workspace: Workspace;
  beforeAll(async () => {
    workspace = await subject.deployed();
  });
  afterAll(async () => {
    await workspace[Symbol.asyncDispose]();
  });

  for (const [name, rows] of Object.entries(life.bad)) {
    if (isOmission(rows)) {
      subject.leaveOut(name, rows);
      continue;
    }
    for (const [value, said] of rows) {
      it(`of ${name}, ${shortened(value)}, is refused`, async () => {
        const asItIs = async () => ({ recorded: await workspace.recorded(), there: subject.there(workspace) });
        const before = await asItIs();
        await workspace.declare(resource, subject.with(name, value));

        const { change, output } = await workspace.refused();

        expect(output).toContain(subject.engine.says(said));
        if (subject.engine.deletesFirst && change === 'replace') {
          expect(await workspace.recorded()).toBeUndefined();
          await workspace.declare(resource, life.inputs);
          await workspace.deploy();
        } else expect(await asItIs()).toEqual(before);
      });
    }
  }
};

/** A value for a title. */
const shortened = (value: unknown): string => {
  const text = JSON.stringify(value);
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
};

const cancelled: Case = (subject) => {
  const { life, resource } = subject;

  it('while it is made, is recorded, and finished by the next run', async () => {
    await using workspace = await subject.declared();
    await workspace.interrupted('deploy', life.calls.create);

    const id = life.id(subject.there(workspace));
    expect(await workspace.recorded()).toMatchObject({ id });
    await workspace.deploy();
    expect(life.id(subject.there(workspace))).toBe(id);
    expect(await workspace.recorded()).toMatchObject({ id, isHalfMade: false });
    expect(await workspace.plan({ refresh: true })).toBeAnswered('same');
  });

  subject.unlessLeftOut('while it is changed, is finished by the next run', life.calls.update, async (update) => {
    await using workspace = await subject.deployed();
    const [name, [value]] = firstInPlace(subject);
    await workspace.declare(resource, subject.with(name, value));
    await workspace.interrupted('deploy', update);

    expect(await workspace.recorded()).toMatchObject({ id: life.id(subject.there(workspace)) });
    await workspace.deploy({ refresh: true });
    expect(subject.there(workspace)).toMatchObject({ [name]: value });
    expect(await workspace.plan({ refresh: true })).toBeAnswered('same');
  });

  subject.unlessLeftOut('while it is deleted, is gone after the next run', life.calls.delete, async (remove) => {
    await using workspace = await subject.deployed();
    await workspace.interrupted('destroy', remove);

    await workspace.destroy();
    subject.toBeGone(workspace);
    expect(await workspace.recorded()).toBeUndefined();
  });
};

/** The first input that an action changes in place. */
function firstInPlace<R extends AnyResource>({ life, resource }: Subject<R>) {
  const found = Object.entries(life.changes).find(
    ([name, [, change]]) => change === 'update' && name in resource.inputs,
  );
  if (!found) throw new Error(`${resource.type} has nothing that changes in place.`);
  return found;
}

const halfMade: Case = (subject) => {
  const { life } = subject;
  const { create, read: operation, readsBefore: skip = 0 } = life.calls;
  const refused = async () => {
    const workspace = await subject.declared();
    const fault = { operation, skip, status: 403, error: 'AccessDeniedException', message: 'Not for you' };
    workspace.emulator.failNext(fault);
    const { output } = await workspace.refused();
    return { workspace, output, [Symbol.asyncDispose]: () => workspace[Symbol.asyncDispose]() };
  };

  it('is recorded with the reason, and finished by the next run', async () => {
    await using failed = await refused();
    const { workspace, output } = failed;
    expect(output).toContain('Not for you');

    const id = life.id(subject.there(workspace));
    expect(await workspace.recorded()).toMatchObject({ id, isHalfMade: true });
    await workspace.keep();
    expect((await workspace.deploy()).change).toMatch(/^(update|same)$/);
    expect(await workspace.recorded()).toMatchObject({ id, isHalfMade: false });
    expect(workspace.emulator.countRequests(create)).toBe(1);
    expect(await workspace.plan({ refresh: true })).toBeAnswered('same');
  });

  it('may be destroyed', async () => {
    await using failed = await refused();
    const { workspace } = failed;

    expect(await workspace.destroy()).toBeAnswered('delete');
    subject.toBeGone(workspace);
    expect(await workspace.recorded()).toBeUndefined();
  });
};

function expectNoWrites({ emulator }: Workspace, { create, update }: AnyLife<AnyResource>['calls']): void {
  for (const write of [create, update]) {
    if (!isOmission(write)) expect(emulator.countRequests(write)).toBe(0);
  }
}

/** All that is tried of each resource, in the order of the table. */
export const cases: Readonly<Record<string, Case>> = {
  create,
  'no-op': noOp,
  update: changes('update'),
  replace: changes('replace'),
  import: imports,
  drift,
  deleted,
  'bad input': badInput,
  cancelled,
  'half made': halfMade,
};
