import type { Grade } from '../operation.js';

/** How files become workflows and pushes start runs, and what that rests on. */
export const workflowFileBasis: Readonly<Record<string, Grade>> = {
  '.yaml and .yml in .codecatalyst/workflows of a branch are workflows of that branch': 'documented',
  'the extension is in lower case': 'documented',
  'Name, SchemaVersion 1.0 and Actions are required': 'documented',
  'the name is of letters, digits, hyphens and underscores': 'documented',
  'RunMode is QUEUED unless it is given': 'documented',
  'any other file there is an INVALID workflow, called by the name of the file if it has none': 'assumed',
  'a property that is not known makes it INVALID': 'assumed',
  'what an action says is not read': 'assumed',
  'a workflow keeps its id as long as its file is on the branch, and moves its lastUpdatedTime when that changes':
    'assumed',
  'a PUSH trigger starts a run with the files of the branch that was pushed to': 'documented',
  'Branches and FilesChanged are regular expressions': 'documented',
  'they hold for the whole of a name or path': 'assumed',
  'the patterns of a push have a quarter of a second to match; then they do not': 'assumed',
  'a trigger without Branches waits for a push to any branch': 'assumed',
  'a new branch changes all its files': 'assumed',
  'triggers for pull requests and schedules start nothing: the API has no pull requests': 'assumed',
};
