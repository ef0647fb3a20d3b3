import type { Controls } from '../controls/controls.js';
import type { Shape } from '../documents/shape.js';

type Method = 'GET' | 'PUT' | 'POST' | 'PATCH' | 'DELETE';
type LabelsOf<Line extends string> = Line extends `${string}{${infer Name}}${infer Rest}`
  ? Name | LabelsOf<Rest>
  : never;

/** What a request brings: the labels of its path, and its body. */
interface Given<Line extends string, Body> {
  readonly labels: Readonly<Record<LabelsOf<Line>, string>>;
  readonly body: Body;
}

/** What one route does, with the control that does it. */
interface Definition<Line extends string, Body> {
  /** A sentence without its full stop. */
  readonly summary: string;
  /** What it takes; no body when absent. */
  readonly body?: Shape<Body>;
  /** What it answers; an empty object when absent. */
  readonly answers?: string;
  readonly act: (controls: Controls, given: Given<Line, Body>) => unknown;
}

/** One line of the admin surface: it serves requests and documentation alike. */
export interface AdminRoute {
  readonly method: Method;
  /** Behind the prefix of the surface: `/spaces/{space}`. */
  readonly path: string;
  readonly summary: string;
  readonly body: Shape<unknown> | undefined;
  readonly answers: string | undefined;
  readonly act: (controls: Controls, labels: Readonly<Record<string, string>>, body: unknown) => unknown;
}

/** Defines a route by its line, `PATCH /spaces/{space}`; its labels and its body are typed by that and by the shape. */
export function route<const Line extends `${Method} /${string}`, Body = undefined>(
  line: Line,
  { summary, body, answers, act }: Definition<Line, Body>,
): AdminRoute {
  const [method, path] = line.split(' ') as [Method, string];
  return {
    method,
    path,
    summary,
    body,
    answers,
    act: (controls, labels, read) => act(controls, { labels, body: read as Body }),
  };
}

/** A part of the surface, under one heading. */
export interface Section {
  readonly title: string;
  readonly about: string;
  readonly routes: readonly AdminRoute[];
}
