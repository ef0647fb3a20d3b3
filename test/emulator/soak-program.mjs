// Runs an emulator (argv: its bundled module, how many requests), and prints what memory it holds after a thousand and after all.
// One process is both sides: what the client holds does not grow, as it keeps its connections and no answer.
import { Agent, request } from 'node:http';
import { text } from 'node:stream/consumers';

const [module, count] = process.argv.slice(2);
const { startEmulator } = await import(module);
const emulator = await startEmulator({
  spaces: ['acme'],
  devEnvironmentTimes: { deleteSeconds: 0, deletedSeconds: 0 },
});
emulator.controls.addProject('acme', { displayName: 'shop' });
const { accessToken, ...login } = emulator.controls.logIn('jane.doe');
const agent = new Agent({ keepAlive: true, maxSockets: 20 });

async function ask(method, path, body, token = emulator.token) {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const asked = request({ agent, host: '127.0.0.1', port: emulator.port, method, path, headers });
  asked.end(typeof body === 'string' ? body : JSON.stringify(body));
  const response = await new Promise((resolve, reject) => asked.once('response', resolve).once('error', reject));
  return JSON.parse(await text(response));
}

const shop = '/v1/spaces/acme/projects/shop';
const environment = {
  instanceType: 'dev.standard1.small',
  persistentStorage: { sizeInGiB: 16 },
  ides: [{ name: 'VSCode' }],
};
const { id } = await ask('PUT', `${shop}/devEnvironments`, environment);
const long = 'x'.repeat(20_000);

/** What programs ask, rightly and wrongly, each of it different from what was asked before. */
const requests = [
  () => ask('GET', shop),
  () => ask('POST', '/v1/spaces/acme/projects', { maxResults: 5 }),
  (n) => ask('PUT', '/v1/spaces/acme/projects', { displayName: 'shop', description: `the ${n}th` }),
  (n) => ask('GET', `/v1/spaces/acme/projects/unknown-${n}`),
  (n) => ask('GET', `/unknown/${n}`),
  (n) => ask('GET', shop, '', `stranger-${n}`),
  (n) => ask('POST', '/v1/spaces/acme/projects', { nextToken: `no-token-${n}` }),
  (n) => ask('PUT', '/v1/spaces/acme/projects', `{"displayName": "${n}${long}"`),
  (n) => ask('PUT', '/v1/spaces/acme/projects', { displayName: `${n}${long}` }),
  (n) => ask('PATCH', `${shop}/devEnvironments/${id}`, { alias: `alias-${n}`, clientToken: `token-${n}` }),
  () => ask('GET', '/session', '', accessToken),
  () => ask('POST', '/token', { ...login, grantType: 'refresh_token' }),
  async (n) => {
    const repository = `${shop}/sourceRepositories/web-${n}`;
    await ask('PUT', repository, { description: `the ${n}th` });
    await ask('DELETE', repository);
  },
  async (n) => {
    const made = await ask('PUT', `${shop}/devEnvironments`, { ...environment, clientToken: `made-${n}` });
    await ask('DELETE', `${shop}/devEnvironments/${made.id}`);
  },
];

let asked = 0;
async function askUntil(end) {
  while (asked < end) {
    const n = (asked += 1);
    await requests[n % requests.length](n);
  }
}

async function held(total) {
  await Promise.all(Array.from({ length: 20 }, () => askUntil(total)));
  globalThis.gc();
  const { heapUsed, external, rss } = process.memoryUsage();
  return { megabytes: (heapUsed + external) / 1e6, resident: rss / 1e6 };
}

const early = await held(1000);
const late = await held(Number(count));
process.stdout.write(`${JSON.stringify({ early, late, requests: emulator.controls.countRequests() })}\n`);
agent.destroy();
await emulator.close();
