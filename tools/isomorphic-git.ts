// How isomorphic-git is bundled: as an ES module, of which only what is used is taken, and without the one part of it that
// is under the LGPL, a copy of `path.join`; Node's own does the same.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Plugin } from 'esbuild';

const file = join(import.meta.dirname, '..', 'node_modules', 'isomorphic-git', 'index.js');

/** From the notice of its licence to what comes after it. */
const copied =
  /\/\*!\n \* This code for `path\.join`[^]*?SPDX-License-Identifier: LGPL[^]*?(?=\/\/ This is straight from parse_unit_factor)/;

export const isomorphicGit: Plugin = {
  name: 'isomorphic-git',
  setup(build) {
    build.onResolve({ filter: /^isomorphic-git$/ }, () => ({ path: file, sideEffects: false }));
    build.onLoad({ filter: /[/\\]isomorphic-git[/\\]index\.js$/ }, async ({ path }) => {
      const text = await readFile(path, 'utf8');
      const contents = text.replace(copied, "import { posix } from 'node:path';\nconst { join } = posix;\n");
      if (contents === text || contents.includes('LGPL')) {
        return { errors: [{ text: 'It is not as it was: look anew for what is under the LGPL in it.' }] };
      }
      return { contents };
    });
  },
};
