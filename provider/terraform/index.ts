export { type Programs, registryPages } from './registry-pages.js';
export { run } from './run.js';
export { emitTerraformSchema } from './schema-emitter.js';
