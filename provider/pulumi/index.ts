export { Plugin } from './plugin.js';
export { emitSchema } from './schema-emitter.js';
export { type Example } from './schema-examples.js';
export { serve } from './server.js';
