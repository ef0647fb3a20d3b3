/** A value in DER: its tag, the length of its content in the shortest form, its content. */
function value(tag: number, ...content: readonly Uint8Array[]): Buffer {
  const body = Buffer.concat(content);
  const length = [];
  for (let rest = body.length; rest > 0; rest >>>= 8) length.unshift(rest & 0xff);
  const head = body.length < 0x80 ? [body.length] : [0x80 | length.length, ...length];
  return Buffer.concat([Buffer.of(tag, ...head), body]);
}

/** An object identifier, from its dotted text. */
function objectIdentifier(dotted: string): Buffer {
  const [first = 0, second = 0, ...others] = dotted.split('.').map(Number);
  const bytes = [first * 40 + second, ...others].flatMap((arc) => {
    const digits = [arc & 0x7f];
    for (let rest = arc >>> 7; rest > 0; rest >>>= 7) digits.unshift(0x80 | (rest & 0x7f));
    return digits;
  });
  return value(0x06, Buffer.from(bytes));
}

/** A time to the second; a certificate writes those before 2050 with two digits of the year. */
function time(at: Date): Buffer {
  const digits = `${at.toISOString().replace(/\D/g, '').slice(0, 14)}Z`;
  return at.getUTCFullYear() < 2050 ? value(0x17, Buffer.from(digits.slice(2))) : value(0x18, Buffer.from(digits));
}

/** The values that an X.509 certificate is made of. */
export const der = {
  objectIdentifier,
  time,
  sequence: (...content: readonly Uint8Array[]): Buffer => value(0x30, ...content),
  set: (...content: readonly Uint8Array[]): Buffer => value(0x31, ...content),
  text: (text: string): Buffer => value(0x0c, Buffer.from(text)),
  octets: (content: Uint8Array): Buffer => value(0x04, content),
  /** Bits, the last few of which are padding. */
  bits: (content: Uint8Array, padding = 0): Buffer => value(0x03, Buffer.of(padding), content),
  yes: value(0x01, Buffer.of(0xff)),
  /** A whole number that is not negative, from its bytes; the first must not be 0. */
  integer: (bytes: Uint8Array): Buffer => value(0x02, ...((bytes[0] ?? 0) < 0x80 ? [bytes] : [Buffer.of(0), bytes])),
  /** What a structure tells from its other members by a number: bytes as they are, or other values. */
  tagged: (tag: number, content: Uint8Array): Buffer => value(0x80 | tag, content),
  wrapped: (tag: number, ...content: readonly Uint8Array[]): Buffer => value(0xa0 | tag, ...content),
};
