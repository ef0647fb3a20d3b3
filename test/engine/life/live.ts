import { describe } from '@jest/globals';
import type { AnyResource } from '../../../provider/model/index.js';
import { underEachEngine } from '../engines.js';
import { cases } from './cases.js';
import type { Life } from './life.js';
import { Subject } from './subject.js';

/** Lives through it under each engine. `tools/life-table.ts` makes the table of what was tried from these titles. */
export function live<R extends AnyResource, Thing extends object>(resource: R, life: Life<R, Thing>): void {
  underEachEngine(`the life of ${resource.type}`, (engine) => {
    const subject = new Subject(engine, resource, life);
    for (const [title, register] of Object.entries(cases)) {
      const group = engine.lives(resource.type, title) ? describe : describe.skip;
      group(title, () => {
        register(subject);
      });
    }
  });
}
