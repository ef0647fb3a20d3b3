import { App, TerraformOutput, TerraformStack } from 'cdktf';
import { AccessToken } from 'cdktf-provider-codecatalyst/access-token';
import { Branch } from 'cdktf-provider-codecatalyst/branch';
import { DataCodecatalystSpace } from 'cdktf-provider-codecatalyst/data-codecatalyst-space';
import { DataCodecatalystSpaces } from 'cdktf-provider-codecatalyst/data-codecatalyst-spaces';
import { DevEnvironment } from 'cdktf-provider-codecatalyst/dev-environment';
import { Project } from 'cdktf-provider-codecatalyst/project';
import { CodecatalystProvider } from 'cdktf-provider-codecatalyst/provider';
import { SourceRepository } from 'cdktf-provider-codecatalyst/source-repository';
import { Construct } from 'constructs';

/** A team's project in CodeCatalyst, with repositories, a release branch, and what is already there. */
class Bootstrap extends TerraformStack {
  constructor(scope: Construct, id: string, teamName: string) {
    super(scope, id);

    new CodecatalystProvider(this, 'codecatalyst', {
      // Needs no account: an embedded CodeCatalyst runs while the program does. Without it, the service itself is called.
      endpoint: 'local',
      // The space of everything below.
      spaceName: 'acme',
    });

    const project = new Project(this, 'team', {
      displayName: teamName,
      description: `Everything of the team ${teamName}, managed by CDKTF`,
    });

    // A stack has a construct named backend of its own: where its state is kept.
    const [frontend, backend] = ['frontend', 'backend'].map(
      (name) =>
        new SourceRepository(this, `${name}-repository`, {
          projectName: project.name,
          name,
          description: `The ${name} of ${teamName}`,
        }),
    ) as [SourceRepository, SourceRepository];

    const release = new Branch(this, 'release', {
      projectName: project.name,
      sourceRepositoryName: backend.name,
      name: 'release/1.0',
    });

    // A place to work on the frontend, with its main branch cloned into it.
    const workbench = new DevEnvironment(this, 'workbench', {
      projectName: project.name,
      alias: 'frontend',
      ides: [{ name: 'VSCode' }],
      instanceType: 'dev.standard1.small',
      inactivityTimeoutMinutes: 30,
      persistentStorage: { sizeInGib: 16 },
      repositories: [{ repositoryName: frontend.name, branchName: 'main' }],
    });

    // What a pipeline clones with; the secret is in the state, which is to be kept like one, and shown to nobody.
    const pipeline = new AccessToken(this, 'pipeline', { name: `${teamName} pipeline` });

    const outputs: Readonly<Record<string, unknown>> = {
      project_name: project.name,
      clone_urls: { frontend: frontend.cloneUrl, backend: backend.cloneUrl },
      release_head: release.headCommitId,
      region: new DataCodecatalystSpace(this, 'space').regionName,
      space_names: [new DataCodecatalystSpaces(this, 'spaces').spaces.get(0).name],
      workbench_status: workbench.status,
    };
    for (const [name, value] of Object.entries(outputs)) new TerraformOutput(this, name, { value });
    new TerraformOutput(this, 'git_password', { value: pipeline.secret, sensitive: true });
  }
}

const app = new App();
new Bootstrap(app, 'bootstrap', process.env.TEAM_NAME ?? 'Web shop');
app.synth();
