/** The packet that ends a section. */
const flush = '0000';

/** Whether a text is whole lines of Git's protocol, to the flush at its end: a list that was cut short lacks what is there. */
export function isWhole(body: Buffer): boolean {
  let at = 0;
  let last = '';
  while (at < body.length) {
    last = body.toString('latin1', at, at + 4);
    if (!/^[0-9a-f]{4}$/i.test(last)) return false;
    // Lengths below four stand for packets without content.
    at += Math.max(parseInt(last, 16), 4);
  }
  return at === body.length && last === flush;
}
