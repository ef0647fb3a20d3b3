/** What is wrong at one place of a document. */
export interface Problem {
  /** As a path: `/errors/0/rate`; empty for the document itself. */
  readonly member: string;
  readonly message: string;
}

/** Collects what is wrong, so that all of it can be told at once. */
export class Problems {
  readonly found: Problem[] = [];

  /** Notes a problem, and stands for the value that could not be read. */
  add(member: string, message: string): null {
    this.found.push({ member, message });
    return null;
  }
}

/** A member within a shape, for documentation. */
export interface Part {
  /** From the shape on: `errors[].rate`. */
  readonly path: string;
  readonly text: string;
  readonly required: boolean;
  /** Empty where the name has to do, as in members of the API. */
  readonly description: string;
  /** What each of its values means, where it is one of a few. */
  readonly meanings?: readonly string[];
}

/** What a value may be. */
export interface Shape<Value> {
  /** What follows "must be": `a number from 0 to 1`. */
  readonly text: string;
  /** What is inside, down to the last member; none of a plain value. */
  readonly parts?: readonly Part[];
  /** Answers the value, or notes what is wrong with it and answers null. */
  read(value: unknown, member: string, problems: Problems): Value | null;
}

export type ValueOf<S> = S extends Shape<infer Value> ? Value : never;

/** A document that is not what it has to be. The message tells everything that is wrong. */
export class DocumentError extends TypeError {
  readonly problems: readonly Problem[];

  constructor(what: string, problems: readonly Problem[]) {
    const told = problems.map(({ member, message }) => `${member === '' ? 'it' : member} ${message}`);
    super(`${what} cannot be: ${told.join('; ')}.`);
    this.problems = problems;
  }
}

/** Reads a whole document, or throws a DocumentError that calls it `what`. */
export function readDocument<Value>(what: string, shape: Shape<Value>, value: unknown): Value {
  const problems = new Problems();
  const read = shape.read(value, '', problems);
  if (problems.found.length > 0 || read === null) throw new DocumentError(what, problems.found);
  return read;
}
