import { command } from '../cli/command.js';
import { exitCode } from '../cli/exit-code.js';
import { program } from '../cli/parse.js';
import type { Verbs } from '../cli/verbs.js';
import { candidates } from './candidates.js';
import { filesMark, scripts, type Shell } from './scripts.js';

/** Prints what makes a shell complete the words of this command. */
export const completion = command({
  summary: 'complete the words of this command in a shell',
  examples: [
    { what: 'in ~/.bashrc', line: `eval "$(${program} completion bash)"` },
    { what: 'in ~/.zshrc, after compinit', line: `eval "$(${program} completion zsh)"` },
  ],
  arguments: { shell: { help: 'bash or zsh', choices: Object.keys(scripts) as Shell[] } },
  options: {},
  run({ shell }, { streams }) {
    streams.result(scripts[shell]);
    return Promise.resolve(exitCode.clean);
  },
});

/** Answers the scripts: what may stand where the last word is being typed, a line each. */
export const complete = (verbs: Verbs, words: readonly string[], folder: string): Promise<string> =>
  candidates(verbs, words.length === 0 ? [''] : words, folder).then(({ words: found, isFile }) =>
    [...found, ...(isFile ? [filesMark] : [])].map((word) => `${word}\n`).join(''),
  );
