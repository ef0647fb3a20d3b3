/** More than this share of a word may not be mistyped, or it was another word. */
const mostWrong = 0.4;
const shortestBeginning = 3;

/** The word that was most likely meant: the one with the fewest letters left out, added, changed or swapped; undefined if none is near. */
export function nearest(typed: string, words: Iterable<string>): string | undefined {
  const [best] = [...words]
    .map((word) => ({ word, wrong: wrongIn(typed.toLowerCase(), word.toLowerCase()) }))
    .filter(({ word, wrong }) => wrong <= Math.max(1, Math.floor(mostWrong * Math.max(word.length, typed.length))))
    .toSorted((one, other) => one.wrong - other.wrong);
  return best?.word;
}

/** ` Did you mean X?`, to follow a sentence; nothing if no word is near. */
export function didYouMean(typed: string, words: Iterable<string>): string {
  const word = nearest(typed, words);
  return word === undefined ? '' : ` Did you mean ${word}?`;
}

/** A word that was begun and not finished is hardly wrong. */
const wrongIn = (typed: string, word: string): number =>
  typed.length >= shortestBeginning && word.startsWith(typed) ? 1 : distance(typed, word);

/** How many letters are to be left out, added, changed or swapped with their neighbour. */
function distance(one: string, other: string): number {
  const rows: number[][] = [Array.from({ length: other.length + 1 }, (_, column) => column)];
  const at = (row: number, column: number): number => rows[row]?.[column] ?? 0;
  for (let row = 1; row <= one.length; row += 1) {
    const line = [row];
    rows.push(line);
    for (let column = 1; column <= other.length; column += 1) {
      const isSame = one[row - 1] === other[column - 1];
      const isSwapped =
        row > 1 && column > 1 && one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1];
      line[column] = Math.min(
        at(row - 1, column) + 1,
        (line[column - 1] ?? 0) + 1,
        at(row - 1, column - 1) + (isSame ? 0 : 1),
        isSwapped ? at(row - 2, column - 2) + 1 : Infinity,
      );
    }
  }
  return at(one.length, other.length);
}
