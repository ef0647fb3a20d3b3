import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';

/** Where the pipelines lie that are ready to copy. */
export const pipelines = fileURLToPath(new URL('../../../examples/pipelines', import.meta.url));

/** What a pipeline does. */
type Job = 'drift' | 'preview' | 'up' | 'teardown';

/** The commands of a job, each as it would be given to a shell. */
type Commands = (job: Job) => readonly string[];

const yaml = (file: string): unknown => parse(readFileSync(`${pipelines}/${file}`, 'utf8'));

interface CodeCatalystWorkflow {
  readonly Actions: Readonly<
    Record<string, { readonly Configuration: { readonly Steps: readonly { readonly Run: string }[] } }>
  >;
}
interface GitHubWorkflow {
  readonly jobs: Readonly<Record<Job, { readonly steps: readonly { readonly run?: string; readonly if?: string }[] }>>;
}
interface GitLabJob {
  readonly before_script?: readonly string[];
  readonly script: readonly string[];
}
type GitLabPipeline = Readonly<Record<Job, GitLabJob>> & { readonly default: Pick<GitLabJob, 'before_script'> };

const codecatalyst: Commands = (job) => {
  const { Actions } = yaml(`codecatalyst/.codecatalyst/workflows/${job}.yaml`) as CodeCatalystWorkflow;
  return Object.values(Actions).flatMap(({ Configuration: { Steps } }) => Steps.map(({ Run }) => Run));
};

const github: Commands = (job) => {
  const { steps } = (yaml('github/.github/workflows/estate.yml') as GitHubWorkflow).jobs[job];
  // What has a condition is done whatever came of the rest.
  return steps.flatMap((step) => (step.run === undefined || step.if !== undefined ? [] : [step.run]));
};

const gitlab: Commands = (job) => {
  const pipeline = yaml('gitlab/.gitlab-ci.yml') as GitLabPipeline;
  const { before_script: before = pipeline.default.before_script ?? [], script } = pipeline[job];
  return [...before, ...script];
};

/** The commands of each system's pipeline, as its file has them. */
export const systems: Readonly<Record<string, Commands>> = { codecatalyst, github, gitlab };
