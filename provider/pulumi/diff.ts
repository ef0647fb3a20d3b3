import {
  type AnyResource,
  brokenText,
  type Change,
  consequences,
  containsSecret,
  diff as differences,
  equivalent,
  formatPath,
  guardReplacement,
  inputsFromState,
  settable,
  topLevel,
  type Values,
} from '../model/index.js';
import type { Rpc } from './answer.js';
import { autonamedKey } from './autoname.js';
import { proto } from './proto.js';
import { knownState, withoutInternal } from './recorded-values.js';

/** What a change of the program asks for. A refresh asks the same the other way round: what was read, against what was recorded. */
export const diff: Rpc<proto.DiffRequest, proto.DiffResponse> = async (request, call) => {
  const resource = call.plugin.resource(request.getType());
  const after = call.decode(request.getNews());
  const state = knownState(resource, call.decode(request.getOlds()));
  const before = request.hasOldInputs()
    ? call.decode(request.getOldInputs())
    : inputsFromState(resource, state, undefined);

  const { changes, replaces, isBroken } = consequences(resource, state, [
    ...differences(resource, withoutInternal(before), withoutInternal(after)),
    ...newlyHidden(resource, before, after, call.plugin.imported.has(request.getUrn())),
  ]);
  const recorded = { id: request.getId(), state };
  const session = call.session(request.getUrn(), 0);
  if (isBroken) session.warn(brokenText(resource, recorded));
  // A refresh asks for words only: it changes nothing, and a program that was not checked plans nothing.
  if (replaces.length > 0 && call.plugin.checked.has(request.getUrn())) {
    const { plugin } = call;
    await guardReplacement(resource, recorded, plugin.settings, session, (one) => plugin.connection.context(one));
  }

  const response = new proto.DiffResponse();
  const { DIFF_NONE, DIFF_SOME } = proto.DiffResponse.DiffChanges;
  response.setChanges(changes.length > 0 ? DIFF_SOME : DIFF_NONE);
  response.setDiffsList(topLevel(changes));
  response.setReplacesList([...replaces]);
  response.setStablesList(stables(resource, changes));
  // What is broken is of no use meanwhile, and counts against a quota. With `replaceOnChanges` the engine replaces what is an update here.
  response.setDeletebeforereplace(isBroken || mayHaveItsId(resource, before, replaces));
  response.setHasdetaileddiff(true);
  for (const change of changes) response.getDetaileddiffMap().set(formatPath(change.path), detailed(resource, change));
  return response;
};

/** What an import recorded in clear and the program hides: an update without a write records it anew, and hidden. */
function newlyHidden(resource: AnyResource, before: Values, after: Values, isImported: boolean): readonly Change[] {
  if (!isImported) return [];
  return Object.entries(settable(resource))
    .filter(([name, { shape }]) => equivalent(shape, before[name], after[name]))
    .filter(([name]) => containsSecret(after[name] ?? null) && !containsSecret(before[name] ?? null))
    .map(([name]) => ({ path: [name], kind: 'update', effect: 'keep' }));
}

/** What dependents may rely on while this is updated in place. */
function stables(resource: AnyResource, changes: readonly Change[]): string[] {
  const changed = new Set(topLevel(changes));
  const outputs = Object.entries(resource.outputs).filter(([, { stable }]) => stable);
  const inputs = Object.entries(resource.inputs).filter(([name]) => !changed.has(name));
  return [...new Set([...outputs, ...inputs].map(([name]) => name))];
}

/**
 * The new one may have the id of the old one, so that has to go first. A name that the service makes, as it does for
 * projects, may come out the same whatever the program changed.
 */
function mayHaveItsId({ identity, outputs }: AnyResource, before: Values, replaces: readonly string[]): boolean {
  if (before[autonamedKey] === true) return false;
  return !identity.some((name) => replaces.includes(name) || (outputs[name]?.unique ?? false));
}

function detailed(resource: AnyResource, { path, kind, effect }: Change): proto.PropertyDiff {
  const { ADD, ADD_REPLACE, DELETE, DELETE_REPLACE, UPDATE, UPDATE_REPLACE } = proto.PropertyDiff.Kind;
  const kinds = {
    add: [ADD, ADD_REPLACE],
    delete: [DELETE, DELETE_REPLACE],
    update: [UPDATE, UPDATE_REPLACE],
  } as const;
  const difference = new proto.PropertyDiff();
  difference.setKind(kinds[kind][effect === 'replace' ? 1 : 0]);
  // What the service told differs in what is recorded, not in what the program says.
  difference.setInputdiff(String(path[0]) in settable(resource));
  return difference;
}
