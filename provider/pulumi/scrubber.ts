import { isList, isMap, revealed, Secret, type Value } from '../model/index.js';

/** Shorter texts are left alone: to hide "a" would take every "a" out of every message. */
const shortest = 3;

/** Takes secrets out of texts before they leave the process: whatever stood in a secret of the request is hidden, however it is written. */
export class Scrubber {
  private readonly secrets = new Set<string>();

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

  private add(value: Value): void {
    if (typeof value === 'string' && value.length >= shortest) {
      const forms = [
        value,
        JSON.stringify(value).slice(1, -1),
        encodeURIComponent(value),
        Buffer.from(value).toString('base64'),
      ];
      forms.forEach((form) => this.secrets.add(form));
    } else if (isList(value))
      value.forEach((item) => {
        this.add(item);
      });
    else if (isMap(value))
      Object.values(value).forEach((item) => {
        this.add(item);
      });
  }

  /** The text without the secrets; the longest are taken out first, as one may hold another. */
  scrub(text: string): string {
    return [...this.secrets]
      .sort((one, other) => other.length - one.length)
      .reduce((left, secret) => left.replaceAll(secret, '[secret]'), text);
  }
}
