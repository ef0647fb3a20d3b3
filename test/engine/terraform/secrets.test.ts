import { expect, it } from '@jest/globals';
import { world } from './shop.js';
import { underEachCommand } from './under-each-command.js';

const program = {
  resource: { codecatalyst_access_token: { pipeline: { name: 'pipeline' } } },
  output: { password: { value: '${codecatalyst_access_token.pipeline.secret}', sensitive: true } },
};

underEachCommand('a secret', (command) => {
  it('is in the state alone: in no plan, no output and no log, whatever is asked for', async () => {
    await using folder = await command.installed(world, program);
    const all = { TF_LOG: 'trace' };
    const said = [await folder.run(['apply', '-no-color', '-auto-approve'], all)];
    const password = await folder.run(['output', '-raw', 'password']);
    const [, secret = ''] = password.output.split('\n');
    expect(secret.length).toBeGreaterThan(20);
    expect(await folder.stateText()).toContain(secret);

    await folder.declare({
      ...program,
      resource: { codecatalyst_access_token: { pipeline: { name: 'deployment' } } },
    });
    said.push(
      await folder.run(['plan', '-no-color', '-out=saved'], all),
      await folder.run(['show', '-no-color', 'saved']),
    );
    folder.emulator.controls.failNext({ operation: 'DeleteAccessToken', status: 400, message: `Not with ${secret}` });
    said.push(await folder.failing(['apply', '-no-color', 'saved'], all));

    for (const { output } of said) expect(output).not.toContain(secret);
    for (const { output } of said) expect(output).not.toContain(folder.emulator.token);
  });

  it('of the configuration is not told when the service refuses it', async () => {
    await using folder = await command.installed(world, {
      ...program,
      provider: { token: 'a-token-that-nobody-is-to-see' },
    });

    const { output } = await folder.failing(['apply', '-no-color', '-auto-approve'], { TF_LOG: 'debug' });

    expect(output).toContain('The login to CodeCatalyst does not hold');
    expect(output).not.toContain('a-token-that-nobody-is-to-see');
  });
});
