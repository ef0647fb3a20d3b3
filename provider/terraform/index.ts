export { type Programs, registryPages } from './registry-pages.js';
export { emitTerraformSchema } from './schema-emitter.js';
