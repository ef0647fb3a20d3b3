import type { IncomingHttpHeaders } from 'node:http';

/** How much of what a server says is shown, in characters. */
const longest = 300;

/** An answer of a Git server that is none of Git's: another status than 200. It has the form of the SDK's errors. */
export class GitRefusal extends Error {
  readonly $response: { readonly statusCode: number; readonly headers: Readonly<Record<string, string | undefined>> };

  constructor(statusCode: number, headers: IncomingHttpHeaders, said: string) {
    super(wordsOf(headers['content-type'], said));
    this.name = 'GitRefusal';
    this.$response = { statusCode, headers: headers as Readonly<Record<string, string | undefined>> };
  }
}

/** What is said in plain text, in one line; pages for browsers help nobody here. */
const wordsOf = (type = 'text/plain', said: string): string =>
  type.startsWith('text/html') ? '' : said.replace(/\s+/g, ' ').trim().slice(0, longest);
