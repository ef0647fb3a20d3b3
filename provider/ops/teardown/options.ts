import { UsageError } from '../cli/command.js';
import type { Outside } from '../cli/outside.js';
import { type ConfigFile, readConfig } from '../config/read-config.js';
import { parseSelection } from '../selection/parse.js';
import { openStacks, stackOption, terraformOption } from '../stacks/open-stacks.js';
import type { Stack } from '../stacks/stack.js';
import { readOwned } from './managed-things.js';
import type { Asked } from './asked.js';
import { allowSpace } from './allow-space.js';
import { reachOf, refuseSeveral, throughOf } from './reach.js';

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
    help: `${stackOption.help.replace(/ \(.*/, '')}. It is torn down; beside --select it only counts as managed, and its provider says where the space is and as whom it is read, unless --endpoint or --profile does`,
  },
  terraform: { ...terraformOption, help: `${terraformOption.help}. It is treated as --stack is` },
  stacks: { type: 'boolean', help: 'tear down the stacks of the configuration' },
  'with-unmanaged': { type: 'boolean', help: 'take what is in the projects of the stacks and no stack knows, too' },
  'include-managed': { type: 'boolean', help: 'let --select take what stacks manage; their engine deletes it' },
  'include-data': {
    type: 'boolean',
    help: 'take what a data-loss guard holds, too; a repository that no stack knows counts as one that holds code',
  },
  workspaces: { type: 'string', multiple: true, placeholder: 'ID', help: 'an Amazon WorkSpace to stop; may repeat' },
  'workspaces-directory': { type: 'string', placeholder: 'ID', help: 'stop all Amazon WorkSpaces of a directory' },
  endpoint: {
    type: 'string',
    placeholder: 'URL',
    help: "beside --select: another address than the service, or local. Stacks are torn down with their provider's own",
  },
  profile: {
    type: 'string',
    placeholder: 'NAME',
    help: "beside --select: the AWS profile whose SSO login is used. Stacks are torn down with their provider's own",
  },
  explain: { type: 'boolean', help: 'tell of each thing why it is kept or taken' },
  json: { type: 'boolean', help: 'write JSON' },
} as const;

export interface Asking {
  readonly config?: string | undefined;
  readonly space?: string | undefined;
  readonly select?: readonly string[];
  readonly stack?: readonly string[];
  readonly terraform?: readonly string[];
  readonly stacks?: boolean;
  readonly 'with-unmanaged'?: boolean;
  readonly 'include-managed'?: boolean;
  readonly 'include-data'?: boolean;
  readonly workspaces?: readonly string[];
  readonly 'workspaces-directory'?: string;
  readonly endpoint?: string;
  readonly profile?: string;
  readonly explain?: boolean;
}

/** What the options ask for, with everything that stacks manage read. A space that is not in the configuration is refused. */
export async function askedFor(values: Asking, outside: Outside): Promise<Asked> {
  checkOptions(values);
  const configFile = await readConfig(values.config, outside.folder);
  const selections = (values.select ?? []).map(parseSelection);
  const { stacks, named, torn } = stacksIn(values, configFile, outside);
  const owned = await readOwned(stacks, outside.signal);
  const goes = owned.filter(({ stack }) => stack < torn);
  const spaces = new Set(goes.flatMap(({ thing }) => (thing.kind === 'token' ? [] : [thing.spaceName])));
  const space = allowSpace(values.space, [...spaces], configFile);
  await refuseSeveral(goes, stacks, outside);
  const through = selections.length === 0 ? undefined : await throughOf(values, named, { stacks, owned }, outside);
  const reach = await reachOf({ through, stacks, torn, owned }, outside);
  return {
    ...{ space, selections, stacks, owned, configFile, through, reach },
    torn: new Set(stacks.slice(0, torn).keys()),
    withUnmanaged: values['with-unmanaged'] ?? false,
    includeManaged: values['include-managed'] ?? false,
    includeData: values['include-data'] ?? false,
    workspaces: (values.workspaces ?? []).flatMap((ids) => ids.split(',')).filter((id) => id !== ''),
    workspacesDirectory: values['workspaces-directory'],
    explain: values.explain ?? false,
  };
}

interface StacksIn {
  /** Each once: those that are torn down first, then those that are named. */
  readonly stacks: readonly Stack[];
  /** How many of them, the first ones, are torn down. */
  readonly torn: number;
  /** How many of them, the first ones, the command line names. */
  readonly named: number;
}

function stacksIn(
  { select = [], stack, terraform, stacks: takesAll = false }: Asking,
  configFile: ConfigFile,
  outside: Outside,
): StacksIn {
  const configured = openStacks({}, configFile, outside);
  if (takesAll && configured.length === 0)
    throw new UsageError('--stacks takes the stacks of the configuration, which names none.');
  const given = { ...(stack && { stack }), ...(terraform && { terraform }) };
  const named = stack || terraform ? openStacks(given, configFile, outside) : [];
  const unique = (all: readonly Stack[]): readonly Stack[] => [
    ...new Map(all.map((each) => [each.label, each])).values(),
  ];
  const first = unique(named).length;
  const stacks = unique([...named, ...configured]);
  const torn = select.length > 0 ? 0 : takesAll ? stacks.length : first;
  return { stacks, named: first, torn };
}

/** What cannot be meant together, or means nothing. */
function checkOptions(values: Asking): void {
  const { select = [], stack, terraform, stacks = false } = values;
  const isSelection = select.length > 0;
  const takesStacks = !isSelection && (isAny(stack, terraform) || stacks);
  const takesWorkspaces = isAny(values.workspaces, values['workspaces-directory']);
  const mistakes: Readonly<Record<string, boolean>> = {
    'What is to go? Say so with --select, --stack, --terraform, --stacks, --workspaces or --workspaces-directory.':
      !isSelection && !takesStacks && !takesWorkspaces,
    '--stacks tears stacks down, which --select does without: leave one out.': isSelection && stacks,
    '--with-unmanaged is of use with --stack, --terraform or --stacks alone.':
      values['with-unmanaged'] === true && !takesStacks,
    '--include-managed is of use with --select alone.': values['include-managed'] === true && !isSelection,
    '--endpoint and --profile are of use with --select alone: a stack is torn down with the settings of its own provider.':
      isAny(values.endpoint, values.profile) && !isSelection,
  };
  const made = Object.entries(mistakes).flatMap(([mistake, isMade]) => (isMade ? [mistake] : []));
  if (made.length > 0) throw new UsageError(made.join(' '));
}

const isAny = (...values: readonly unknown[]): boolean => values.some((value) => value !== undefined);
