import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtempDisposable, writeFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { git as runGit } from '../../../emulator/git/git.js';
import { type HeadProfile, withHead } from './head-profile.js';

/** A request as it was met: `GET info/refs?service=git-receive-pack`. */
type Called = string;
/** What is done with a request instead of an answer; `serve` answers it as Git does. */
export type Interference = (response: ServerResponse, serve: () => Promise<void>) => unknown;

interface GitServerOptions {
  /** What its refs tell of HEAD. */
  readonly tells?: HeadProfile;
}

export const login = { gitUsername: 'jane', gitPassword: 'a secret: of jané' };

/** The real Git behind HTTP, with one bare repository whose branch `main` is the default one, for one user. */
export interface GitServer extends AsyncDisposable {
  readonly url: string;
  readonly cloneUrl: string;
  readonly called: readonly Called[];
  /** Lets something else happen to the next request whose words begin so. */
  meet(called: Called, interference: Interference): void;
  /** Puts a commit on a branch, which begins at `main`; answers its id. */
  commit(branch: string): Promise<string>;
  /** Makes a branch at the head of `main`. */
  branch(name: string): Promise<string>;
  /** The head of a branch, if it is there. */
  head(branch: string): Promise<string | undefined>;
  /** Refuses every change, in these words. */
  refuse(words: string): Promise<void>;
  /** Serves one request, for servers of another kind. */
  serve(request: IncomingMessage, response: ServerResponse): Promise<void>;
}

const path = '/v1/acme/shop/web';
export async function gitServer({ tells = 'symref' }: GitServerOptions = {}): Promise<GitServer> {
  const folder = await mkdtempDisposable(join(tmpdir(), 'git-server-'));
  const repository = join(folder.path, path);
  await mkdir(repository, { recursive: true });
  const git = (...args: string[]): Promise<string> => runGit(repository, ...args);
  await git('init', '--quiet', '--bare', '--initial-branch=main');
  await git('config', 'http.receivepack', 'true');
  const head = (branch: string) =>
    git('rev-parse', '--verify', '--quiet', `refs/heads/${branch}`).catch(() => undefined);
  const tree = await git('write-tree');
  await git('update-ref', 'refs/heads/main', await git('commit-tree', tree, '-m', 'First'));

  const called: Called[] = [];
  const interferences: { readonly called: Called; readonly interference: Interference }[] = [];

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const expected = Buffer.from(`${login.gitUsername}:${login.gitPassword}`).toString('base64');
    if (request.headers.authorization !== `Basic ${expected}`) {
      response.writeHead(401, { 'www-authenticate': 'Basic' }).end();
      return;
    }
    const { status, headers, body } = await backend(folder.path, request);
    const isRead = request.url?.endsWith('?service=git-upload-pack') === true;
    response.writeHead(status, headers).end(isRead && status === 200 ? withHead(tells, body) : body);
  }

  const server = createServer((request, response) => {
    const words = `${request.method ?? ''} ${request.url?.slice(path.length + 1) ?? ''}`;
    called.push(words);
    const at = interferences.findIndex((one) => words.startsWith(one.called));
    const [met] = at < 0 ? [] : interferences.splice(at, 1);
    const answer = () => serve(request, response);
    const answered = async (): Promise<void> => {
      await (met ? met.interference(response, answer) : answer());
    };
    void answered();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  return {
    url,
    cloneUrl: `${url.replace('//', '//somebody@')}${path}`,
    called,
    serve,
    meet: (words, interference) => interferences.push({ called: words, interference }),
    head,
    async commit(branch) {
      const parent = (await head(branch)) ?? (await head('main')) ?? '';
      const commit = await git('commit-tree', tree, '-p', parent, '-m', `On ${branch}`);
      await git('update-ref', `refs/heads/${branch}`, commit);
      return commit;
    },
    async branch(name) {
      const commit = (await head('main')) ?? '';
      await git('update-ref', `refs/heads/${name}`, commit);
      return commit;
    },
    refuse: (words) =>
      writeFile(join(repository, 'hooks', 'update'), `#!/bin/sh\necho "${words}" >&2\nexit 1\n`, { mode: 0o755 }),
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
      await folder[Symbol.asyncDispose]();
    },
  };
}

interface Answer {
  readonly status: number;
  readonly headers: Record<string, string>;
  readonly body: Buffer;
}

/** Runs `git http-backend` for a request, as any server of CGI programs does. */
async function backend(root: string, request: IncomingMessage): Promise<Answer> {
  const [, name = '', query = ''] = /^([^?]*)\??(.*)$/.exec(request.url ?? '') ?? [];
  const env = {
    PATH: process.env.PATH,
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_PROJECT_ROOT: root,
    GIT_HTTP_EXPORT_ALL: '1',
    PATH_INFO: name,
    QUERY_STRING: query,
    REQUEST_METHOD: request.method ?? '',
    CONTENT_TYPE: request.headers['content-type'] ?? '',
    REMOTE_USER: login.gitUsername,
    REMOTE_ADDR: '127.0.0.1',
  };
  const child = spawn('git', ['http-backend'], { env, stdio: ['pipe', 'pipe', 'inherit'] });
  request.pipe(child.stdin);
  const chunks: Uint8Array[] = [];
  for await (const chunk of child.stdout) chunks.push(chunk as Uint8Array);
  const output = Buffer.concat(chunks);
  const end = output.indexOf('\r\n\r\n');
  const lines = output.toString('latin1', 0, end).split('\r\n');
  const headers = Object.fromEntries(lines.map((line) => line.split(': ', 2) as [string, string]));
  const { Status: status = '200', ...others } = headers;
  return { status: parseInt(status), headers: others, body: output.subarray(end + 4) };
}
