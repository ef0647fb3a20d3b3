const underWay = new Map<string, Promise<unknown>>();

/**
 * Runs tasks of the same key one after another: two creates at once of what only its answer tells apart could not be told apart
 * if one of the answers were lost.
 */
export async function inTurn<T>(key: string, task: () => Promise<T>): Promise<T> {
  const before = underWay.get(key);
  const { promise, resolve } = Promise.withResolvers<undefined>();
  underWay.set(key, promise);
  try {
    await before;
    return await task();
  } finally {
    resolve(undefined);
    if (underWay.get(key) === promise) underWay.delete(key);
  }
}
