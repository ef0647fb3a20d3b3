import { ConflictException } from './service-exception.js';

/** Refuses to delete what holds something: its name, and what is in it. */
export function refuseFull(what: string, inside: Iterable<unknown>): void {
  for (const _one of inside) throw new ConflictException(`The ${what} is not empty.`);
}
