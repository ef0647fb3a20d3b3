// What a table of changes must not get past the compiler with. Nothing here runs.
import { type project } from '../../provider/resources/project.js';
import type { Changes } from '../engine/life/life.js';

type ProjectChanges = Changes<typeof project>;

export const complete: ProjectChanges = {
  spaceName: ['umbrella', 'replace'],
  displayName: ['Book shop', 'replace'],
  description: ['All of it', 'update'],
  forceDestroy: [true, 'update'],
};

// @ts-expect-error -- a row is forgotten, though its input need not be set
export const incomplete: ProjectChanges = {
  spaceName: ['umbrella', 'replace'],
  displayName: ['Book shop', 'replace'],
  forceDestroy: [true, 'update'],
};

export const wrong: ProjectChanges = {
  ...complete,
  // @ts-expect-error -- no number is a description
  description: [7, 'update'],
};

export const unheardOf: ProjectChanges = {
  ...complete,
  // @ts-expect-error -- an engine does no such thing
  displayName: ['Book shop', 'rename'],
};

export const foreign: ProjectChanges = {
  ...complete,
  // @ts-expect-error -- a project has no such input
  colour: ['red', 'update'],
};
