import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** The command that runs programs of Terraform: what `TERRAFORM_BINARY_NAME` names, or which of both is on PATH. */
export function terraformBinary(environment: Readonly<Record<string, string | undefined>>): string {
  const { TERRAFORM_BINARY_NAME: named, PATH = '' } = environment;
  if (named !== undefined && named !== '') return named;
  const isThere = (name: string): boolean => PATH.split(delimiter).some((folder) => isExecutable(join(folder, name)));
  return !isThere('terraform') && isThere('tofu') ? 'tofu' : 'terraform';
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
