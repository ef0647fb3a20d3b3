import type { Answer } from './http/front.js';
import { Hosts } from './http/hosts.js';
import { type Limits, usualLimits } from './http/limits.js';
import { Listener } from './http/listener.js';
import type { Stores } from './storage/stores.js';

/** Where an emulator is to be reached. */
export interface ListeningOptions {
  /** 0, the default, takes any free one. */
  port?: number;
  /** An address or a name to listen on, which clients may then call it by; 127.0.0.1 when absent. */
  host?: string;
  /** Listens for HTTPS too. The authority behind its certificate is kept in the data folder, or made each time in memory. */
  https?: boolean;
  /** 0, the default, takes any free one. */
  httpsPort?: number;
  /** Where its data is kept, in `emulator.sqlite`; in memory when absent. Several emulators may share a folder. */
  dataDir?: string;
  /** How long clients may take; as clients on the same machine need it when absent. */
  limits?: Partial<Limits>;
}

/** Where HTTPS is spoken, and what makes clients trust it. */
export interface Secure {
  /** `https://127.0.0.1:PORT`. */
  readonly url: string;
  readonly port: number;
  /** The certificate, in PEM, of the authority that vouches for the emulator. */
  readonly authority: string;
  /** Where that certificate is kept: for AWS_CA_BUNDLE and the like. Absent without a data folder. */
  readonly authorityFile?: string;
}

/** An open emulator: where it is reached, and how to close it. */
export interface Listening {
  /** `http://127.0.0.1:PORT`. */
  readonly url: string;
  readonly port: number;
  /** When it was asked for. */
  readonly https?: Secure;
  /** Whether others than this machine may reach it. */
  readonly isOpen: boolean;
  /** Takes no more connections, and answers what comes by those it has; whether that was all within so many milliseconds. */
  drain(patience: number): Promise<boolean>;
  close(): Promise<void>;
}

/** Opens the ports; fails when one is taken, and leaves none open then. */
export async function listen(answer: Answer, stores: Stores, options: ListeningOptions): Promise<Listening> {
  const { host = '127.0.0.1' } = options;
  const hosts = new Hosts(host);
  const listener = new Listener({ host, hosts, limits: { ...usualLimits, ...options.limits }, answer });
  try {
    const port = await listener.http(options.port ?? 0);
    const https = options.https === true && (await secure(listener, hosts, stores, options));
    return {
      url: `http://${hosts.forUrl}:${String(port)}`,
      port,
      ...(https && { https }),
      isOpen: hosts.isOpen,
      drain: (patience) => listener.drain(patience),
      close: () => listener.close(),
    };
  } catch (error) {
    await listener.close();
    throw error;
  }
}

async function secure(listener: Listener, hosts: Hosts, stores: Stores, options: ListeningOptions): Promise<Secure> {
  const { serverIdentity } = await import('./tls/server-identity.js');
  // Within a write, because two emulators that share a folder may start at once.
  const identity = stores.write(() => serverIdentity(options.dataDir, hosts.certified));
  const port = await listener.https(options.httpsPort ?? 0, identity);
  const { authority, authorityFile } = identity;
  const url = `https://${hosts.forUrl}:${String(port)}`;
  return { url, port, authority, ...(authorityFile !== undefined && { authorityFile }) };
}
