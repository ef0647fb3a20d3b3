import emptyProto from 'google-protobuf/google/protobuf/empty_pb.js';
import proto from '@pulumi/pulumi/proto/provider_pb.js';
import { describe, expect, it } from '@jest/globals';
import { configured, greeted } from './contract.js';
import type { ProviderClient, Type } from './provider-client.js';
import { refusal } from './refusal.js';

type Raw = ProviderClient['raw'];
type Done = (error: Error | null) => void;

describe('what this provider does not serve', () => {
  it.each<[string, (raw: Raw, done: Done) => unknown]>([
    ['Parameterize', (raw, done) => raw.parameterize(new proto.ParameterizeRequest(), done)],
    ['Call', (raw, done) => raw.call(new proto.CallRequest(), done)],
    ['Construct', (raw, done) => raw.construct(new proto.ConstructRequest(), done)],
    ['GetMapping', (raw, done) => raw.getMapping(new proto.GetMappingRequest(), done)],
    ['GetMappings', (raw, done) => raw.getMappings(new proto.GetMappingsRequest(), done)],
  ])('is answered as unimplemented: %s', async (_, send) => {
    await using contract = await greeted();
    const answer = new Promise((resolve, reject) => {
      send(contract.provider.raw, (error) => {
        if (error) reject(error);
        else resolve(new emptyProto.Empty());
      });
    });
    expect(await refusal(answer)).toMatchObject({ code: 'UNIMPLEMENTED' });
  });

  it.each<[string, (provider: ProviderClient, type: Type) => Promise<unknown>]>([
    ['Check', (provider, type) => provider.check(type, {})],
    ['Diff', (provider, type) => provider.diff(type, { id: 'x', olds: {}, news: {} })],
    ['Create', (provider, type) => provider.create(type, {})],
    ['Read', (provider, type) => provider.read(type, 'x')],
    ['Update', (provider, type) => provider.update(type, { id: 'x', olds: {}, oldInputs: {}, news: {} })],
    ['Delete', (provider, type) => provider.delete(type, 'x', {})],
    ['List', (provider, type) => provider.list(type, {})],
  ])('is told by %s of a type that does not exist', async (_, send) => {
    await using contract = await configured();
    expect(await refusal(send(contract.provider, 'Nothing' as Type))).toEqual({
      code: 'INVALID_ARGUMENT',
      text: 'codecatalyst has no resource codecatalyst:index:Nothing. Version 0.1.0 has codecatalyst:index:Space, codecatalyst:index:Project, codecatalyst:index:SourceRepository, codecatalyst:index:Branch, codecatalyst:index:DevEnvironment, codecatalyst:index:DevEnvironmentSession, codecatalyst:index:AccessToken, codecatalyst:index:WorkflowRun.',
      half: undefined,
    });
  });
});
