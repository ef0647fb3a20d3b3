import type { Action, Member } from '../../api/contract-types.js';
import { decode } from '../router.js';
import { ServiceException, ValidationException } from '../service-exception.js';
import { isRecord, Problems, readMembers } from './value-reader.js';

/** A request as it came, taken apart but not judged. */
export interface RawRequest {
  readonly labels: Readonly<Record<string, string>>;
  readonly query: string;
  readonly body: Buffer;
}

function queryValues(query: string): Record<string, unknown> {
  const values: Record<string, unknown> = {};
  for (const pair of query.split('&').filter(Boolean)) {
    const [name = '', ...value] = pair.replaceAll('+', ' ').split('=');
    Object.defineProperty(values, decode(name), {
      value: decode(value.join('=')),
      enumerable: true,
      configurable: true,
    });
  }
  return values;
}

/** Text is all that a query can carry; what should be a number becomes one, and is judged with the rest. */
function fromText(member: Member, text: unknown): unknown {
  return member.shape.type === 'integer' && typeof text === 'string' && /^-?\d{1,15}$/.test(text) ? Number(text) : text;
}

function bodyValues(body: Buffer): Readonly<Record<string, unknown>> {
  if (body.length === 0) return {};
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
  } catch {
    throw new ServiceException('SerializationException', 400, 'The body of the request is not JSON.');
  }
  if (isRecord(value)) return value;
  throw new ServiceException('SerializationException', 400, 'The body of the request is not a JSON object.');
}

/** Reads the members of a request from path, query and body, or answers one ValidationException that names all that fail. */
export function readRequest(operation: Action, raw: RawRequest): Record<string, unknown> {
  const members = Object.values(operation.request);
  const query = queryValues(raw.query);
  // A body that the action has no member for is not even read.
  const body = members.some(({ location }) => location === undefined) ? bodyValues(raw.body) : {};
  const values = Object.fromEntries(
    members.map((member) => {
      const { name, location } = member;
      if (location === 'path') return [name, raw.labels[name]];
      if (location === 'query') return [name, fromText(member, query[name])];
      return [name, Object.hasOwn(body, name) ? body[name] : undefined];
    }),
  );

  const problems = new Problems();
  const request = readMembers(operation.request, values, '', problems);
  const { found, count } = problems;
  if (count === 0) return request;
  const detected = count === 1 ? '1 validation error detected' : `${String(count)} validation errors detected`;
  throw new ValidationException(`${detected}: ${found.join('; ')}`);
}
