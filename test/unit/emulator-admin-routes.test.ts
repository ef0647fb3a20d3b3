import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { Controls } from '../../emulator/controls/controls.js';
import { routes } from '../../emulator/admin/sections.js';

const folder = join(import.meta.dirname, '../../emulator/admin/routes');
const text = readdirSync(folder)
  .map((file) => readFileSync(join(folder, file), 'utf8'))
  .join('\n');

/** The methods of a class and of those that it extends. */
function methodsOf(prototype: object | null): string[] {
  if (prototype === null || prototype === Object.prototype) return [];
  return [...Object.getOwnPropertyNames(prototype), ...methodsOf(Object.getPrototypeOf(prototype) as object | null)];
}

describe('the routes of the admin surface', () => {
  it('reach every control but those that answer something to call', () => {
    const beyond = methodsOf(Controls.prototype).filter((name) => !new RegExp(`controls\\.${name}\\b`).test(text));
    expect(new Set(beyond)).toEqual(new Set(['constructor', 'hold']));
  });

  it('have each line once', () => {
    const lines = routes.map(({ method, path }) => `${method} ${path.replaceAll(/\{\w+\}/g, '{}')}`);
    expect(lines.toSorted()).toEqual([...new Set(lines)].toSorted());
  });
});
