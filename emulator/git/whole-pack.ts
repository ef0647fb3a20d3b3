import { createHash } from 'node:crypto';
import { deflateSync, inflateSync } from 'node:zlib';
import type { GitObject, ObjectType } from './git-object.js';
import { packTypes, readEntryHead } from './pack.js';

const headLength = 12;
const checksumLength = 20;
const version = 2;

/** Compressed for speed: nobody is served meanwhile. */
const level = 1;

const checksumOf = (bytes: Buffer): Buffer => createHash('sha1').update(bytes).digest();

/** The bytes before the content of an object: what it is, and its size in pieces of 4 and then 7 bits. */
function entryHead(type: ObjectType, size: number): Buffer {
  const kind = Number(Object.entries(packTypes).find(([, known]) => known === type)?.[0]);
  const bytes = [(kind << 4) | (size & 15)];
  for (let rest = Math.floor(size / 16); rest > 0; rest = Math.floor(rest / 128)) {
    bytes.push(rest & 0x7f);
  }
  return Buffer.from(bytes.map((byte, index) => (index < bytes.length - 1 ? byte | 0x80 : byte)));
}

/** Packs objects, each for itself: any Git reads it. A pack of more bytes than the limit is a RangeError. */
export function packOf(objects: Iterable<GitObject>, limit: number): Buffer {
  const parts = [Buffer.alloc(headLength)];
  let length = headLength + checksumLength;
  for (const { type, content } of objects) {
    const part = Buffer.concat([entryHead(type, content.length), deflateSync(content, { level })]);
    length += part.length;
    if (length > limit) throw new RangeError(`The objects take more than ${String(limit)} bytes.`);
    parts.push(part);
  }
  parts[0]?.write('PACK');
  parts[0]?.writeUInt32BE(version, 4);
  parts[0]?.writeUInt32BE(parts.length - 1, 8);
  const pack = Buffer.concat(parts);
  return Buffer.concat([pack, checksumOf(pack)]);
}

/** The objects of a pack as `packOf` makes it. Anything else is an Error, and so is an object of more bytes than the limit. */
export function* objectsIn(pack: Buffer, limit: number): Generator<GitObject, void, undefined> {
  const end = pack.length - checksumLength;
  if (end < headLength || pack.toString('latin1', 0, 4) !== 'PACK' || pack.readUInt32BE(4) !== version) {
    throw new Error(`It is no pack of version ${String(version)}.`);
  }
  const entries = pack.subarray(0, end);
  if (!checksumOf(entries).equals(pack.subarray(end))) throw new Error('The pack is damaged: its checksum is another.');
  let at = headLength;
  for (let left = pack.readUInt32BE(8); left > 0; left -= 1) {
    const { kind, size, length } = readEntryHead(entries.subarray(at));
    const type = packTypes[kind];
    if (!type) throw new Error('The pack has deltas: pack the objects with --depth=0.');
    if (size > limit) throw new RangeError(`An object has ${String(size)} bytes, more than ${String(limit)}.`);
    const { content, taken } = inflate(entries.subarray(at + length), size);
    at += length + taken;
    yield { type, content };
  }
  if (at !== end) throw new Error('The pack has more in it than it says.');
}

/** Unpacks what begins with an object of a size, and tells how many bytes were its own. */
function inflate(bytes: Buffer, size: number): { readonly content: Buffer; readonly taken: number } {
  // What Node answers when it is asked for more than the content; its types do not say so.
  const { buffer, engine } = inflateSync(bytes, { info: true, maxOutputLength: Math.max(size, 1) }) as unknown as {
    readonly buffer: Buffer;
    readonly engine: { readonly bytesWritten: number };
  };
  if (buffer.length !== size) throw new Error('An object of the pack has another size than it says.');
  return { content: buffer, taken: engine.bytesWritten };
}
