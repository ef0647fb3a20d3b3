export { emitTerraformSchema } from './schema-emitter.js';
