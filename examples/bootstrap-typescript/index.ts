import * as pulumi from '@pulumi/pulumi';
import {
  AccessToken,
  Branch,
  DevEnvironment,
  getSpaceOutput,
  getSpacesOutput,
  Project,
  SourceRepository,
} from 'pulumi-codecatalyst';

const config = new pulumi.Config();
const teamName = config.require('teamName');

// The space is that of the provider: codecatalyst:spaceName in Pulumi.yaml.
const project = new Project('team', {
  displayName: teamName,
  description: `Everything of the team ${teamName}, managed by Pulumi`,
});

const [frontend, backend] = ['frontend', 'backend'].map(
  (name) =>
    new SourceRepository(name, {
      projectName: project.name,
      name,
      description: `The ${name} of ${teamName}`,
    }),
) as [SourceRepository, SourceRepository];

const release = new Branch('release', {
  projectName: project.name,
  sourceRepositoryName: backend.name,
  name: 'release/1.0',
});

// A place to work on the frontend, with its main branch cloned into it.
const workbench = new DevEnvironment('workbench', {
  projectName: project.name,
  alias: 'frontend',
  ides: [{ name: 'VSCode' }],
  instanceType: 'dev.standard1.small',
  inactivityTimeoutMinutes: 30,
  persistentStorage: { sizeInGiB: 16 },
  repositories: [{ repositoryName: frontend.name, branchName: 'main' }],
});

// What a pipeline clones with; the secret is encrypted in state and shown to nobody.
const pipeline = new AccessToken('pipeline', { name: `${teamName} pipeline` });

export const projectName = project.name;
export const cloneUrls = { frontend: frontend.cloneUrl, backend: backend.cloneUrl };
export const releaseHead = release.headCommitId;

export const region = getSpaceOutput().regionName;
export const spaceNames = getSpacesOutput().spaces.apply((spaces) => (spaces ?? []).map(({ name }) => name));

export const workbenchStatus = workbench.status;
export const gitPassword = pipeline.secret;
