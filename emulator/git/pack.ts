import { closeSync, openSync, readSync } from 'node:fs';
import { inflateSync } from 'node:zlib';
import { applyDelta } from './delta.js';
import type { GitObject, ObjectType } from './git-object.js';

// The form of an index, version 2: a header, a table of 256 counts, then ids, checksums and offsets in the order of ids.
const fanOutAt = 8;
const idsAt = fanOutAt + 256 * 4;
const idLength = 20;

/** How an entry of a pack says what it is. */
export const packTypes: Readonly<Record<number, ObjectType>> = { 1: 'commit', 2: 'tree', 3: 'blob', 4: 'tag' };
const offsetDelta = 6;
const idDelta = 7;

/** The most bytes that can stand before the compressed part: type and size, and where or what the base is. */
const longestHeader = 64;

interface Entry {
  readonly kind: number;
  readonly size: number;
  /** Where its compressed bytes begin. */
  readonly at: number;
  readonly base?: number | string;
}

/** A pack and its index, as `git push` leaves them when it brings many objects. Of a file only what is asked for is read. */
export class Pack implements Disposable {
  readonly #index: number;
  readonly #pack: number;
  readonly #count: number;

  /** @param path without its ending */
  constructor(path: string) {
    this.#index = openSync(`${path}.idx`, 'r');
    try {
      this.#pack = openSync(`${path}.pack`, 'r');
      if (bytesOf(this.#index, 0, fanOutAt).toString('hex') !== 'ff744f6300000002') {
        throw new Error(`${path}.idx is no index of version 2.`);
      }
      this.#count = bytesOf(this.#index, fanOutAt + 255 * 4, 4).readUInt32BE();
    } catch (error) {
      closeSync(this.#index);
      throw error;
    }
  }

  [Symbol.dispose](): void {
    closeSync(this.#index);
    closeSync(this.#pack);
  }

  /** The object of an id, if it is in here. Deltas are resolved, with `resolve` for a base that is elsewhere. */
  read(id: string, resolve: (id: string) => GitObject | undefined, limit: number): GitObject | undefined {
    const place = this.#placeOf(id);
    return place === undefined ? undefined : this.#objectAt(this.#offsetOf(place), resolve, limit);
  }

  /** Which in the order of ids an object is. */
  #placeOf(id: string): number | undefined {
    const wanted = Buffer.from(id, 'hex');
    const first = wanted[0] ?? 0;
    const fanOut = bytesOf(this.#index, fanOutAt, 256 * 4);
    const from = first === 0 ? 0 : fanOut.readUInt32BE((first - 1) * 4);
    const ids = bytesOf(this.#index, idsAt + from * idLength, (fanOut.readUInt32BE(first * 4) - from) * idLength);
    for (let low = 0, high = ids.length / idLength; low < high;) {
      const middle = (low + high) >>> 1;
      const order = wanted.compare(ids, middle * idLength, (middle + 1) * idLength);
      if (order === 0) return from + middle;
      if (order < 0) high = middle;
      else low = middle + 1;
    }
    return undefined;
  }

  #offsetOf(place: number): number {
    const offsetsAt = idsAt + this.#count * (idLength + 4);
    const offset = bytesOf(this.#index, offsetsAt + place * 4, 4).readUInt32BE();
    // The topmost bit says that the offset is too long for 31 bits, and where the long ones are.
    if (offset < 2 ** 31) return offset;
    const long = offsetsAt + this.#count * 4 + (offset - 2 ** 31) * 8;
    return Number(bytesOf(this.#index, long, 8).readBigUInt64BE());
  }

  #objectAt(offset: number, resolve: (id: string) => GitObject | undefined, limit: number): GitObject {
    const { kind, size, at, base } = this.#entryAt(offset);
    if (size > limit) throw new RangeError(`An object has ${String(size)} bytes, more than ${String(limit)}.`);
    // What does not compress grows a little; what is read too far belongs to the next object and is passed over.
    const content = inflateSync(bytesOf(this.#pack, at, size + (size >>> 11) + longestHeader), {
      maxOutputLength: Math.max(size, 1),
    });
    const type = packTypes[kind];
    if (type) return { type, content };
    const found = typeof base === 'number' ? this.#objectAt(base, resolve, limit) : resolve(base ?? '');
    if (!found) throw new Error(`The base of an object at ${String(offset)} is missing.`);
    return { type: found.type, content: applyDelta(found.content, content, limit) };
  }

  #entryAt(offset: number): Entry {
    const header = bytesOf(this.#pack, offset, longestHeader);
    const { kind, size, length } = readEntryHead(header);
    let at = length;
    if (kind === idDelta) {
      return { kind, size, at: offset + at + idLength, base: header.toString('hex', at, at + idLength) };
    }
    if (kind !== offsetDelta) return { kind, size, at: offset + at };
    let byte = header.readUInt8(at++);
    let back = byte & 0x7f;
    while (byte & 0x80) {
      byte = header.readUInt8(at++);
      back = (back + 1) * 128 + (byte & 0x7f);
    }
    return { kind, size, at: offset + at, base: offset - back };
  }
}

/** What an entry is, how many bytes it has when it is unpacked, and how many bytes of the pack say so. */
export function readEntryHead(bytes: Buffer): Pick<Entry, 'kind' | 'size'> & { readonly length: number } {
  let [length, byte] = [1, bytes.readUInt8(0)];
  const kind = (byte >> 4) & 7;
  let [size, factor] = [byte & 15, 16];
  for (; byte & 0x80; factor *= 128) {
    byte = bytes.readUInt8(length++);
    size += (byte & 0x7f) * factor;
  }
  return { kind, size, length };
}

/** Bytes of an open file; fewer at its end. */
function bytesOf(file: number, at: number, length: number): Buffer {
  const buffer = Buffer.allocUnsafe(length);
  let read = 0;
  while (read < length) {
    const count = readSync(file, buffer, read, length - read, at + read);
    if (count === 0) break;
    read += count;
  }
  return buffer.subarray(0, read);
}
