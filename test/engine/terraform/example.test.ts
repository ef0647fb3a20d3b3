import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { root } from '../../packaging/command-line.js';
import { embedded } from './embedded.js';
import { underEachCommand } from './under-each-command.js';

underEachCommand('the example in HCL', (command) => {
  it('is deployed with no account and no server, leaves nothing to do, and is destroyed', async () => {
    await using folder = await command.installed({ spaces: [] });
    await folder.remove('main.tf.json');
    await cp(join(root, 'examples', 'bootstrap-terraform'), folder.path, { recursive: true });
    await folder.run(['fmt', '-check']);
    await folder.run(['init', '-json']);

    await folder.run(['apply', '-json', '-auto-approve'], embedded);

    expect(
      (await folder.state()).map(({ attributes }) => String(attributes.id)).filter((id) => id.startsWith('acme/')),
    ).toEqual([
      'acme/Web-shop/backend/release/1.0',
      expect.stringMatching(/^acme\/Web-shop\/[0-9a-f-]{36}$/),
      'acme/Web-shop',
      'acme/Web-shop/backend',
      'acme/Web-shop/frontend',
    ]);
    expect((await folder.start(['plan', '-json', '-detailed-exitcode'], embedded).ended).exitCode).toBe(0);
    await folder.run(['destroy', '-json', '-auto-approve'], embedded);
    expect(await folder.state()).toEqual([]);
    expect(folder.emulator.controls.countRequests()).toBe(0);
  });
});
