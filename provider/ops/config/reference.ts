import { z } from 'zod';
import { configShape } from './config.js';

/** The JSON Schema of the configuration file, for editors: it completes and judges while one types. */
export const configSchema = (): string =>
  JSON.stringify({
    title: 'codecatalyst-iac.yaml',
    ...z.toJSONSchema(configShape, { io: 'input', target: 'draft-7' }),
  });
