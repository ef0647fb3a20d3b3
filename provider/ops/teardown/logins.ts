import type { PlainValues } from '../../model/index.js';
import type { ServiceConnection, ServiceContext } from '../../service/connection.js';
import { Connections } from '../cli/connections.js';
import type { Outside } from '../cli/outside.js';
import { sessionOf } from '../estate/session.js';
import { keyOf, type Thing } from '../estate/thing.js';
import type { Stack } from '../stacks/stack.js';
import { type Caller, callerOf } from './caller.js';
import { type Owned, ownersOf } from './managed-things.js';
import { type Reach, serviceOf, telling } from './reach.js';

/** As whom the service is asked. */
export interface Login {
  readonly connection: ServiceConnection;
  readonly context: ServiceContext;
  /** Who that is; asked once. */
  caller(): Promise<Caller>;
}

interface LoginsOptions {
  readonly space: string;
  readonly stacks: readonly Stack[];
  /** How many of the stacks, the first ones, are torn down. */
  readonly torn: number;
  readonly owned: readonly Owned[];
  /** The login of what no stack's provider has one for. */
  readonly reach: Reach;
}

/** The logins of a run: what a stack manages, and what is in its projects, is seen and deleted with that of its own provider. */
export class Logins implements AsyncDisposable {
  readonly base: Login;
  private readonly connections: Connections;
  private readonly known = new Map<ServiceConnection, Login>();
  private readonly owners: ReadonlyMap<string, Owned>;

  private readonly options: LoginsOptions;
  private readonly folders: readonly string[];
  private readonly outside: Outside;

  private constructor(options: LoginsOptions, folders: readonly string[], outside: Outside) {
    this.options = options;
    this.folders = folders;
    this.outside = outside;
    this.connections = new Connections(outside);
    this.owners = ownersOf(options.owned);
    this.base = this.login(options.reach.settings, options.reach.folder);
  }

  static async open(options: LoginsOptions, outside: Outside): Promise<Logins> {
    return new Logins(options, await Promise.all(options.stacks.map((stack) => stack.programFolder())), outside);
  }

  /** The login of the provider that manages something. */
  ofOwner({ stack, managed }: Owned): Login {
    return this.login(managed.settings, this.folders[stack] ?? this.outside.folder);
  }

  /** The login that sees a thing: that of what manages it; inside a project that is torn down that of the project; else that of the run. */
  of(thing: Pick<Thing, 'kind' | 'id'>): Login {
    const [space = '', project = ''] = thing.id.split('/');
    const around = this.owners.get(keyOf({ kind: 'project', id: `${space}/${project}` }));
    const owner = this.owners.get(keyOf(thing)) ?? (around && around.stack < this.options.torn ? around : undefined);
    return owner ? this.ofOwner(owner) : this.base;
  }

  /** The ids of all users as whom anything was looked at. */
  async callers(): Promise<ReadonlySet<string>> {
    return new Set(await Promise.all([...this.known.values()].map(async (login) => (await login.caller()).id)));
  }

  /** Why the engine of a stack is not told to delete what it manages; undefined where it may be. */
  untouchable({ stack, label, managed }: Owned): string | undefined {
    const { environment, folder } = this.outside;
    const { reach } = this.options;
    const own = serviceOf(managed.settings, this.folders[stack] ?? folder, environment);
    // The engine would delete what has this name there.
    return own === serviceOf(reach.settings, reach.folder, environment)
      ? undefined
      : `the stack ${label} manages one of this name in ${own}, which this plan is not for`;
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.connections[Symbol.asyncDispose]();
  }

  private login(settings: PlainValues, folder: string): Login {
    const connection = this.connections.of({ ...telling(settings), spaceName: this.options.space }, folder);
    const before = this.known.get(connection);
    if (before) return before;
    const context = connection.context(sessionOf(this.outside));
    let caller: Promise<Caller> | undefined;
    const made: Login = { connection, context, caller: () => (caller ??= callerOf(context)) };
    this.known.set(connection, made);
    return made;
  }
}
