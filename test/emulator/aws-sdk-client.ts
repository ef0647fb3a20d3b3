import { CodeCatalystClient } from '@aws-sdk/client-codecatalyst';
import type { Emulator } from '../../emulator/index.js';

/** AWS's own client of an emulator; it makes one attempt, so what the emulator answers is what a test sees. */
export function awsSdkClient({ url, token }: Pick<Emulator, 'url' | 'token'>, maxAttempts = 1) {
  const client = new CodeCatalystClient({ endpoint: url, region: 'us-west-2', token: { token }, maxAttempts });
  return Object.assign(client, {
    [Symbol.dispose]: () => {
      client.destroy();
    },
  });
}
