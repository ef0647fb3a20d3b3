import { Problem } from './problem.js';
import type { AnyResource } from './resource.js';
import type { PlainValues } from './value.js';

/** Brings a state that an earlier release wrote into today's form, one version at a time. */
export function upgraded(resource: AnyResource, state: PlainValues, version: number): PlainValues {
  if (version > resource.stateVersion) {
    throw new Problem('configuration', `This ${resource.type} was recorded by a newer release of the provider.`, {
      detail: `Its state has version ${version}, this release knows up to ${resource.stateVersion}. Install the newer release.`,
    });
  }
  let current = state;
  for (let at = version; at < resource.stateVersion; at += 1) {
    const step = resource.upgrades[at];
    if (!step) throw new Error(`${resource.type} has no upgrade of its state from version ${at}.`);
    current = step(current);
  }
  return current;
}
