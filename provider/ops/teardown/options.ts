import { UsageError } from '../cli/command.js';
import type { Outside } from '../cli/outside.js';
import { readConfig } from '../config/read-config.js';
import { parseSelection } from '../selection/parse.js';
import { openStacks, stackOption } from '../stacks/open-stacks.js';
import { readOwned } from './managed-things.js';
import type { Asked } from './make-plan.js';
import { allowSpace } from './allow-space.js';

/** What says what a teardown is to take, the same for a plan and for a teardown at once. */
export const askingOptions = {
  config: {
    type: 'string',
    placeholder: 'FILE',
    help: 'the configuration (default: codecatalyst-iac.yaml, if there is one)',
  },
  space: {
    type: 'string',
    placeholder: 'NAME',
    help: 'the space (default: that of the stacks, or the only one of the configuration)',
  },
  select: {
    type: 'string',
    multiple: true,
    placeholder: 'SELECTION',
    help: 'what to take, such as "kind = branch and name ~ \'pr-*\' and idle > 7d"; may repeat',
  },
  stack: {
    ...stackOption,
    help: `${stackOption.help.replace(/ \(.*/, '')}. It is torn down; beside --select it only counts as managed`,
  },
  stacks: { type: 'boolean', help: 'tear down the stacks of the configuration' },
  'with-unmanaged': { type: 'boolean', help: 'take what is in the projects of the stacks and no stack knows, too' },
  'include-managed': { type: 'boolean', help: 'let --select take what stacks manage; their engine deletes it' },
  'include-data': {
    type: 'boolean',
    help: 'take what a data-loss guard holds, too; a repository that no stack knows counts as one that holds code',
  },
  workspaces: { type: 'string', multiple: true, placeholder: 'ID', help: 'an Amazon WorkSpace to stop; may repeat' },
  'workspaces-directory': { type: 'string', placeholder: 'ID', help: 'stop all Amazon WorkSpaces of a directory' },
  explain: { type: 'boolean', help: 'tell of each thing why it is kept or taken' },
  json: { type: 'boolean', help: 'write JSON' },
} as const;

export interface Asking {
  readonly config?: string | undefined;
  readonly space?: string | undefined;
  readonly select?: readonly string[];
  readonly stack?: readonly string[];
  readonly stacks?: boolean;
  readonly 'with-unmanaged'?: boolean;
  readonly 'include-managed'?: boolean;
  readonly 'include-data'?: boolean;
  readonly workspaces?: readonly string[];
  readonly 'workspaces-directory'?: string;
  readonly explain?: boolean;
}

/** What the options ask for, with everything that stacks manage read. A space that is not in the configuration is refused. */
export async function askedFor(values: Asking, outside: Outside): Promise<Asked> {
  checkOptions(values);
  const configFile = await readConfig(values.config, outside.folder);
  const selections = (values.select ?? []).map(parseSelection);
  const isTorn = selections.length === 0;
  const named = values.stack ? openStacks(values.stack, configFile, outside) : [];
  const configured = openStacks(undefined, configFile, outside);
  const torn = isTorn ? [...named, ...(values.stacks ? configured : [])] : [];
  const others = [...named, ...configured].filter(({ label }) => !torn.some((stack) => stack.label === label));
  const stacks = [...torn, ...others];
  if (values.stacks && torn.length === 0)
    throw new UsageError('--stacks takes the stacks of the configuration, which names none.');
  const owned = await readOwned(stacks, outside.signal);
  const own = owned.filter(({ stack, thing }) => stack < torn.length && thing.kind !== 'token');
  const space = allowSpace(values.space, [...new Set(own.map(({ thing }) => thing.spaceName))], configFile.config);
  return {
    ...{ space, selections, stacks, owned, configFile },
    torn: new Set(torn.keys()),
    withUnmanaged: values['with-unmanaged'] ?? false,
    includeManaged: values['include-managed'] ?? false,
    includeData: values['include-data'] ?? false,
    workspaces: (values.workspaces ?? []).flatMap((ids) => ids.split(',')).filter((id) => id !== ''),
    workspacesDirectory: values['workspaces-directory'],
    explain: values.explain ?? false,
  };
}

/** What cannot be meant together, or means nothing. */
function checkOptions(values: Asking): void {
  const { select = [], stack, stacks = false } = values;
  const isSelection = select.length > 0;
  const takesStacks = !isSelection && (stack !== undefined || stacks);
  const takesWorkspaces = values.workspaces !== undefined || values['workspaces-directory'] !== undefined;
  const mistakes: Readonly<Record<string, boolean>> = {
    'What is to go? Say so with --select, --stack, --stacks, --workspaces or --workspaces-directory.':
      !isSelection && !takesStacks && !takesWorkspaces,
    '--stacks tears stacks down, which --select does without: leave one out.': isSelection && stacks,
    '--with-unmanaged is of use with --stack or --stacks alone.': values['with-unmanaged'] === true && !takesStacks,
    '--include-managed is of use with --select alone.': values['include-managed'] === true && !isSelection,
  };
  const made = Object.entries(mistakes).flatMap(([mistake, isMade]) => (isMade ? [mistake] : []));
  if (made.length > 0) throw new UsageError(made.join(' '));
}
