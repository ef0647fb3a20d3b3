import type { AnyOperation } from '../../api/contract-types.js';

/** The SDK wants dates where the contract has times; everything else is sent as it is. */
export function toWire(operation: AnyOperation, request: object): object {
  return Object.fromEntries(
    Object.entries(request).map(([name, value]: [string, unknown]) => [
      name,
      operation.request[name]?.shape.type === 'timestamp' && typeof value === 'string' ? new Date(value) : value,
    ]),
  );
}

/** The SDK's dates as RFC 3339 text, at any depth. */
export function fromWire(value: unknown): unknown {
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return value.map(fromWire);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, item]) => item !== undefined)
      .map(([name, item]) => [name, fromWire(item)]),
  );
}
