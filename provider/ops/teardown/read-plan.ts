import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { Problem } from '../../model/index.js';
import { type Plan, planShape } from './plan-shape.js';

/** A plan as it stands in a file. */
export interface PlanFile {
  readonly file: string;
  readonly text: string;
  readonly plan: Plan;
}

/** Reads a plan; whatever is wrong with it is an error, and nothing is done. */
export async function readPlan(named: string, folder: string): Promise<PlanFile> {
  const file = resolve(folder, named);
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (cause) {
    throw new Problem('configuration', `The plan ${file} cannot be read.`, { detail: (cause as Error).message, cause });
  }
  const read = planShape.safeParse(contentOf(text, file));
  if (read.success) return { file, text, plan: read.data };
  const wrong = read.error.issues.map(({ path, message }) => `${path.join('.') || 'the whole'}: ${message}`);
  throw new Problem('configuration', `${file} is no plan of a teardown: ${wrong.join('; ')}.`, {
    detail: 'Make one with codecatalyst-iac teardown plan, and do not change it.',
  });
}

function contentOf(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new Problem('configuration', `${file} is no plan of a teardown: it is no JSON.`, { cause });
  }
}
