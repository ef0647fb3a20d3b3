import { resolve } from 'node:path';
import { writeFile } from 'node:fs/promises';
import { workspacesOf } from '../../service/workspaces.js';
import { command } from '../cli/command.js';
import { exitCode } from '../cli/exit-code.js';
import type { Outside } from '../cli/outside.js';
import { consideredOf } from './considered.js';
import { forgetJournal } from './journal.js';
import { refuseWhileCarriedOut } from './lock-plan.js';
import { Logins } from './logins.js';
import type { Asked } from './asked.js';
import { isNothing, type Made, makePlan, planOfNothing } from './make-plan.js';
import { askedFor, askingOptions } from './options.js';
import { planText } from './plan-shape.js';
import { refusing } from './refusing.js';
import { renderPlan, renderReasons } from './render-plan.js';

/** Makes a plan of what would be deleted, and deletes nothing. */
export const teardownPlan = command({
  summary: 'list what a teardown would delete, in a file for teardown apply',
  description:
    'Nothing is deleted. The file says what would be deleted and why, what a data-loss guard holds and what would be lost, and what stays. Things that stacks manage stay unless their stack is torn down or --include-managed is given. The protect list of the configuration, protected resources of stacks, and keep-until=2026-12-31 in a description or alias always win: the configuration must list what is protected, or say that nothing is. Dev environments are listed to their owners alone: those of other users in a project count as its data, as far as the event log of the last 30 days tells. Each stack is read and torn down with the settings of its own provider, those of one service at a time.',
  examples: [
    {
      what: 'The branches of pull requests that nobody has touched for a week',
      line: `codecatalyst-iac teardown plan --select "kind = branch and name ~ 'pr-*' and idle > 7d" -o plan.json`,
    },
    {
      what: 'Everything of a stack, with what was made by hand in its projects',
      line: 'codecatalyst-iac teardown plan --stack infra:pr-42 --with-unmanaged -o plan.json',
    },
    {
      what: 'Tokens that have expired',
      line: "codecatalyst-iac teardown plan --select 'kind = token and expired' -o plan.json",
    },
  ],
  options: {
    ...askingOptions,
    out: {
      type: 'string',
      short: 'o',
      placeholder: 'FILE',
      help: 'the file to write the plan to (default: plan only on standard output)',
    },
  },
  run: (values, outside) =>
    refusing(outside, async () => {
      const { streams, folder } = outside;
      const made = await planned(await askedFor(values, outside), outside);
      const { plan } = made;
      if (values.out !== undefined) {
        const file = resolve(folder, values.out);
        refuseWhileCarriedOut(file);
        forgetJournal(file);
        await writeFile(file, planText(plan), { mode: 0o600 });
        streams.say(`The plan is in ${file}. To carry it out: codecatalyst-iac teardown apply ${values.out}`);
      }
      streams.result(shown(made, values, outside));
      return plan.unread.length > 0 ? exitCode.partly : exitCode.clean;
    }),
});

/** A plan and, where they were asked for, the reasons. */
export function shown(
  { plan, decisions }: Made,
  { json = false, explain = false }: { readonly json?: boolean; readonly explain?: boolean },
  { streams }: Pick<Outside, 'streams'>,
): string {
  if (json) {
    const considered = consideredOf({ plan, decisions });
    return JSON.stringify(explain ? { ...plan, considered } : plan, null, 2);
  }
  const reasons = explain ? `${renderReasons(consideredOf({ plan, decisions }), streams)}\n\n` : '';
  return reasons + renderPlan(plan, streams);
}

/** Makes the plan that is asked for. It only reads. */
export async function planned(asked: Asked, outside: Outside): Promise<Made> {
  // Nobody has to be asked, and a stack that is empty may not know any more whom.
  if (isNothing(asked)) return planOfNothing(asked);
  const { space, stacks, owned, reach, torn } = asked;
  await using logins = await Logins.open({ space, stacks, torn: torn.size, owned, reach }, outside);
  return await makePlan(asked, {
    logins,
    workspaces: workspacesOf(outside.environment, outside),
    now: logins.base.context.now(),
  });
}
