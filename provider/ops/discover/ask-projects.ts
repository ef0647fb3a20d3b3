import { ListProjects } from '../../../api/operations.js';
import { Problem } from '../../model/index.js';
import type { ServiceContext } from '../../service/connection.js';
import { choose } from '../cli/choose.js';
import type { Task } from './options.js';

/** The task with the projects alone that a person ticks, if one is to be asked. */
export async function askProjects(task: Task, { list, signal }: ServiceContext): Promise<Task> {
  if (!task.isAsked) return task;
  const { spaceName, isWanted } = task;
  const projects = (await list(ListProjects, { spaceName })).filter(({ name }) => isWanted(name));
  if (projects.length === 0) return task;
  const chosen = await choose(
    `Which projects of ${spaceName}?`,
    projects.map(({ name, displayName = name }) => ({ value: name, label: displayName })),
    signal,
  );
  if (!chosen) throw new Problem('cancelled', 'Nothing was chosen, and nothing was written.');
  return { ...task, isWanted: (name) => chosen.includes(name) };
}
