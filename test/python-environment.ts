import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const here = fileURLToPath(new URL('.', import.meta.url));
const tools = fileURLToPath(new URL('../.tools', import.meta.url));

/**
 * The Python of a virtual environment with what a requirements file asks for.
 * It is made at the first call and kept in `.tools/`; callers in other processes wait for the one that makes it.
 */
export async function pythonEnvironment(requirementsFile: string): Promise<string> {
  const program = `${here}python-environment.py`;
  const { stdout } = await promisify(execFile)('python3', [program, requirementsFile, tools]);
  return stdout.trim();
}
