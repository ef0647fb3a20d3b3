// The least that a provider for Terraform in Node can be: a grpc-js server on a socket that prints go-plugin's line.
import { rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Server, ServerCredentials } from '@grpc/grpc-js';

const folder = await mkdtemp(join(tmpdir(), 'bare-'));
process.on('exit', () => {
  rmSync(folder, { recursive: true, force: true });
});
process.on('SIGTERM', () => process.exit(0));
const path = join(folder, 'socket');
new Server().bindAsync(`unix:${path}`, ServerCredentials.createInsecure(), () => {
  process.stdout.write(`1|6|unix|${path}|grpc|\n`);
});
