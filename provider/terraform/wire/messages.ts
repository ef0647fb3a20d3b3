// The messages of provider.proto as they are in memory. What is not set in a request has the zero value of its type.

export interface DynamicValue {
  readonly msgpack?: Uint8Array;
  readonly json?: Uint8Array;
}
export type PathStep = { readonly attribute_name: string } | { readonly element_key_int: number };
export interface WirePath {
  readonly steps: readonly PathStep[];
}
export interface Diagnostic {
  /** 1 is an error, 2 a warning. */
  readonly severity: 1 | 2;
  readonly summary: string;
  readonly detail: string;
  readonly attribute?: WirePath;
}
/** What nearly every answer has. */
export interface Answer {
  readonly diagnostics?: readonly Diagnostic[];
}
export interface RawState {
  readonly json: Uint8Array;
}
export interface Identity {
  readonly identity_data: DynamicValue;
}

export type Empty = Record<never, never>;
export interface ConfigAsked {
  readonly config: DynamicValue;
}
export interface TypeAndConfig extends ConfigAsked {
  readonly type_name: string;
}
export interface UpgradeResourceStateAsked {
  readonly type_name: string;
  readonly version: number;
  readonly raw_state: RawState;
}
export interface UpgradeResourceStateAnswer extends Answer {
  readonly upgraded_state: DynamicValue;
}
export interface ReadResourceAsked {
  readonly type_name: string;
  readonly current_state: DynamicValue;
  readonly private: Uint8Array;
}
export interface ReadResourceAnswer extends Answer {
  readonly new_state: DynamicValue;
  readonly private?: Uint8Array;
  readonly new_identity?: Identity;
}
export interface PlanResourceChangeAsked extends TypeAndConfig {
  readonly prior_state: DynamicValue;
  readonly proposed_new_state: DynamicValue;
  readonly prior_private: Uint8Array;
}
export interface PlanResourceChangeAnswer extends Answer {
  readonly planned_state: DynamicValue;
  readonly requires_replace?: readonly WirePath[];
  readonly planned_private?: Uint8Array;
  readonly planned_identity?: Identity;
}
export interface ApplyResourceChangeAsked extends TypeAndConfig {
  readonly prior_state: DynamicValue;
  readonly planned_state: DynamicValue;
  readonly planned_private: Uint8Array;
}
export interface ApplyResourceChangeAnswer extends Answer {
  readonly new_state: DynamicValue;
  readonly private?: Uint8Array;
  readonly new_identity?: Identity;
}
export interface ImportResourceStateAsked {
  readonly type_name: string;
  readonly id: string;
  readonly identity: Identity | null;
}
export interface ImportResourceStateAnswer extends Answer {
  readonly imported_resources: readonly {
    readonly type_name: string;
    readonly state: DynamicValue;
    readonly private: Uint8Array;
    readonly identity?: Identity;
  }[];
}
export interface ReadDataSourceAnswer extends Answer {
  readonly state: DynamicValue;
}
