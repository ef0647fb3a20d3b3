/** What a dev environment must be told, and an alias. */
export const bench = {
  spaceName: 'acme',
  projectName: 'shop',
  alias: 'bench',
  ides: [{ name: 'VSCode' }],
  instanceType: 'dev.standard1.small',
  persistentStorage: { sizeInGiB: 16 },
} as const;

/** Times of an emulator whose dev environments take none. */
export const instantly = { startSeconds: 0, stopSeconds: 0, deleteSeconds: 0, deletedSeconds: 0 };
