import * as pulumi from '@pulumi/pulumi';
import { Branch, getSpaceOutput, getSpacesOutput, Project, SourceRepository } from 'pulumi-codecatalyst';

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

export const projectName = project.name;
export const cloneUrls = { frontend: frontend.cloneUrl, backend: backend.cloneUrl };
export const releaseHead = release.headCommitId;

export const region = getSpaceOutput().regionName;
export const spaceNames = getSpacesOutput().spaces.apply((spaces) => (spaces ?? []).map(({ name }) => name));
