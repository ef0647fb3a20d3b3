import type { Streams } from '../../cli/streams.js';

/** How people want to see it. */
export interface View {
  readonly columns: number;
  readonly style: Streams['style'];
  readonly printFix: boolean;
  readonly printImport: boolean;
}
