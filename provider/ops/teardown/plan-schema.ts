import { z } from 'zod';
import { planShape } from './plan-shape.js';

/** The JSON Schema of plans, as docs/teardown-plan.schema.json has it. */
export const planSchema = (): object => ({
  title: 'the file of codecatalyst-iac teardown plan',
  ...z.toJSONSchema(planShape, { io: 'input' }),
});
