export { misconfigured } from './configured.js';
export { brokenText, consequences, guardReplacement, topLevel, uncheckedText } from './consequences.js';
export { type Context, type Session, timeoutOf } from './context.js';
export { type AnyDataSource, dataSourceOf, lookUp, misasked } from './data-source.js';
export { withDefaults } from './defaults.js';
export { described, describedResource, describedSetting, withChoices } from './described.js';
export { type Change, diff, equivalent } from './diff.js';
export { close, open, renew, renewSeconds } from './ephemeral.js';
export { guard, released } from './guard.js';
export { HalfMade } from './half-made.js';
export { formatId, idForm, parseId } from './identity.js';
export { inputsFromState } from './inputs-from-state.js';
export { type Continuation, list, listInputs } from './list.js';
export { misdeclared } from './misdeclared.js';
export { changesInPlace, create, hasDue, read, remove, update } from './operations.js';
export { formatPath, type Path } from './path.js';
export { Problem, type ProblemKind, type ServiceTrace } from './problem.js';
export {
  createOnly,
  type Input,
  input,
  type Option,
  option,
  type Output,
  output,
  secretOnce,
  type Setting,
  setting,
} from './property.js';
export type { Connection, Definitions, Provider } from './provider.js';
export type { Recorded } from './recorded.js';
export { type AnyResource, type InputsFor, type Page, type Part, recorded, resourceOf, settable } from './resource.js';
export { Scrubber } from './scrubber.js';
export { member, type Member, type Shape } from './shape.js';
export { upgraded } from './state-version.js';
export { UnderWay } from './under-way.js';
export { validate } from './validate.js';
export { allowedText, instant, type Violation } from './validate-shape.js';
export {
  containsSecret,
  containsUnknown,
  hiddenLike,
  isList,
  isMap,
  mapValues,
  type Plain,
  plain,
  type PlainValues,
  revealed,
  Secret,
  Unknown,
  unknown,
  type Value,
  type ValueMap,
  type Values,
} from './value.js';
export { isWhole } from './whole.js';
