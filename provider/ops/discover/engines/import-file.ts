import { declarationsOf, type Program } from '../program/program.js';

/** What `pulumi import -f` takes: each resource by the name that it has in the program. What a stack has already is left out. */
export function importFile(program: Program): string {
  const resources = declarationsOf(program)
    .filter(({ isRecorded }) => !isRecorded)
    .map(({ type, name, id }) => ({ type: `codecatalyst:index:${type}`, name, id }));
  return `${JSON.stringify({ resources }, null, 2)}\n`;
}
