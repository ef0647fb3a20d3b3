import type { Emulator } from '../../emulator/index.js';
import type { Type } from '../contract/provider-client.js';
import type { Values } from '../contract/struct.js';
import { bench } from '../dev-environment-sample.js';

type Controls = Emulator['controls'];

/** A place in a program for one resource, and what may become of it. No two slots can come to want the same name. */
export interface Slot {
  readonly name: string;
  readonly type: Type;
  /** What is always declared of it. */
  readonly inputs: Values;
  /** What else, with the values that it may have; undefined leaves it out. */
  readonly choices: Readonly<Record<string, readonly [Values[string] | undefined, ...(Values[string] | undefined)[]]>>;
  /** What the service has under an id; undefined if that is gone. */
  look(controls: Controls, id: string): object | undefined;
  /** What somebody may do to it behind everybody's back. */
  readonly mischief: readonly ((controls: Controls, id: string) => void)[];
}

const last = (id: string): string => id.split('/').at(-1) ?? '';

const project = (name: string): Slot => ({
  name,
  type: 'Project',
  inputs: { spaceName: 'acme' },
  choices: { displayName: [`${name}-a`, `${name}-b`], description: [undefined, 'First', 'Second'] },
  look: (controls, id) => controls.getProject('acme', last(id)),
  mischief: [
    (controls, id) => {
      controls.setProject('acme', last(id), { description: 'Somebody was here' });
    },
    (controls, id) => {
      controls.deleteProject('acme', last(id));
    },
  ],
});

const repository = (name: string): Slot => ({
  name,
  type: 'SourceRepository',
  inputs: { spaceName: 'acme', projectName: 'shop' },
  choices: { name: [`${name}-a`, `${name}-b`], description: [undefined, 'First', 'Second'] },
  look: (controls, id) => controls.getSourceRepository('acme', 'shop', last(id)),
  mischief: [
    (controls, id) => {
      controls.setSourceRepository('acme', 'shop', last(id), { description: 'Somebody was here' });
    },
    (controls, id) => {
      controls.moveHead('acme', 'shop', last(id), 'main');
    },
    (controls, id) => {
      controls.deleteSourceRepository('acme', 'shop', last(id));
    },
    (controls, id) => {
      controls.deleteSourceRepository('acme', 'shop', last(id));
      controls.addSourceRepository('acme', 'shop', { name: last(id) });
    },
  ],
});

const branchName = (id: string): string => id.split('/').slice(3).join('/');

const branch = (name: string): Slot => ({
  name,
  type: 'Branch',
  inputs: { spaceName: 'acme', projectName: 'shop', sourceRepositoryName: 'api' },
  choices: { name: [`${name}/a`, `${name}/b`] },
  look: (controls, id) => controls.getBranch('acme', 'shop', 'api', branchName(id)),
  mischief: [
    (controls, id) => {
      controls.moveHead('acme', 'shop', 'api', branchName(id));
    },
    (controls, id) => {
      controls.deleteBranch('acme', 'shop', 'api', branchName(id));
    },
  ],
});

const environment = (name: string): Slot => ({
  name,
  type: 'DevEnvironment',
  inputs: { ...bench, ides: [{ name: 'VSCode' }], persistentStorage: { sizeInGiB: 16 } },
  choices: {
    alias: [name, `${name}-2`],
    instanceType: ['dev.standard1.small', 'dev.standard1.medium'],
    inactivityTimeoutMinutes: [undefined, 15, 30],
    desiredStatus: [undefined, 'RUNNING', 'STOPPED'],
  },
  look: (controls, id) => {
    const found = controls.getDevEnvironments('acme', 'shop').find((one) => one.id === last(id));
    return found && found.status !== 'DELETED' ? { ...found, desiredStatus: found.status } : undefined;
  },
  mischief: [
    (controls, id) => {
      controls.setDevEnvironment('acme', 'shop', last(id), { alias: 'mine' });
    },
    (controls, id) => {
      controls.setDevEnvironment('acme', 'shop', last(id), { status: 'STOPPED' });
    },
    (controls, id) => {
      controls.failDevEnvironment('acme', 'shop', last(id), 'Out of disks');
    },
    (controls, id) => {
      controls.deleteDevEnvironment('acme', 'shop', last(id));
    },
  ],
});

const token = (name: string): Slot => ({
  name,
  type: 'AccessToken',
  inputs: {},
  choices: {
    name: [`${name}-a`, `${name}-b`],
    expiresTime: [undefined, '2099-01-31T12:00:00.000Z', '2098-01-31T12:00:00.000Z'],
  },
  look: (controls, id) => controls.getAccessTokens('local-user').find((one) => one.id === id),
  mischief: [
    (controls, id) => {
      controls.setAccessToken('local-user', id, { name: 'mine' });
    },
    (controls, id) => {
      controls.deleteAccessToken('local-user', id);
    },
  ],
});

export const slots: readonly Slot[] = [
  ...[project('blog'), project('wiki')],
  ...[repository('web'), repository('lib')],
  ...[branch('next'), branch('old')],
  ...[environment('bench'), environment('desk')],
  ...[token('pipeline'), token('backup')],
];

const namesOf = (type: Type, property: string): string[] =>
  slots.flatMap((slot) => (slot.type === type ? (slot.choices[property] ?? []).map(String) : []));

/** The ids of all things that there are, but for those that no program ever declares. */
export const existing = (controls: Controls): readonly string[] => [
  ...namesOf('Project', 'displayName').flatMap((name) => (controls.getProject('acme', name) ? [`acme/${name}`] : [])),
  ...namesOf('SourceRepository', 'name').flatMap((name) =>
    controls.getSourceRepository('acme', 'shop', name) ? [`acme/shop/${name}`] : [],
  ),
  ...namesOf('Branch', 'name').flatMap((name) =>
    controls.getBranch('acme', 'shop', 'api', name) ? [`acme/shop/api/${name}`] : [],
  ),
  ...controls
    .getDevEnvironments('acme', 'shop')
    .flatMap(({ id, status }) => (status === 'DELETED' ? [] : [`acme/shop/${id}`])),
  ...controls.getAccessTokens('local-user').flatMap(({ id, name }) => (name === theirs ? [] : [id])),
];

/** What everything is called that is not ours. */
export const theirs = 'theirs';
