/** Makes an object of its base and what differs from it. One of more bytes than the limit is refused. */
export function applyDelta(base: Buffer, delta: Buffer, limit: number): Buffer {
  let at = 0;
  const byte = () => delta.readUInt8(at++);
  const size = () => {
    let [value, factor, next] = [0, 1, 0];
    do {
      next = byte();
      value += (next & 0x7f) * factor;
      factor *= 128;
    } while (next & 0x80);
    return value;
  };
  /** A number of as many bytes as the mask has bits, of which only those that are set are there. */
  const sparse = (mask: number, bits: number) => {
    let value = 0;
    for (let bit = 0; bit < bits; bit += 1) if (mask & (1 << bit)) value += byte() * 256 ** bit;
    return value;
  };

  if (size() !== base.length) throw new Error('A delta is of another base.');
  const length = size();
  if (length > limit) throw new RangeError(`An object has ${String(length)} bytes, more than ${String(limit)}.`);
  const parts: Buffer[] = [];
  while (at < delta.length) {
    const code = byte();
    if (code & 0x80) {
      const from = sparse(code, 4);
      const count = sparse(code >> 4, 3) || 0x10000;
      parts.push(base.subarray(from, from + count));
    } else {
      parts.push(delta.subarray(at, at + code));
      at += code;
    }
  }
  const content = Buffer.concat(parts);
  if (content.length !== length) throw new Error('A delta does not make what it says.');
  return content;
}
