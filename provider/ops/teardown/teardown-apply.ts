import { resolve } from 'node:path';
import { command } from '../cli/command.js';
import { exitCode } from '../cli/exit-code.js';
import type { Outside } from '../cli/outside.js';
import { readConfig } from '../config/read-config.js';
import { allowSpace } from './allow-space.js';
import { applyPlan } from './apply-plan.js';
import { openJournal } from './journal.js';
import { lockPlan } from './lock-plan.js';
import { readPlan } from './read-plan.js';
import { refusing } from './refusing.js';
import { renderReport } from './render-report.js';
import { exitCodeOf } from './report.js';

/** Deletes what a plan lists, and nothing else. */
export const teardownApply = command({
  summary: 'delete what a plan of teardown plan lists, and nothing else',
  description:
    'Each thing is looked at again just before: one that was made again under its name, moved or is in use by now is left and reported, and so is what the configuration or a keep-until marker protects by now. A journal beside the plan (FILE.journal) lets the same command go on after an interruption. What a guard holds is deleted only if the plan was made with --include-data.',
  examples: [
    { what: 'Carry a plan out, with the report as JSON', line: 'codecatalyst-iac teardown apply plan.json --json' },
  ],
  arguments: { file: { help: 'the plan' } },
  options: {
    config: {
      type: 'string',
      placeholder: 'FILE',
      help: 'the configuration (default: that of the plan, else codecatalyst-iac.yaml)',
    },
    json: { type: 'boolean', help: 'write the report as JSON' },
  },
  run: ({ file, config, json = false }, outside) => applied(resolve(outside.folder, file), { config, json }, outside),
});

interface HowApplied {
  readonly config: string | undefined;
  readonly json: boolean;
}

/** Carries out the plan in a file, writes the report, and answers the exit code. */
export function applied(file: string, { config, json }: HowApplied, outside: Outside): Promise<number> {
  return refusing(outside, async () => {
    const { streams, folder } = outside;
    const { plan, text } = await readPlan(file, folder);
    const configFile = await readConfig(config ?? plan.config ?? undefined, folder);
    allowSpace(plan.space, [], configFile);
    using _alone = lockPlan(file);
    using journal = openJournal(file, text);
    const next = ['codecatalyst-iac teardown apply', file, ...(config === undefined ? [] : ['--config', config])].join(
      ' ',
    );
    const { report, fatal } = await applyPlan({ plan, journal, configFile, next }, outside);
    streams.result(json ? JSON.stringify(report, null, 2) : renderReport(report, streams));
    if (fatal === undefined) return exitCodeOf(report);
    streams.say((fatal as Error).message);
    return exitCode.error;
  });
}
