import { emitTerraformSchema } from '../terraform/index.js';
import { provider } from './provider.js';

/** terraform-schema.json as it should be. */
export const terraformSchemaText = (): string => `${JSON.stringify(emitTerraformSchema(provider), null, 2)}\n`;
