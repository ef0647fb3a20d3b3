import type { OperationName } from '../../api/contract-types.js';
import type { Controls } from '../../emulator/index.js';
import type { AnyResource, InputsFor } from '../../provider/model/index.js';
import type { Answer, Change } from './answer.js';
import type { World } from './world.js';

/** What is on record of the resource under test, whatever else the engine keeps of it. */
export interface OnRecord {
  readonly id: string;
  readonly isHalfMade: boolean;
}

/** A program with one resource under test, run by an engine on an emulator of its own. */
export interface Workspace extends AsyncDisposable {
  /** To change and to look at things behind the engine's back. */
  readonly emulator: Controls;
  /** Writes a program that holds nothing but this. */
  declare<R extends AnyResource>(resource: R, inputs: InputsFor<R>): Promise<void>;
  /** What a deployment would do; `refresh` looks at what there is first. Fails if that is no success. */
  plan(options?: { readonly refresh?: boolean }): Promise<Answer>;
  deploy(options?: { readonly refresh?: boolean }): Promise<Answer>;
  /** Deploys what cannot be deployed; fails if it can. */
  refused(): Promise<Answer>;
  /** Begins to deploy or to destroy, and is told to stop while a call is under way, which ends soon after. */
  interrupted(command: 'deploy' | 'destroy', during: OperationName): Promise<void>;
  recorded(): Promise<OnRecord | undefined>;
  /** Has the next run finish what was left half made, where the engine would replace it if it were not told otherwise. */
  keep(): Promise<void>;
  /** Brings the recorded state up to what there is, and answers what was wrong with it. */
  refresh(): Promise<Answer>;
  /** Takes up what exists and goes on with the program that the engine writes for it. */
  import(resource: AnyResource, id: string): Promise<void>;
  /** Strikes it from the record, and leaves it there. */
  forget(): Promise<void>;
  /** Takes it down; a second time there is nothing left to do. */
  destroy(): Promise<Answer>;
}

/** A program that runs resources: real Pulumi, Terraform or OpenTofu. */
export interface Engine {
  readonly name: string;
  /** Why it cannot run here, if it cannot: what it would run is skipped. */
  readonly missing?: string;
  /** Whether it lives through a case of a resource's life here; an engine that shares its provider with another may take a sample. */
  lives(type: string, title: string): boolean;
  /** What it calls a change that asks nothing of the service: one of the record alone, or none. */
  readonly ofRecordAlone: Extract<Change, 'same' | 'update'>;
  /** Whether what is replaced is gone before another is made, and so is lost where that is refused. */
  readonly deletesFirst: boolean;
  /** What the provider says, in the words that it has for the users of this engine. */
  says(text: string): string;
  /** A workspace with nothing in it. */
  opened(world: World): Promise<Workspace>;
  /** A workspace whose program has been deployed. */
  deployed<R extends AnyResource>(world: World, resource: R, inputs: InputsFor<R>): Promise<Workspace>;
}
