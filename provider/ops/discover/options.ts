import picomatch from 'picomatch';
import { resolve } from 'node:path';
import type { PlainValues } from '../../model/index.js';
import { UsageError } from '../cli/command.js';
import { loginOptions, loginSettings } from '../cli/login-options.js';
import type { Outside } from '../cli/outside.js';
import type { ConfigFile } from '../config/read-config.js';
import type { Kind, Thing } from '../estate/thing.js';
import type { Told } from '../selection/facts.js';
import { parseSelection } from '../selection/parse.js';
import { stackOption, terraformOption } from '../stacks/open-stacks.js';
import { languageNames } from './program/languages.js';

const formats = ['program', 'inventory', 'picture', 'migration'] as const;
type Format = (typeof formats)[number];
const furtherKinds = ['session', 'run'] as const;

/** What `discover` takes. */
export const options = {
  space: { type: 'string', placeholder: 'NAME', help: 'the space to read' },
  project: {
    type: 'string',
    multiple: true,
    placeholder: 'GLOB',
    help: 'only projects of such names; may repeat. Access tokens, which are in no project, are left out then',
  },
  choose: { type: 'boolean', help: 'tick the projects of a list, at a terminal; it costs a call more' },
  select: {
    type: 'string',
    placeholder: 'SELECTION',
    help: 'only such things, as in "kind = repository and name ~ \'api-*\'"',
  },
  stack: stackOption,
  terraform: terraformOption,
  out: { type: 'string', short: 'o', placeholder: 'FOLDER', help: 'where to write (default: discovered)' },
  format: {
    type: 'string',
    multiple: true,
    choices: formats,
    placeholder: 'FORMAT',
    help: 'what to write; may repeat (default: program, inventory and picture)',
  },
  language: {
    type: 'string',
    multiple: true,
    choices: languageNames,
    placeholder: 'LANGUAGE',
    help: 'the language of the program; may repeat (default: typescript)',
  },
  names: {
    type: 'string',
    placeholder: 'FILE',
    help: 'the file that maps ids to names, which is read and brought up to date (default: names.yaml in the folder)',
  },
  also: {
    type: 'string',
    multiple: true,
    choices: furtherKinds,
    placeholder: 'KIND',
    help: 'lists these too, which costs a call for each running environment or project; may repeat',
  },
  'default-branches': { type: 'boolean', help: 'declare the branches main too, with which repositories are born' },
  verify: {
    type: 'boolean',
    help: 'prove that an import leaves a preview nothing to do, in a stack that is thrown away',
  },
  force: { type: 'boolean', help: 'overwrite files although somebody edited them' },
  json: { type: 'boolean', help: 'answer with the report as JSON' },
  ...loginOptions,
  config: {
    type: 'string',
    placeholder: 'FILE',
    help: 'the configuration (default: codecatalyst-iac.yaml, if there is one)',
  },
} as const;

/** The values of the options, as they were given. */
export interface Given {
  readonly space?: string;
  readonly project?: readonly string[];
  readonly choose?: boolean;
  readonly select?: string;
  readonly out?: string;
  readonly format?: readonly string[];
  readonly language?: readonly string[];
  readonly names?: string;
  readonly also?: readonly string[];
  readonly 'default-branches'?: boolean;
  readonly verify?: boolean;
  readonly force?: boolean;
  readonly endpoint?: string;
  readonly profile?: string;
}

/** What is to be done. */
export interface Task {
  readonly spaceName: string;
  readonly folder: string;
  readonly namesFile: string;
  readonly formats: ReadonlySet<Format>;
  readonly languages: ReadonlySet<(typeof languageNames)[number]>;
  readonly kinds: ReadonlySet<Kind>;
  readonly settings: PlainValues;
  readonly takesDefaultBranches: boolean;
  readonly isForced: boolean;
  readonly isVerified: boolean;
  readonly wantsHistory: boolean;
  /** Whether the whole space was asked for, so that what is not found is not there. */
  readonly isWhole: boolean;
  readonly isAsked: boolean;
  readonly isWanted: (projectName: string) => boolean;
  readonly isChosen: (thing: Thing, told: Told) => boolean;
}

/** Reads what was asked for. Whatever is wrong with it is an error before anything is called. */
export function taskOf(
  given: Given,
  config: ConfigFile,
  { folder: here, streams }: Pick<Outside, 'folder' | 'streams'>,
): Task {
  const asking = { ...usual, spaceName: given.space, ...given };
  const { spaceName, out, format, language, also, project, select, choose, verify } = asking;
  if (spaceName === undefined || spaceName === '')
    throw new UsageError('--space is missing: which space is to be read?');
  const asked = new Set(formats.filter((name) => format.includes(name)));
  refuseAmiss(asking, asked, streams);
  const folder = resolve(here, out);
  const isWanted = project ? picomatch([...project]) : () => true;
  return {
    spaceName,
    folder,
    namesFile: namesFileOf(given.names, config, here) ?? resolve(folder, 'names.yaml'),
    formats: asked,
    languages: new Set(languageNames.filter((name) => language.includes(name))),
    kinds: kindsFor(asked, project !== undefined || choose, also),
    settings: { spaceName, ...loginSettings(given) },
    takesDefaultBranches: asking['default-branches'],
    isForced: asking.force,
    isVerified: verify,
    wantsHistory: asked.has('migration') || /\b(creator|age)\b/.test(select ?? ''),
    isWhole: project === undefined && select === undefined && !choose,
    isAsked: choose,
    isWanted: (name) => isWanted(name),
    isChosen: chooser(select),
  };
}

/** Throws where what was asked for cannot be. */
function refuseAmiss({ choose, verify }: Given, asked: ReadonlySet<Format>, streams: Outside['streams']): void {
  if (verify && !asked.has('program')) throw new UsageError('--verify proves a program, so --format must name it.');
  if (choose && !streams.isInteractive) {
    throw new UsageError('--choose asks a person, and there is no terminal: name the projects with --project.');
  }
}

/** What holds where nothing is said. */
const usual = {
  out: 'discovered',
  format: ['program', 'inventory', 'picture'],
  language: ['typescript'],
  also: [],
  choose: false,
  verify: false,
  force: false,
  'default-branches': false,
} satisfies Given;

/** The file of names that the command line or the configuration names. */
function namesFileOf(named: string | undefined, { config, folder }: ConfigFile, here: string): string | undefined {
  const { names } = config.discover;
  if (named !== undefined) return resolve(here, named);
  return names === undefined ? undefined : resolve(folder, names);
}

/** The kinds that what is written cannot do without. */
function kindsFor(asked: ReadonlySet<Format>, isFiltered: boolean, also: readonly string[]): ReadonlySet<Kind> {
  const isListed = asked.has('inventory') || asked.has('picture') || asked.has('migration');
  const isTokenless = isFiltered || (asked.size === 1 && asked.has('migration'));
  return new Set<Kind>([
    ...(['project', 'repository', 'branch', 'environment'] as const),
    ...(isTokenless ? [] : (['token'] as const)),
    ...(isListed ? (['workflow'] as const) : []),
    ...furtherKinds.filter((kind) => also.includes(kind)),
  ]);
}

/** Chooses by a selection; ages are counted to the beginning of the run. */
function chooser(select: string | undefined): Task['isChosen'] {
  if (select === undefined) return () => true;
  const selection = parseSelection(select);
  const now = Date.now();
  return (thing, told) => selection.judge({ thing, told, now }).isChosen;
}
