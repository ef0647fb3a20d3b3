import { z } from 'zod';
import { reportShape } from './report.js';

/** The JSON Schema of the report, for those who read it with programs. */
export const reportSchema = (): string =>
  JSON.stringify({
    title: 'what codecatalyst-iac drift --json answers',
    ...z.toJSONSchema(reportShape, { target: 'draft-7' }),
  });
