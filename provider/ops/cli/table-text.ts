/** What people called their things must not steer the terminal: control characters but line ends are replaced, at any depth. */
export function printable<T>(part: T): T {
  if (typeof part === 'string') return part.replaceAll(/(?!\n)\p{Cc}/gu, '\uFFFD') as T;
  if (typeof part !== 'object' || part === null) return part;
  if (Array.isArray(part)) return part.map(printable) as T;
  return Object.fromEntries(Object.entries(part).map(([name, item]) => [name, printable<unknown>(item)])) as T;
}

/** The text in lines of so many columns: broken between words, and inside only of a word that is longer than a line. */
export function wrapped(text: string, width: number): string {
  const most = Math.max(1, width);
  const lines = text.split('\n').map((line) => {
    let column = 0;
    const words = line.split(' ').flatMap((word) => word.match(new RegExp(`.{1,${most}}`, 'gsu')) ?? ['']);
    return words.reduce((before, word) => {
      const fits = column > 0 && column + 1 + word.length <= most;
      column = fits ? column + 1 + word.length : word.length;
      return before === '' ? word : `${before}${fits ? ' ' : '\n'}${word}`;
    }, '');
  });
  return lines.join('\n');
}
