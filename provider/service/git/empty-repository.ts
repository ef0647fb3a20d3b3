import type { PromiseFsClient } from 'isomorphic-git';

/** What Node says of a file that is not there. */
const missing = (): Promise<never> => Promise.reject(Object.assign(new Error('No such file'), { code: 'ENOENT' }));

/** The files of a repository in which nothing is: all that a push needs that sends no objects. */
export const emptyRepository: PromiseFsClient = {
  promises: {
    readFile: missing,
    writeFile: missing,
    unlink: missing,
    readdir: missing,
    mkdir: missing,
    rmdir: missing,
    stat: missing,
    lstat: missing,
    readlink: missing,
    symlink: missing,
  },
};
