import { CreateSourceRepository, CreateSourceRepositoryBranch, GetSourceRepository } from '../../../api/operations.js';
import { like } from '../../documents/api-shape.js';
import { clearable, list, optional, required, structure } from '../../documents/structure.js';
import { instant, oneOf, text } from '../../documents/values.js';
import { known } from '../../controls/known.js';
import { route, type Section } from '../route.js';
import { withoutKey } from '../without-key.js';

const name = like(CreateSourceRepository.request.name);
const description = like(CreateSourceRepository.request.description);
const branchName = like(CreateSourceRepositoryBranch.request.name);
const commitId = text({ pattern: '[0-9a-f]{40}' });

const file = structure({
  path: required(text({ min: 1 }), 'where it is, from the root of the repository'),
  content: clearable(text(), 'what is in it; null takes the file away'),
});

export const sourceRepositories: Section = {
  title: 'Source repositories and branches',
  about: 'A `/` in the name of a branch is written `%2F` in a path.',
  routes: [
    route('POST /spaces/{space}/projects/{project}/sourceRepositories', {
      summary: 'Makes a repository with its first commit on `main`',
      body: structure({ name: required(name, 'its name'), description: optional(description, 'what it is for') }),
      answers: 'the repository',
      act: (controls, { labels: { space, project }, body }) =>
        withoutKey(controls.addSourceRepository(space, project, body)),
    }),
    route('POST /spaces/{space}/projects/{project}/linkedRepositories', {
      summary: 'Makes a repository that lives with a third party: listed, but not to be branched or deleted by the API',
      body: structure({
        name: required(name, 'its name'),
        provider: optional(oneOf(['github', 'gitlab', 'bitbucket']), 'github when absent'),
        description: optional(description, 'what it is for'),
      }),
      answers: 'the repository',
      act: (controls, { labels: { space, project }, body }) =>
        withoutKey(controls.addLinkedRepository(space, project, body)),
    }),
    route('PATCH /spaces/{space}/projects/{project}/members', {
      summary: 'Says who may reach the repositories of a project by Git, as long as the emulator runs',
      body: structure({ users: clearable(list(text({ min: 1 })), 'their aliases; null lets everybody again') }),
      act: (controls, { labels: { space, project }, body: { users } }) => {
        controls.setProjectMembers(space, project, users);
      },
    }),
    route('GET /spaces/{space}/projects/{project}/sourceRepositories/{repository}', {
      summary: 'Tells of a repository',
      answers: 'its members',
      act: (controls, { labels: { space, project, repository } }) =>
        withoutKey(
          known(controls.getSourceRepository(space, project, repository), `${space}/${project}/${repository}`),
        ),
    }),
    route('PATCH /spaces/{space}/projects/{project}/sourceRepositories/{repository}', {
      summary: 'Changes a repository',
      body: structure({
        name: optional(name, 'another name'),
        description: clearable(description, 'what it is for'),
        createdTime: optional(like(GetSourceRepository.response.createdTime), 'when it was made'),
        lastUpdatedTime: optional(like(GetSourceRepository.response.lastUpdatedTime), 'when it last changed'),
        defaultBranchName: optional(branchName, 'the branch that a new one starts from'),
      }),
      act: (controls, { labels: { space, project, repository }, body }) => {
        controls.setSourceRepository(space, project, repository, body);
      },
    }),
    route('DELETE /spaces/{space}/projects/{project}/sourceRepositories/{repository}', {
      summary: 'Takes a repository away, a linked one too',
      act: (controls, { labels: { space, project, repository } }) => {
        controls.deleteSourceRepository(space, project, repository);
      },
    }),
    route('POST /spaces/{space}/projects/{project}/sourceRepositories/{repository}/branches', {
      summary: 'Makes a branch',
      body: structure({
        name: required(branchName, 'its name'),
        commitId: optional(commitId, 'where it starts: at the head of the default branch when absent'),
      }),
      answers: 'the branch',
      act: (controls, { labels: { space, project, repository }, body }) =>
        withoutKey(controls.addBranch(space, project, repository, body.name, body.commitId)),
    }),
    route('GET /spaces/{space}/projects/{project}/sourceRepositories/{repository}/branches/{branch}', {
      summary: 'Tells of a branch',
      answers: 'its members',
      act: (controls, { labels: { space, project, repository, branch } }) =>
        withoutKey(
          known(controls.getBranch(space, project, repository, branch), `${space}/${project}/${repository}/${branch}`),
        ),
    }),
    route('PATCH /spaces/{space}/projects/{project}/sourceRepositories/{repository}/branches/{branch}', {
      summary: 'Changes a branch',
      body: structure({
        headCommitId: optional(commitId, 'another head'),
        lastUpdatedTime: optional(instant, 'when it last changed'),
      }),
      act: (controls, { labels: { space, project, repository, branch }, body }) => {
        controls.setBranch(space, project, repository, branch, body);
      },
    }),
    route('POST /spaces/{space}/projects/{project}/sourceRepositories/{repository}/branches/{branch}/head', {
      summary: 'Moves the head of a branch as a push does',
      body: structure({ commitId: optional(commitId, 'where to; a new commit when absent') }),
      answers: '`headCommitId`',
      act: (controls, { labels: { space, project, repository, branch }, body }) => ({
        headCommitId: controls.moveHead(space, project, repository, branch, body.commitId),
      }),
    }),
    route('POST /spaces/{space}/projects/{project}/sourceRepositories/{repository}/branches/{branch}/commits', {
      summary: 'Commits files to a branch as a push does',
      body: structure({ files: required(list(file, { min: 1 }), 'what is put, changed or taken away') }),
      answers: '`headCommitId`',
      act: (controls, { labels: { space, project, repository, branch }, body }) => {
        const files = Object.fromEntries(body.files.map(({ path, content }) => [path, content]));
        return { headCommitId: controls.commitFiles(space, project, repository, branch, files) };
      },
    }),
    route('DELETE /spaces/{space}/projects/{project}/sourceRepositories/{repository}/branches/{branch}', {
      summary: 'Takes a branch away as a push does, the default branch too',
      act: (controls, { labels: { space, project, repository, branch } }) => {
        controls.deleteBranch(space, project, repository, branch);
      },
    }),
  ],
};
