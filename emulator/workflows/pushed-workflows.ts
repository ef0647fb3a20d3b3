import type { Clock } from '../time/clock.js';
import { parseCommit } from '../git/commit.js';
import { emptyTreeId } from '../git/git-object.js';
import type { HeadMove, HeadsMoved } from '../git/head-move.js';
import { ObjectDatabase } from '../git/object-database.js';
import { changedPaths, type FileEntry, filesIn } from '../git/tree.js';
import type { SourceRepository } from '../storage/source-repository-store.js';
import type { Workflow, WorkflowStore } from '../storage/workflow-store.js';
import { type Definition, readDefinition } from './definition.js';
import { PatternMatcher, waitsFor } from './push-trigger.js';

/** What workflows of files are made of. */
interface Parts {
  readonly store: WorkflowStore;
  readonly clock: Clock;
  /** Told of a workflow that a push triggers, within the write that stores the push. */
  readonly triggered: (workflow: Workflow) => void;
}

const folder = '.codecatalyst/workflows';

/** More than any workflow has, and as much as hostile YAML may cost. */
const longest = 128 * 1024;

/** The workflows that are files of a branch: one for each `.yaml` or `.yml` in the folder of workflows. */
export class PushedWorkflows {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Holds workflows to branches that have moved; a push starts runs of those that wait for it. To be called within a write. */
  readonly moved: HeadsMoved = (repository, path, moves) => {
    using objects = new ObjectDatabase(path);
    const matcher = new PatternMatcher();
    for (const move of moves) {
      const workflows = this.#hold(repository, move, objects);
      if (!move.isPush) continue;
      const push = { branch: move.name, changes: lazily(() => changesOf(objects, move)) };
      for (const { workflow, definition } of workflows) {
        const isWaiting = definition.pushTriggers.some((trigger) => waitsFor(trigger, push, matcher));
        if (isWaiting && workflow.status === 'ACTIVE') this.#parts.triggered(workflow);
      }
    }
  };

  /** Makes the stored workflows of a branch those of its files; answers them with what the files say. */
  #hold(repository: SourceRepository, { name: branch, to }: HeadMove, objects: ObjectDatabase) {
    const { store, clock } = this.#parts;
    const now = clock.now().toISOString();
    const files = workflowFiles(objects, treeOf(objects, to));
    const paths = new Set(files.map(({ path }) => path));
    for (const workflow of store.pushedOn(repository, branch)) {
      if (!paths.has(workflow.path)) store.delete(workflow, now);
    }
    return files.map(({ path, id: blobId }) => {
      const definition = definitionIn(objects, path, blobId);
      const { name, runMode, status } = definition;
      const place = { sourceBranchName: branch, path };
      return { definition, workflow: store.put(repository, { ...place, name, runMode, status, blobId }, now) };
    });
  }
}

function treeOf(objects: ObjectDatabase, commit: string | undefined): string {
  return commit === undefined ? emptyTreeId : parseCommit(objects.require(commit, 'commit')).tree;
}

const changesOf = (objects: ObjectDatabase, { from, to }: HeadMove): readonly string[] =>
  changedPaths(objects, treeOf(objects, from), treeOf(objects, to));

function lazily<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined;
  return () => (made ??= { value: make() }).value;
}

/** The extension must be in lower case, and a link is no file. */
const workflowFiles = (objects: ObjectDatabase, tree: string): FileEntry[] =>
  filesIn(objects, tree, folder).filter(({ path, mode }) => /\.ya?ml$/.test(path) && mode.startsWith('100'));

function definitionIn(objects: ObjectDatabase, path: string, blobId: string): Definition {
  try {
    return readDefinition(path, objects.read(blobId, longest)?.content.toString() ?? '');
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return readDefinition(path, '');
  }
}
