import { isList, isMap, revealed, Secret, type Value } from './value.js';
import { Written } from './written.js';

/** Shorter texts are left alone: to hide "a" would take every "a" out of every message. */
const shortest = 3;
/** A pattern has its limits; a longer text is hidden in parts. */
const longest = 1_000;

/** Takes secrets out of texts before they leave the process: whatever stood in a secret of the request is hidden, however it is written. */
export class Scrubber {
  private readonly secrets = new Map<string, Written>();

  /** Remembers the secrets in a value. */
  learn(value: Value): void {
    if (value instanceof Secret) this.add(revealed(value));
    else if (isList(value))
      value.forEach((item) => {
        this.learn(item);
      });
    else if (isMap(value))
      Object.values(value).forEach((item) => {
        this.learn(item);
      });
  }

  /** The text without the secrets; the longest are taken out first, as one may hold another. */
  scrub(text: string): string {
    return [...this.secrets]
      .sort(([one], [other]) => other.length - one.length)
      .reduce((left, [, secret]) => secret.replacedIn(left, '[secret]'), text);
  }

  private add(value: Value): void {
    if (typeof value === 'string' || typeof value === 'number') this.addText(String(value));
    else if (isList(value))
      value.forEach((item) => {
        this.add(item);
      });
    else if (isMap(value))
      Object.values(value).forEach((item) => {
        this.add(item);
      });
  }

  private addText(whole: string): void {
    // Messages lose what does not matter at their ends, and a secret may stand there.
    for (const text of new Set([whole, whole.trim(), whole.trim().replace(/\.$/, '')])) {
      const parts = partsOf(text).filter(({ length }) => length >= shortest);
      for (const part of parts) if (!this.secrets.has(part)) this.secrets.set(part, new Written(part));
    }
  }
}

/** A text in parts of much the same length, so that none is too short to be hidden. */
function partsOf(text: string): string[] {
  const letters = Array.from(text);
  const count = Math.ceil(letters.length / longest);
  const size = Math.ceil(letters.length / count);
  return Array.from({ length: count }, (_, index) => letters.slice(index * size, (index + 1) * size).join(''));
}
