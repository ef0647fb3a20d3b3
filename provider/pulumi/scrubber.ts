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
    for (const text of new Set([whole, whole.trim(), whole.trim().replace(/\.$/, '')])) this.addForms(text);
  }

  private addForms(text: string): void {
    if (text.length < shortest) return;
    const forms = [
      text,
      JSON.stringify(text).slice(1, -1),
      encodeURIComponent(text.toWellFormed()),
      Buffer.from(text).toString('base64'),
    ];
    forms.forEach((form) => this.secrets.add(form));
  }

  /** The text without the secrets; the longest are taken out first, as one may hold another. */
  scrub(text: string): string {
    return [...this.secrets]
      .sort((one, other) => other.length - one.length)
      .reduce((left, secret) => left.replaceAll(secret, '[secret]'), text);
  }
}
