import { type Programs, registryPages } from '../terraform/index.js';
import { provider } from './provider.js';

/** docs/terraform/ as it should be, by the paths of its pages. */
export const terraformPages = (programs: Programs): Readonly<Record<string, string>> =>
  registryPages(provider, programs);
