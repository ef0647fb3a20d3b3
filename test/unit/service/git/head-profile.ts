/** What the refs of a server tell of HEAD: which branch it stands for, its commit alone, or nothing. */
export type HeadProfile = 'symref' | 'commit' | 'nothing';

/** The list of refs that a real Git tells, as a server of another kind would tell it. */
export function withHead(profile: HeadProfile, body: Buffer): Buffer {
  if (profile === 'symref') return body;
  const [service = '', ...lines] = linesOf(body);
  const [first = '', ...others] = lines;
  const [ref = '', capabilities = ''] = first.split('\0');
  const fewer = capabilities.trimEnd().replace(/ ?symref=HEAD:\S+/, '');
  const refs = [`${ref}\n`, ...others].filter((line) => profile === 'commit' || !line.endsWith(' HEAD\n'));
  const [leading = '', ...rest] = refs;
  const told = [`${leading.trimEnd()}\0${fewer}\n`, ...rest];
  return Buffer.from(`${line(service)}0000${told.map(line).join('')}0000`);
}

const line = (text: string): string => (text.length + 4).toString(16).padStart(4, '0') + text;

/** The contents of the packets of a body; what ends a section is left out. */
function linesOf(body: Buffer): string[] {
  const lines: string[] = [];
  for (let at = 0; at < body.length;) {
    const length = Math.max(parseInt(body.toString('latin1', at, at + 4), 16), 4);
    if (length > 4) lines.push(body.toString('latin1', at + 4, at + length));
    at += length;
  }
  return lines;
}
