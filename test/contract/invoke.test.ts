import { describe, expect, it } from '@jest/globals';
import { configured } from './contract.js';
import { refusal } from './refusal.js';
import { secret, unknowns } from './struct.js';

const functions = [
  'getSpace',
  'getSpaces',
  'getSubscription',
  'getEventLogs',
  'getProject',
  'getProjects',
  'getSourceRepository',
  'getSourceRepositories',
  'getBranches',
  'getDevEnvironment',
  'getDevEnvironments',
  'getDevEnvironmentSessions',
  'getWorkflow',
  'getWorkflows',
  'getWorkflowRun',
  'getWorkflowRuns',
  'getAccessTokens',
  'getUser',
  'getCallerIdentity',
];

describe('Invoke', () => {
  it('looks up a space, by default the one of the provider', async () => {
    await using contract = await configured({ spaceName: 'acme' });
    const { provider, controls } = contract;
    controls.setSpace('acme', { displayName: 'Acme', description: 'Ours' });
    const acme = { name: 'acme', displayName: 'Acme', description: 'Ours', regionName: 'us-west-2' };

    expect(await provider.invoke('getSpace', { name: 'acme' })).toEqual({ result: acme, failures: {} });
    expect(await provider.invoke('getSpace', {})).toEqual({ result: acme, failures: {} });
    // What the service does not tell is left out.
    expect(await provider.invoke('getSpace', { name: 'umbrella' })).toMatchObject({
      result: { name: 'umbrella', regionName: 'us-west-2' },
    });
  });

  it.each(Object.entries(unknowns))(
    'answers nothing and calls nobody while an argument is not known: %s',
    async (_, value) => {
      await using contract = await configured({ spaceName: 'acme' });
      const { provider, controls } = contract;
      const nothing = { result: {}, failures: {} };
      expect(await provider.invoke('getProject', { name: value })).toEqual(nothing);
      // Without it, all projects would be listed.
      const filters = [{ key: 'name', values: [secret(value)] }];
      expect(await provider.invoke('getProjects', { filters })).toEqual(nothing);
      expect(await provider.invoke('getProject', { spaceName: value, title: 'x' })).toMatchObject({
        failures: { name: 'name is required', title: expect.stringContaining('there is no property title') },
      });
      expect(controls.countRequests()).toBe(0);
    },
  );

  it('lists spaces and workflows', async () => {
    await using contract = await configured();
    const { provider, controls } = contract;
    controls.addSourceRepository('acme', 'shop', { name: 'web' });
    controls.putWorkflow({
      spaceName: 'acme',
      projectName: 'shop',
      name: 'build',
      path: '.codecatalyst/workflows/build.yaml',
      sourceRepositoryName: 'web',
      sourceBranchName: 'main',
      runMode: 'QUEUED',
      status: 'ACTIVE',
    });
    const build = {
      id: expect.stringMatching(/./),
      name: 'build',
      definition: { path: '.codecatalyst/workflows/build.yaml' },
      sourceRepositoryName: 'web',
      sourceBranchName: 'main',
      createdTime: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
      lastUpdatedTime: expect.stringMatching(/Z$/),
      runMode: 'QUEUED',
      status: 'ACTIVE',
    };

    const spaces = await provider.invoke('getSpaces', {});
    expect(spaces.result).toMatchObject({ spaces: [{ name: 'acme' }, { name: 'umbrella' }] });
    const { result } = await provider.invoke('getWorkflows', { spaceName: 'acme', projectName: 'shop' });
    expect(result).toEqual({ workflows: [build] });
    const [{ id }] = result.workflows as unknown as [{ id: string }];
    const { result: found } = await provider.invoke('getWorkflow', { spaceName: 'acme', projectName: 'shop', id });
    expect(found).toEqual({ ...build, id });
  });

  it('keeps secret what a secret was asked for', async () => {
    await using contract = await configured();

    expect(await contract.provider.invoke('getSpace', { name: secret('acme') })).toMatchObject({
      result: { name: secret('acme'), regionName: secret('us-west-2') },
    });
  });

  it('names everything that is wrong with the arguments, and calls nobody', async () => {
    await using contract = await configured();
    const { provider, controls } = contract;

    expect(await provider.invoke('getWorkflow', { projectname: 'shop', id: 7 })).toEqual({
      result: {},
      failures: {
        spaceName: "spaceName is required; set it here, or spaceName in the provider's configuration",
        projectName: 'projectName is required',
        projectname: 'there is no property projectname; did you mean projectName?',
        id: 'must be text, and is a number',
      },
    });
    expect(await provider.invoke('getSpace', { name: secret('$') })).toMatchObject({
      failures: { name: expect.stringMatching(/^the secret value must/) },
    });
    expect(controls.countRequests()).toBe(0);
  });

  it('fails for what does not exist, with all that the service says', async () => {
    await using contract = await configured();
    const answer = contract.provider.invoke('getSpace', { name: 'nowhere' });
    expect(await refusal(answer)).toMatchObject({
      code: 'PERMISSION_DENIED',
      text: expect.stringMatching(/^CodeCatalyst refused: .* \(GetSpace: AccessDeniedException, request id [\w-]+\)/),
    });
  });

  it('knows no other function', async () => {
    await using contract = await configured();
    expect(await refusal(contract.provider.invoke('getNothing', {}))).toMatchObject({
      code: 'INVALID_ARGUMENT',
      text: `codecatalyst has no function codecatalyst:index:getNothing. Version 0.1.0 has ${functions.map((name) => `codecatalyst:index:${name}`).join(', ')}.`,
    });
  });
});
