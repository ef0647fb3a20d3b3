// Draws which part of the house knows which, from the imports themselves, between the two marks in README.md.
// Usage: node tools/architecture-graph.ts --write | --check
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const readme = join(root, 'README.md');
const [start, end] = ['<!-- graph:start -->', '<!-- graph:end -->'];

function graph(): string {
  const program = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs');
  const reading = ['--no-config', '--ts-pre-compilation-deps', '--ts-config', 'tsconfig.json'];
  const drawing = ['--collapse', '^(api|emulator|provider/[^/]+)', '--output-type', 'mermaid'];
  const house = ['api', 'provider', 'emulator', '--include-only', '^(api|provider|emulator)/'];
  return execFileSync(process.execPath, [program, ...reading, ...drawing, ...house], { cwd: root, encoding: 'utf8' });
}

/** The README with the graph of today between its marks. */
function drawn(text: string): string {
  const [from, to] = [text.indexOf(start), text.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`README.md needs the marks ${start} and ${end}, in this order.`);
  return `${text.slice(0, from)}${start}\n\n\`\`\`mermaid\n${graph().trim()}\n\`\`\`\n\n${text.slice(to)}`;
}

function main(mode: string | undefined): number {
  if (mode !== '--check' && mode !== '--write') throw new Error('Say --write or --check.');
  const text = readFileSync(readme, 'utf8');
  const wanted = drawn(text);
  if (mode === '--write') writeFileSync(readme, wanted);
  else if (text !== wanted) {
    console.error('The graph in README.md is stale: node tools/architecture-graph.ts --write');
    return 1;
  }
  return 0;
}

process.exitCode = main(process.argv[2]);
