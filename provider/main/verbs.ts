import type { Verbs } from '../ops/cli/verbs.js';

/** What `codecatalyst-iac` can do, in the order of its help. */
export const verbs: Verbs = {
  emulator: async () => (await import('./commands/emulator.js')).emulator,
  'emulator env': async () => (await import('./commands/emulator-env.js')).emulatorEnv,
  drift: async () => (await import('../ops/drift/drift.js')).drift,
  teardown: async () => (await import('../ops/teardown/teardown.js')).teardown,
  'teardown plan': async () => (await import('../ops/teardown/teardown-plan.js')).teardownPlan,
  'teardown apply': async () => (await import('../ops/teardown/teardown-apply.js')).teardownApply,
  discover: async () => (await import('../ops/discover/discover.js')).discover,
  completion: async () => (await import('../ops/completion/completion.js')).completion,
};
