/** What a call throws, to be looked at in full: jest's own `toThrow` compares nothing but the message. */
export function thrown(call: () => unknown): unknown {
  try {
    call();
  } catch (error) {
    return error;
  }
  throw new Error('Nothing was thrown.');
}
