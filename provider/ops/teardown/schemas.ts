import { z } from 'zod';
import { planShape } from './plan-shape.js';
import { reportShape } from './report.js';

/** The JSON Schemas of what teardown writes, by the names of their files in docs/. */
export const teardownSchemas = (): Readonly<Record<string, string>> => ({
  'teardown-plan.schema.json': schema('the plan of codecatalyst-iac teardown plan', planShape),
  'teardown-report.schema.json': schema('what codecatalyst-iac teardown apply --json answers', reportShape),
});

const schema = (title: string, shape: z.ZodType): string =>
  JSON.stringify({ title, ...z.toJSONSchema(shape, { io: 'input', target: 'draft-7' }) });
