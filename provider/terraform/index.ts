export { run } from './run.js';
export { emitTerraformSchema } from './schema-emitter.js';
