import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

/** A program of `tools/` that is written in Go, built when it is not yet. */
export async function goTool(name: string): Promise<string> {
  await promisify(execFile)(fileURLToPath(new URL('../tools/build-go-tools.sh', import.meta.url)), [name]);
  return fileURLToPath(new URL(`../.tools/bin/${name}`, import.meta.url));
}
