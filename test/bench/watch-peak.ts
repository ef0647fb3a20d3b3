import { peakMegabytes, startedBy } from './process-facts.ts';

interface Peak {
  /** The most that one of them held so far, in MB; NaN as long as none was seen. */
  readonly megabytes: number;
  stop(): void;
}

/** Looks at the memory of what a process starts of a program, one after another, until it is told to stop: of one that has ended nothing can be seen. */
export function watchPeak(parent: number, program: string): Peak {
  let id: number | undefined;
  const seen = {
    megabytes: NaN,
    stop: () => {
      clearInterval(timer);
    },
  };
  const timer = setInterval(() => {
    if (id === undefined || Number.isNaN(peakMegabytes(id))) id = startedBy(parent, program);
    const megabytes = id === undefined ? NaN : peakMegabytes(id);
    if (!(megabytes <= seen.megabytes) && !Number.isNaN(megabytes)) seen.megabytes = megabytes;
  }, 50);
  return seen;
}
