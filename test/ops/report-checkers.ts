import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { access, copyFile, mkdir, mkdtemp, readFile, rename, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { pythonEnvironment } from '../python-environment.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const run = promisify(execFile);

/** The folder with the packages of `tools/report-checkers`: made at the first call and kept in `.tools/`. */
async function packages(): Promise<string> {
  const source = join(root, 'tools', 'report-checkers');
  const lock = await readFile(join(source, 'package-lock.json'));
  const folder = join(
    root,
    '.tools',
    `report-checkers-${createHash('sha256').update(lock).digest('hex').slice(0, 16)}`,
  );
  const isThere = await access(folder).then(
    () => true,
    () => false,
  );
  if (isThere) return folder;
  await mkdir(join(root, '.tools'), { recursive: true });
  // Made aside and put in place at the end, so that another process never sees half of it.
  const aside = await mkdtemp(join(root, '.tools', '.report-checkers-'));
  for (const file of ['package.json', 'package-lock.json']) await copyFile(join(source, file), join(aside, file));
  await run('npm', ['ci', '--no-audit', '--no-fund', '--ignore-scripts'], { cwd: aside });
  await rename(aside, folder).catch(() => rm(aside, { recursive: true }));
  return folder;
}

/** What a JSON Schema has against a value; nothing if it is valid. */
function violations(schema: object, value: unknown): readonly unknown[] {
  const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false, logger: false });
  addFormats.default(ajv);
  const validate = ajv.compile(schema);
  return validate(value) ? [] : (validate.errors ?? []);
}

/** What the schema of SARIF 2.1.0 has against a log. */
export async function sarifViolations(text: string): Promise<readonly unknown[]> {
  const file = join(await packages(), 'node_modules/@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json');
  const { $schema: _draft, id: _id, ...schema } = JSON.parse(await readFile(file, 'utf8')) as Record<string, unknown>;
  return violations(schema, JSON.parse(text));
}

/** What the schema of this name that is published in docs/ has against a report. */
export async function reportViolations(text: string, name = 'drift-report'): Promise<readonly unknown[]> {
  const schema = JSON.parse(await readFile(join(root, 'docs', `${name}.schema.json`), 'utf8')) as object;
  return violations(schema, JSON.parse(text));
}

/** The cases of a JUnit report by suite, with what each came to, as Python's junitparser reads them. */
export async function junitCases(file: string): Promise<Record<string, Record<string, string[]>>> {
  const python = await pythonEnvironment(join(root, 'test/ops/requirements.txt'));
  const { stdout } = await run(python, [join(root, 'test/ops/check-junit.py'), file]);
  return JSON.parse(stdout) as Record<string, Record<string, string[]>>;
}

/** The part of puppeteer's page that the tests use. */
interface Page {
  setViewport(size: { width: number; height: number }): Promise<void>;
  emulateMediaFeatures(features: { name: string; value: string }[]): Promise<void>;
  on(event: 'request', listener: (request: { url(): string }) => void): void;
  on(event: 'pageerror' | 'console', listener: (message: unknown) => void): void;
  goto(url: string): Promise<unknown>;
  evaluate<T>(code: string): Promise<T>;
  type(selector: string, text: string): Promise<void>;
  click(selector: string): Promise<void>;
  screenshot(options: { path?: string; fullPage: boolean }): Promise<Uint8Array>;
}
interface Browser {
  newPage(): Promise<Page>;
  close(): Promise<void>;
}

/** A real browser without a window. */
export async function openBrowser(): Promise<Browser & AsyncDisposable> {
  const require = createRequire(join(await packages(), 'package.json'));
  const load = async (name: string): Promise<unknown> =>
    ((await import(require.resolve(name))) as { default: unknown }).default;
  const chromium = (await load('@sparticuz/chromium')) as { args: string[]; executablePath(): Promise<string> };
  const puppeteer = (await load('puppeteer-core')) as { launch(options: object): Promise<Browser> };
  const browser = await puppeteer.launch({
    args: [...chromium.args, '--no-sandbox'],
    executablePath: await chromium.executablePath(),
    headless: 'shell',
  });
  return Object.assign(browser, { [Symbol.asyncDispose]: () => browser.close() });
}

/** The part of a terminal of xterm.js that the tests use. */
interface Terminal {
  write(text: string, done: () => void): void;
  readonly buffer: {
    readonly active: {
      readonly length: number;
      getLine(at: number): { translateToString(trimRight: boolean): string } | undefined;
    };
  };
}

/** The lines that a terminal shows once a program has written all this, without the empty ones at its end. */
export async function screenOf(written: string, columns: number): Promise<readonly string[]> {
  const require = createRequire(join(await packages(), 'package.json'));
  const { Terminal: Screen } = require('@xterm/headless') as { Terminal: new (options: object) => Terminal };
  const screen = new Screen({ cols: columns, rows: 40, scrollback: 1000, allowProposedApi: true });
  await new Promise<void>((done) => {
    screen.write(written, done);
  });
  const { active } = screen.buffer;
  const lines = Array.from({ length: active.length }, (_, at) => active.getLine(at)?.translateToString(true) ?? '');
  return lines.slice(0, lines.findLastIndex((line) => line !== '') + 1);
}
