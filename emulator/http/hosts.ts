import { isIP } from 'node:net';
import { hostname, networkInterfaces } from 'node:os';

const loopback = /^(localhost|.+\.localhost|127(\.\d{1,3}){3}|\[::1\])$/;
const hostHeader = /^(\[[0-9a-f:.]+\]|[^\s:@/?#[\]\\]+)(:\d+)?$/i;

const isWildcard = (host: string): boolean => host === '0.0.0.0' || host === '::';

/** As a URL writes it. */
const inUrl = (host: string): string => (isIP(host) === 6 ? `[${host}]` : host);

/** By what name an emulator is reached that listens on an address or a name: `127.0.0.1` unless told otherwise. */
export class Hosts {
  readonly #host: string;

  constructor(host: string) {
    // A bare URL would resolve what is no host, or what holds more than one.
    if (!hostHeader.test(inUrl(host)) || /:\d+$/.test(inUrl(host))) {
      throw new Error(`The host ${JSON.stringify(host)} cannot be: it takes an address or a name, without a port.`);
    }
    this.#host = host.toLowerCase();
  }

  /** What a client on this machine puts into a URL. */
  get forUrl(): string {
    return isWildcard(this.#host) ? '127.0.0.1' : inUrl(this.#host);
  }

  /** Whether others than this machine may reach it. */
  get isOpen(): boolean {
    return !loopback.test(inUrl(this.#host));
  }

  /** All names and addresses that a certificate has to stand for. */
  get certified(): readonly string[] {
    const others = isWildcard(this.#host) ? [hostname(), ...addresses()] : [this.#host];
    return [...new Set(['localhost', '127.0.0.1', '::1', ...others])];
  }

  /**
   * Whether a Host header names this emulator. A page of the web whose name was made to lead here (DNS rebinding) says its own
   * name; an address cannot be made to, so any will do where all are listened on.
   */
  includes(header: string): boolean {
    const [, name = ''] = hostHeader.exec(header.toLowerCase()) ?? [];
    if (loopback.test(name) || name === inUrl(this.#host)) return true;
    return isWildcard(this.#host) && (isIP(name.replace(/^\[|\]$/g, '')) !== 0 || name === hostname().toLowerCase());
  }
}

const addresses = (): string[] =>
  Object.values(networkInterfaces())
    .flatMap((list) => list ?? [])
    .filter(({ internal }) => !internal)
    .map(({ address }) => address);
