import type { AnyOperation } from '../api/contract-types.js';
import { operations } from '../api/operations.js';
import { labelsOf } from './path-template.js';
import { ServiceException, ValidationException } from './service-exception.js';

/** The action that a request asks for, with the labels of its path decoded. */
export interface Route {
  readonly operation: AnyOperation;
  readonly labels: Readonly<Record<string, string>>;
}

const routes = Object.values<AnyOperation>(operations).map((operation) => ({
  operation,
  template: operation.path.split('/'),
}));

/** Decodes percent-encoding; what cannot be decoded is the caller's mistake. */
export function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw new ValidationException('1 validation error detected: the percent-encoding of the URL is malformed');
  }
}

/** Finds the action of a raw path. Labels may hold an encoded `/`, so the path is split before it is decoded. */
export function route(method: string, rawPath: string): Route {
  const segments = rawPath.split('/').map(decode);
  const allowed: string[] = [];
  for (const { operation, template } of routes) {
    const labels = labelsOf(template, segments);
    if (!labels) continue;
    if (operation.method === method) return { operation, labels };
    allowed.push(operation.method);
  }
  if (allowed.length === 0) {
    throw new ServiceException('UnknownOperationException', 404, 'No action has this path.');
  }
  const details = { headers: { allow: allowed.join(', ') } };
  throw new ServiceException('MethodNotAllowedException', 405, `${method} is not allowed on this path.`, details);
}
