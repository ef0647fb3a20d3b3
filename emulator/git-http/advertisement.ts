/** The packets of a text: its length in four hexadecimal digits, then so much of it; a length of 0 is a packet by itself. */
function* packetsOf(bytes: Buffer): Generator<Buffer, void, undefined> {
  for (let at = 0; at < bytes.length;) {
    const length = Math.max(4, Number.parseInt(bytes.toString('latin1', at, at + 4), 16));
    yield bytes.subarray(at, at + length);
    at += length;
  }
}

function packet(content: string): Buffer {
  const bytes = Buffer.from(content, 'latin1');
  return Buffer.concat([Buffer.from((bytes.length + 4).toString(16).padStart(4, '0')), bytes]);
}

/** Takes capabilities out of an advertisement of refs. They stand behind a NUL in the line of the first ref. */
export function withoutCapabilities(advertisement: Buffer, isWithheld: (capability: string) => boolean): Buffer {
  const packets = [...packetsOf(advertisement)];
  const at = packets.findIndex((line) => line.includes(0));
  const [ref = '', capabilities = ''] = packets[at]?.toString('latin1', 4).split('\0') ?? [];
  if (at >= 0) {
    const offered = capabilities.trim().split(' ');
    packets[at] = packet(`${ref}\0${offered.filter((capability) => !isWithheld(capability)).join(' ')}\n`);
  }
  return Buffer.concat(packets);
}
