// Runs an emulator (argv: its bundled module, its options as JSON) and prints where it listens.
const [module, options] = process.argv.slice(2);
const { startEmulator } = await import(module);
const { url, token } = await startEmulator(JSON.parse(options));
process.stdout.write(`${JSON.stringify({ url, token })}\n`);
// Who started it holds the other end: it ends with them, however they ended.
process.stdin.on('end', () => process.exit()).resume();
