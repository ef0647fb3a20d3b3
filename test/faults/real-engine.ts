import type { Type } from '../contract/provider-client.js';
import type { Values } from '../contract/struct.js';
import type { PulumiStack, Recorded, Running } from '../engine/pulumi/stack.js';
import type { Engine } from './engine.js';

/** The real Pulumi, with one resource in its program. */
export class RealEngine implements Engine {
  readonly forgotten = new Set<string>();
  private readonly stack: PulumiStack;
  private readonly type: Type;
  private readonly config: Values;
  private state: readonly Recorded[] = [];
  private running: Running | undefined;

  /** With the settings of the provider. */
  constructor(stack: PulumiStack, type: Type, settings: Values) {
    this.stack = stack;
    this.type = type;
    this.config = Object.fromEntries(Object.entries(settings).map(([name, value]) => [`codecatalyst:${name}`, value]));
  }

  async up(declared: Values, { refresh = false } = {}): Promise<string | undefined> {
    const subject = { type: `codecatalyst:${this.type}`, properties: declared };
    await this.stack.declare({ config: this.config, resources: { subject } });
    return this.run('up', ...(refresh ? ['--refresh'] : []));
  }

  refresh(): Promise<string | undefined> {
    return this.run('refresh');
  }

  destroy(): Promise<string | undefined> {
    return this.run('destroy');
  }

  async cancel(): Promise<void> {
    if (!this.running) return;
    const { process, ended } = this.running;
    const isHeard = new Promise<void>((resolve) => {
      process.stdout?.on('data', (said: Buffer) => {
        if (said.includes('received; cancelling')) resolve();
      });
    });
    process.kill('SIGINT');
    await Promise.race([isHeard, ended]);
  }

  get ids(): readonly string[] {
    return this.state.flatMap(({ id }) => (id === undefined ? [] : [id]));
  }

  get recorded(): Engine['recorded'] {
    const { inputs = {}, outputs = {}, ...found } = this.state.find((one) => one.delete !== true) ?? {};
    return 'urn' in found ? { inputs: inputs as Values, outputs: outputs as Values } : undefined;
  }

  private async run(command: 'up' | 'refresh' | 'destroy', ...flags: string[]): Promise<string | undefined> {
    const before = this.ids;
    this.running = this.stack.start([command, '--yes', '--skip-preview', ...flags]);
    const run = await this.running.ended;
    this.running = undefined;
    this.state = await this.stack.state();
    if (run.steps.some((step) => step.startsWith('delete'))) {
      for (const id of before) if (!this.ids.includes(id)) this.forgotten.add(id);
    }
    return run.exitCode === 0 ? undefined : run.errors.join('\n') || run.output;
  }
}
