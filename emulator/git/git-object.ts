import { createHash } from 'node:crypto';

export type ObjectType = 'blob' | 'tree' | 'commit' | 'tag';

/** What a repository is made of, known by the SHA-1 of its content. */
export interface GitObject {
  readonly type: ObjectType;
  readonly content: Buffer;
}

/** Whether a text is the whole id of an object: whatever else it is, it is no path. */
export const isObjectId = (text: string): boolean => /^[0-9a-f]{40}$/.test(text);

/** An object as it lies in a loose file, before that is compressed. */
export function looseForm({ type, content }: GitObject): Buffer {
  return Buffer.concat([Buffer.from(`${type} ${String(content.length)}\0`), content]);
}

export function objectId(object: GitObject): string {
  return createHash('sha1').update(looseForm(object)).digest('hex');
}

export const emptyTree: GitObject = { type: 'tree', content: Buffer.alloc(0) };
export const emptyTreeId = objectId(emptyTree);
