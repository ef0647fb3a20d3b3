import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Problem } from '../../model/index.js';
import { ask } from '../cli/ask.js';
import { command, UsageError } from '../cli/command.js';
import { exitCode } from '../cli/exit-code.js';
import type { Outside } from '../cli/outside.js';
import { Refusal } from './allow-space.js';
import { heldBecause } from './held.js';
import { askedFor, askingOptions } from './options.js';
import { type Plan, planText } from './plan-shape.js';
import { refusing } from './refusing.js';
import { applied } from './teardown-apply.js';
import { releasesOf } from './render-plan.js';
import { planned, shown } from './teardown-plan.js';

/** Makes a plan, has it confirmed, and carries it out. */
export const teardown = command({
  summary: 'plan a teardown, ask, and delete',
  description:
    'The same as teardown plan and teardown apply, with a question in between: the name of the space is to be typed. Where nobody can be asked, --yes says yes for as many things as --expect-count says, and no others.',
  examples: [
    {
      what: 'Tear down the environment of a pull request',
      line: 'codecatalyst-iac teardown --stack infra:pr-42 --with-unmanaged',
    },
    {
      what: 'The same at night: stop unless the plan lists just 12 things',
      line: 'codecatalyst-iac teardown --stack infra:pr-42 --yes --expect-count 12',
    },
  ],
  options: {
    ...askingOptions,
    yes: { type: 'boolean', help: 'do not ask; it takes --expect-count' },
    'expect-count': {
      type: 'number',
      help: 'how many things the plan must list, WorkSpaces and what a guard holds included',
    },
  },
  run: (values, outside) =>
    refusing(outside, async () => {
      const { yes = false, 'expect-count': expected, json = false } = values;
      if (yes !== (expected !== undefined)) throw new UsageError('--yes and --expect-count go together.');
      if (!yes && !outside.streams.isInteractive) {
        throw new UsageError(
          'Nobody can be asked here: make a plan with teardown plan and give it to teardown apply, or use --yes --expect-count N.',
        );
      }
      const made = await planned(await askedFor(values, outside), outside);
      const { plan } = made;
      outside.streams.say(shown(made, { explain: values.explain ?? false }, outside));
      await confirm(plan, expected, outside);
      const file = await keep(plan);
      const code = await applied(file, { config: values.config, json }, outside);
      // What is left to do needs the plan again.
      if (code === exitCode.clean || code === exitCode.guarded) {
        await rm(dirname(file), { recursive: true, force: true });
      }
      return code;
    }),
});

/** Throws unless somebody who knows what the plan lists has said yes, or nothing would come of it. */
async function confirm(plan: Plan, expected: number | undefined, { streams, signal }: Outside): Promise<void> {
  const count = plan.items.length + plan.workspaces.length;
  if (expected !== undefined && count !== expected)
    throw new Refusal(`The plan lists ${count} things, and ${expected} were expected.`);
  const going = count - plan.items.filter((item) => heldBecause(item, plan)).length;
  if (count > 0 && going === 0)
    streams.say(`Nothing would be deleted: all that the plan lists is held (${releasesOf(plan)}).`);
  if (expected !== undefined || going === 0) return;
  const what = going === 1 ? 'the one that goes' : `the ${going} that go`;
  const typed = await ask(`To delete ${what}, type the name of the space (${plan.space}):`, signal);
  if (typed === plan.space) return;
  streams.say('');
  if (typed === undefined) throw new Problem('cancelled', 'It was interrupted. Nothing was deleted.');
  throw new Refusal(`That is not the name of the space, which is ${plan.space}.`);
}

/** The plan goes the way of all plans: through a file, from which an interrupted run goes on. */
async function keep(plan: Plan): Promise<string> {
  const file = join(await mkdtemp(join(tmpdir(), 'codecatalyst-teardown-')), 'plan.json');
  await writeFile(file, planText(plan), { mode: 0o600 });
  return file;
}
