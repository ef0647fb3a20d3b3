/** How long clients may take, in milliseconds. */
export interface Limits {
  /** For a connection's TLS handshake, and from its start, or that of its next request, to the end of the headers. */
  readonly headersTimeout: number;
  /** From the start of a request to the end of its body. */
  readonly requestTimeout: number;
  /** How long the rest of a body is thrown away once its request was answered. */
  readonly lingerTimeout: number;
}

/** Clients are near, so these are long; a push of a large repository takes its time. */
export const usualLimits: Limits = { headersTimeout: 20_000, requestTimeout: 300_000, lingerTimeout: 5_000 };

/** Request line and headers, in bytes; more is answered with 431. */
export const headersLimit = 16 * 1024;
