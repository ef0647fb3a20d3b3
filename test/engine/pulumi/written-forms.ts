/** A text as it may be written in a message, a log or a file, by the name of the form. */
export function writtenForms(text: string): Readonly<Record<string, string>> {
  const json = JSON.stringify(text);
  const percent = encodeURIComponent(text);
  const form = new URLSearchParams({ text }).toString().slice('text='.length);
  const bytes = Array.from(Buffer.from(text), (byte) => `%${byte.toString(16).padStart(2, '0')}`).join('');
  return {
    clear: text,
    JSON: json,
    'JSON in JSON': JSON.stringify(json),
    'JSON in ASCII': Array.from({ length: text.length }, (_, index) => codeOf(text, index)).join(''),
    URL: percent,
    'URL in small letters': percent.replace(/%../g, (code) => code.toLowerCase()),
    'URL with everything encoded': bytes,
    form,
    // What stands before it decides how its bytes fall into letters.
    base64: base64Of(text),
    'base64 after one letter': base64Of(`:${text}.`),
    'base64 after two letters': base64Of(`a:${text}..`),
    'base64 for URLs': Buffer.from(`user:${text}`).toString('base64url'),
  };
}

const base64Of = (text: string): string => Buffer.from(text).toString('base64');

const codeOf = (text: string, index: number): string => `\\u${text.charCodeAt(index).toString(16).padStart(4, '0')}`;
