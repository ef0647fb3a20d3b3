// Refuses a client in the middle of its body, closes the emulator (argv: its bundled module), and prints what still keeps the process.
import { once } from 'node:events';
import { connect } from 'node:net';
import { setImmediate as turn } from 'node:timers/promises';

const { startEmulator } = await import(process.argv[2]);
const emulator = await startEmulator();
const socket = connect(emulator.port, '127.0.0.1');
socket.write('PUT /v1/accessTokens HTTP/1.1\r\nHost: localhost\r\nContent-Length: 99999999999\r\n\r\n');
await once(socket, 'data');
const ended = once(socket, 'close');
await emulator.close();
await ended;
await turn();
process.stdout.write(JSON.stringify(process.getActiveResourcesInfo().filter((kind) => kind === 'Timeout')));
