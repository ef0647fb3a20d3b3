import { join } from 'node:path';

/** What was built, and is measured. */
export interface Products {
  /** The folder of the plugin. */
  readonly plugin: string;
  /** The schema that the plugin tells. */
  readonly schema: string;
  /** The executable of the provider for Terraform. */
  readonly terraformProvider: string;
  /** The executable of the command. */
  readonly command: string;
}

/** Where they stand in the repository. */
export const productsIn = (root: string): Products => ({
  plugin: join(root, 'dist', 'plugin'),
  schema: join(root, 'dist', 'plugin', 'schema.json'),
  terraformProvider: join(root, 'dist', 'terraform', 'terraform-provider-codecatalyst'),
  command: join(root, 'dist', 'command', 'codecatalyst-iac'),
});
