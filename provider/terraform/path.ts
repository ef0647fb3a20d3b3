import { formatPath, type Path } from '../model/index.js';
import { snakeCase } from './names.js';
import type { PathStep, WirePath } from './wire/messages.js';

/** A path of the model as it goes over the wire: with Terraform's names. */
export const wirePath = (path: Path): WirePath => ({
  steps: path.map((step): PathStep =>
    typeof step === 'number' ? { element_key_int: step } : { attribute_name: snakeCase(step) },
  ),
});

/** A path of the model, to be read. */
export const formatTerraformPath = (path: Path): string =>
  formatPath(path.map((step) => (typeof step === 'number' ? step : snakeCase(step))));
