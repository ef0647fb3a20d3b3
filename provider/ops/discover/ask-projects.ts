import { ListProjects } from '../../../api/operations.js';
import { Problem } from '../../model/index.js';
import type { ServiceContext } from '../../service/connection.js';
import { choose } from '../cli/choose.js';
import { endsReading } from '../estate/ends-reading.js';
import { refuseUnknownSpace } from '../estate/refuse-unknown-space.js';
import type { Task } from './options.js';

/** The task with the projects alone that a person ticks, if one is to be asked. */
export async function askProjects(task: Task, context: ServiceContext): Promise<Task> {
  if (!task.isAsked) return task;
  const { spaceName, isWanted } = task;
  const { projects: all, unread } = await projectsIn(context, spaceName);
  await refuseUnknownSpace(context, { spaceName, things: [], unread });
  if (unread[0]) throw unread[0].problem;
  const projects = all.filter(({ name }) => isWanted(name));
  if (projects.length === 0) return task;
  const chosen = await choose(
    `Which projects of ${spaceName}?`,
    projects.map(({ name, displayName = name }) => ({ value: name, label: displayName })),
    context.signal,
  );
  if (!chosen) throw new Problem('cancelled', 'Nothing was chosen, and nothing was written.');
  return { ...task, isWanted: (name) => chosen.includes(name) };
}

async function projectsIn({ list }: ServiceContext, spaceName: string) {
  try {
    return { projects: await list(ListProjects, { spaceName }), unread: [] };
  } catch (error) {
    if (endsReading(error)) throw error;
    return { projects: [], unread: [{ what: `the projects of ${spaceName}`, problem: error as Error }] };
  }
}
