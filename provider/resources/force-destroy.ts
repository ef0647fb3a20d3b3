import { option } from '../model/index.js';

/** Lets data go with a resource. It counts once it is recorded: apply it, then delete or replace. */
export const forceDestroy = option(
  { type: 'boolean' },
  'Whether it may be deleted or replaced although that loses data. It counts once it has been applied; the provider has the same setting for all.',
);
