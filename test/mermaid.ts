import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { access, cp, mkdir, mkdtemp, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const source = fileURLToPath(new URL('../tools/mermaid', import.meta.url));
const tools = fileURLToPath(new URL('../.tools', import.meta.url));
const run = promisify(execFile);

// The parser cleans texts for a browser, which there is none of.
const script = `
import purify from 'dompurify';
import { text } from 'node:stream/consumers';
Object.assign(purify, { sanitize: (text) => text, addHook: () => undefined });
const { default: mermaid } = await import('mermaid');
console.log((await mermaid.parse(await text(process.stdin))).diagramType);
`;

/** The kind of diagram that Mermaid's own parser takes a text for; what it does not take is an error. */
export async function mermaidKind(text: string): Promise<string> {
  const folder = await installed();
  const child = run(process.execPath, ['--input-type=module', '-e', script], { cwd: folder });
  child.child.stdin?.end(text);
  return (await child).stdout.trim();
}

/** The folder that Mermaid is installed in, once for each pin; of several that install it at once the first one stays. */
async function installed(): Promise<string> {
  const lock = await readFile(join(source, 'package-lock.json'));
  const folder = join(tools, `mermaid-${createHash('sha256').update(lock).digest('hex').slice(0, 12)}`);
  if (await exists(folder)) return folder;
  await mkdir(tools, { recursive: true });
  const aside = await mkdtemp(join(tools, '.mermaid-'));
  await cp(source, aside, { recursive: true });
  await run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: aside });
  await rename(aside, folder).catch(async (error: unknown) => {
    await rm(aside, { recursive: true });
    if (!(await exists(folder))) throw error;
  });
  return folder;
}

const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );
