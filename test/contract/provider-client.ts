import { type ClientUnaryCall, credentials, type ServiceError } from '@grpc/grpc-js';
import emptyProto from 'google-protobuf/google/protobuf/empty_pb.js';
import pluginProto from '@pulumi/pulumi/proto/plugin_pb.js';
import providerGrpc from '@pulumi/pulumi/proto/provider_grpc_pb.js';
import proto from '@pulumi/pulumi/proto/provider_pb.js';
import { fromStruct, toStruct, type Values } from './struct.js';

/** The types whose ids follow from their inputs. */
export type NamedType = 'Project' | 'SourceRepository' | 'Branch';
export type Type = NamedType | 'Space' | 'DevEnvironment' | 'DevEnvironmentSession' | 'AccessToken' | 'WorkflowRun';
const tokenOf = (type: string): string => `codecatalyst:index:${type}`;
const urnOf = (type: string): string => `urn:pulumi:dev::tests::${tokenOf(type)}::it`;

/** What is said of the properties of a program. */
export interface Checked {
  readonly inputs: Values;
  readonly failures: Readonly<Record<string, string>>;
}
export interface Made {
  readonly id: string;
  readonly properties: Values;
}
export interface Found extends Made {
  readonly inputs: Values;
}
export interface Differences {
  readonly changes: 'none' | 'some' | 'unknown';
  readonly diffs: readonly string[];
  readonly replaces: readonly string[];
  readonly stables: readonly string[];
  readonly deleteBeforeReplace: boolean;
  /** The kind of each difference by its path. */
  readonly detailed: Readonly<Record<string, Kind | `${Kind} of an output`>>;
}
type Kind = (typeof kinds)[number];
const kinds = ['ADD', 'ADD_REPLACE', 'DELETE', 'DELETE_REPLACE', 'UPDATE', 'UPDATE_REPLACE'] as const;

/** A part of a list. */
export interface Part {
  readonly isKnown: boolean;
  readonly found: readonly (proto.ListResponse.Result.AsObject | undefined)[];
  /** Where it goes on; empty at its end. */
  readonly from: string;
}

interface CheckOptions {
  readonly olds?: Values;
  readonly name?: string;
  readonly seed?: Uint8Array;
  readonly autonaming?: { readonly mode: 'PROPOSE' | 'ENFORCE' | 'DISABLE'; readonly name?: string };
}
interface Changing {
  readonly id: string;
  readonly olds: Values;
  readonly oldInputs: Values;
  readonly news: Values;
}
type Done<T> = (error: ServiceError | null, response: T) => void;

/** A call that can be broken off. */
export interface Asked<T> extends Promise<T> {
  readonly cancel: () => void;
}

/** The provider as the engine asks it. A call that fails rejects with the error of gRPC, see `refusal`. */
export class ProviderClient {
  readonly raw: providerGrpc.ResourceProviderClient;

  constructor(port: number) {
    this.raw = new providerGrpc.ResourceProviderClient(`127.0.0.1:${port}`, credentials.createInsecure());
  }

  handshake(engineAddress: string): Asked<proto.ProviderHandshakeResponse.AsObject> {
    const request = new proto.ProviderHandshakeRequest().setEngineAddress(engineAddress).setConfigureWithUrn(true);
    return ask(
      (done: Done<proto.ProviderHandshakeResponse>) => this.raw.handshake(request, done),
      (r) => r.toObject(),
    );
  }

  attach(engineAddress: string): Asked<unknown> {
    const request = new pluginProto.PluginAttach().setAddress(engineAddress);
    return ask(
      (done: Done<emptyProto.Empty>) => this.raw.attach(request, done),
      () => undefined,
    );
  }

  getSchema(): Asked<string> {
    const request = new proto.GetSchemaRequest();
    return ask(
      (done: Done<proto.GetSchemaResponse>) => this.raw.getSchema(request, done),
      (r) => r.getSchema(),
    );
  }

  getPluginInfo(): Asked<string> {
    return ask(
      (done: Done<pluginProto.PluginInfo>) => this.raw.getPluginInfo(new emptyProto.Empty(), done),
      (r) => r.getVersion(),
    );
  }

  checkConfig(news: Values, olds: Values = {}): Asked<Checked> {
    const request = new proto.CheckRequest().setUrn(providerUrn).setName('default').setType(providerType);
    request.setNews(toStruct(news)).setOlds(toStruct(olds));
    return ask((done: Done<proto.CheckResponse>) => this.raw.checkConfig(request, done), checked);
  }

  diffConfig(oldInputs: Values, news: Values): Asked<Differences> {
    const request = new proto.DiffRequest().setUrn(providerUrn).setId('1').setName('default').setType(providerType);
    request.setOlds(toStruct(oldInputs)).setOldInputs(toStruct(oldInputs)).setNews(toStruct(news));
    return ask((done: Done<proto.DiffResponse>) => this.raw.diffConfig(request, done), differences);
  }

  configure(args: Values): Asked<proto.ConfigureResponse.AsObject> {
    const request = new proto.ConfigureRequest().setArgs(toStruct(args)).setAcceptsecrets(true).setSendsOldInputs(true);
    return ask(
      (done: Done<proto.ConfigureResponse>) => this.raw.configure(request, done),
      (r) => r.toObject(),
    );
  }

  check(type: Type, news: Values, options: CheckOptions = {}): Asked<Checked> {
    const { olds = {}, name = 'it', seed = new Uint8Array(32), autonaming } = options;
    const request = new proto.CheckRequest().setUrn(urnOf(type)).setType(tokenOf(type)).setName(name);
    request.setNews(toStruct(news)).setOlds(toStruct(olds)).setRandomseed(seed);
    if (autonaming) {
      const mode = proto.CheckRequest.AutonamingOptions.Mode[autonaming.mode];
      const wanted = new proto.CheckRequest.AutonamingOptions().setMode(mode).setProposedName(autonaming.name ?? '');
      request.setAutonaming(wanted);
    }
    return ask((done: Done<proto.CheckResponse>) => this.raw.check(request, done), checked);
  }

  diff(type: Type, { id, olds, oldInputs, news }: Omit<Changing, 'oldInputs'> & Partial<Changing>): Asked<Differences> {
    const request = new proto.DiffRequest().setUrn(urnOf(type)).setType(tokenOf(type)).setName('it').setId(id);
    request.setOlds(toStruct(olds)).setNews(toStruct(news));
    if (oldInputs) request.setOldInputs(toStruct(oldInputs));
    return ask((done: Done<proto.DiffResponse>) => this.raw.diff(request, done), differences);
  }

  create(type: Type, inputs: Values, { preview = false, timeout = 0 } = {}): Asked<Made> {
    const request = new proto.CreateRequest().setUrn(urnOf(type)).setType(tokenOf(type)).setName('it');
    request.setProperties(toStruct(inputs)).setPreview(preview).setTimeout(timeout);
    return ask(
      (done: Done<proto.CreateResponse>) => this.raw.create(request, done),
      (r) => ({ id: r.getId(), properties: fromStruct(r.getProperties()) }),
    );
  }

  /** A refresh with the recorded properties and inputs; an import without. */
  read(type: Type, id: string, known: { properties?: Values; inputs?: Values; timeout?: number } = {}): Asked<Found> {
    const request = new proto.ReadRequest().setUrn(urnOf(type)).setType(tokenOf(type)).setName('it').setId(id);
    if (known.properties) request.setProperties(toStruct(known.properties));
    if (known.inputs) request.setInputs(toStruct(known.inputs));
    request.setTimeout(known.timeout ?? 0);
    return ask(
      (done: Done<proto.ReadResponse>) => this.raw.read(request, done),
      (r) => ({ id: r.getId(), properties: fromStruct(r.getProperties()), inputs: fromStruct(r.getInputs()) }),
    );
  }

  update(type: Type, { id, olds, oldInputs, news }: Changing, { preview = false } = {}): Asked<Values> {
    const request = new proto.UpdateRequest().setUrn(urnOf(type)).setType(tokenOf(type)).setName('it').setId(id);
    request.setOlds(toStruct(olds)).setOldInputs(toStruct(oldInputs)).setNews(toStruct(news)).setPreview(preview);
    return ask(
      (done: Done<proto.UpdateResponse>) => this.raw.update(request, done),
      (r) => fromStruct(r.getProperties()),
    );
  }

  delete(type: Type, id: string, properties: Values, oldInputs: Values = {}): Asked<unknown> {
    const request = new proto.DeleteRequest().setUrn(urnOf(type)).setType(tokenOf(type)).setName('it').setId(id);
    request.setProperties(toStruct(properties)).setOldInputs(toStruct(oldInputs));
    return ask(
      (done: Done<emptyProto.Empty>) => this.raw.delete(request, done),
      () => undefined,
    );
  }

  invoke(name: string, args: Values): Asked<{ result: Values; failures: Readonly<Record<string, string>> }> {
    const request = new proto.InvokeRequest().setTok(tokenOf(name)).setArgs(toStruct(args));
    return ask(
      (done: Done<proto.InvokeResponse>) => this.raw.invoke(request, done),
      (r) => ({ result: fromStruct(r.getReturn()), failures: reasons(r.getFailuresList()) }),
    );
  }

  list(type: Type, query: Values, { limit = 0, pageSize = 0, from = '' } = {}): Asked<Part> {
    const request = new proto.ListRequest().setToken(tokenOf(type)).setQuery(toStruct(query)).setLimit(limit);
    const stream = this.raw.list(request.setPageSize(pageSize).setContinuationToken(from));
    const answers: proto.ListResponse[] = [];
    const { promise, resolve, reject } = Promise.withResolvers<Part>();
    stream.on('data', (answer: proto.ListResponse) => answers.push(answer)).on('error', reject);
    stream.on('end', () => {
      resolve(partOf(answers));
    });
    promise.catch(() => undefined);
    return Object.assign(promise, {
      cancel: () => {
        stream.cancel();
      },
    });
  }

  cancel(): Asked<unknown> {
    return ask(
      (done: Done<emptyProto.Empty>) => this.raw.cancel(new emptyProto.Empty(), done),
      () => undefined,
    );
  }

  [Symbol.dispose](): void {
    this.raw.close();
  }
}

const providerType = 'pulumi:providers:codecatalyst';
const providerUrn = `urn:pulumi:dev::tests::${providerType}::default`;

function ask<Response, T>(send: (done: Done<Response>) => ClientUnaryCall, read: (response: Response) => T): Asked<T> {
  const { promise, resolve, reject } = Promise.withResolvers<T>();
  const call = send((error, response) => {
    if (error) reject(error);
    else resolve(read(response));
  });
  // A test may look at the outcome later than it comes.
  promise.catch(() => undefined);
  return Object.assign(promise, {
    cancel: () => {
      call.cancel();
    },
  });
}

function partOf(answers: readonly proto.ListResponse[]): Part {
  const { COMPUTED, RESULT } = proto.ListResponse.ResponseCase;
  return {
    isKnown: !answers.some((answer) => answer.getResponseCase() === COMPUTED),
    found: answers
      .filter((answer) => answer.getResponseCase() === RESULT)
      .map((answer) => answer.getResult()?.toObject()),
    // It ends a part, and stands for it being no end.
    from: answers.at(-1)?.getContinuation()?.getContinuationToken() ?? '',
  };
}

const checked = (response: proto.CheckResponse): Checked => ({
  inputs: fromStruct(response.getInputs()),
  failures: reasons(response.getFailuresList()),
});

function reasons(failures: readonly proto.CheckFailure[]): Record<string, string> {
  const paths = failures.map((failure) => failure.getProperty());
  if (new Set(paths).size < paths.length) throw new Error(`A property fails twice: ${paths.join(', ')}`);
  return Object.fromEntries(failures.map((failure) => [failure.getProperty(), failure.getReason()]));
}

function differences(response: proto.DiffResponse): Differences {
  if (!response.getHasdetaileddiff()) throw new Error('The answer says that it has no detailed diff.');
  const detailed: Record<string, Kind | `${Kind} of an output`> = {};
  response.getDetaileddiffMap().forEach((difference, path) => {
    const kind = kinds[difference.getKind()];
    detailed[path] = difference.getInputdiff() ? kind : `${kind} of an output`;
  });
  return {
    changes: (['unknown', 'none', 'some'] as const)[response.getChanges()],
    diffs: response.getDiffsList(),
    replaces: response.getReplacesList(),
    stables: response.getStablesList(),
    deleteBeforeReplace: response.getDeletebeforereplace(),
    detailed,
  };
}
