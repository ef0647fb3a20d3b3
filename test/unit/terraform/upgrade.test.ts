import { decode } from '@msgpack/msgpack';
import { describe, expect, it } from '@jest/globals';
import { type Context, input, output, type Provider, resourceOf } from '../../../provider/model/index.js';
import { Call } from '../../../provider/terraform/call.js';
import { Plugin } from '../../../provider/terraform/plugin.js';
import { upgradeResourceState } from '../../../provider/terraform/upgrade-resource-state.js';

const text = (name: string) => ({ name, required: true as const, shape: { type: 'string' as const } });

/** A shelf whose `boardCount`, a text, has become `boards`. */
const shelf = resourceOf<Context>()('Shelf', {
  description: 'A shelf.',
  inputs: { name: input(text('name'), 'replace', 'Its name.') },
  outputs: { boards: output(text('boards'), 'Its boards.') },
  identity: ['name'],
  stateVersion: 2,
  upgrades: { 1: ({ boardCount, ...state }) => ({ ...state, boards: `${Number(boardCount)} boards` }) },
}).lifecycle({
  create: ({ name }) => Promise.resolve({ name }),
  read: ({ name }) => Promise.resolve({ name, boards: '' }),
  delete: () => Promise.resolve(),
});

const provider: Provider = {
  name: 'room',
  version: '1.0.0',
  settings: {},
  resources: [shelf],
  dataSources: [],
  connect: () => {
    throw new Error('Nothing is called.');
  },
};

describe('a state that an earlier release recorded', () => {
  it('is brought into its new form by what the resource says, attributes that are no more included', async () => {
    const plugin = new Plugin({ provider, log: () => undefined });
    const call = new Call(plugin, 'UpgradeResourceState', new AbortController().signal);
    const recorded = { id: 'tall', name: 'tall', board_count: '5' };
    const raw_state = { json: Buffer.from(JSON.stringify(recorded)) };
    const { upgraded_state } = await upgradeResourceState({ type_name: 'room_shelf', version: 1, raw_state }, call);
    expect(decode(upgraded_state.msgpack ?? new Uint8Array())).toEqual({
      id: 'tall',
      name: 'tall',
      boards: '5 boards',
    });
  });
});
