/** What a destroy is told, and who is told of it. */
export interface DestroyOptions {
  /** The addresses of the resources that it is to destroy, and no others. */
  readonly targets: readonly string[];
  /** What stands in the environment beside what the stack has in it. */
  readonly variables: Readonly<Record<string, string>>;
  readonly signal: AbortSignal;
  /** Told of the engine's process. */
  readonly onStart: (processId: number) => void;
  /** Told of each that the engine has deleted. */
  readonly onDeleted: (address: string) => void;
}

/** What the engine said, by the addresses of the resources. */
export interface Said {
  readonly errors: ReadonlyMap<string, string>;
  readonly warnings: ReadonlyMap<string, string>;
  /** What it said of no resource, or the failure of the command itself. */
  readonly failure: string | undefined;
}

/** A lock that keeps others from a stack. */
export interface Lock {
  readonly host: string;
  readonly processId: number;
  /** Takes it away; there may be nothing to take away any more. */
  free(signal: AbortSignal): Promise<void>;
}
