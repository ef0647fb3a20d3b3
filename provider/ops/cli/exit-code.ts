/** What the exit codes of `codecatalyst-iac` say to a pipeline. */
export const exitCode = {
  /** Done, and nothing is left to say. */
  clean: 0,
  /** It could not be done: a wrong command line, a login that does not hold, a defect. */
  error: 1,
  /** What is declared and what is there differ. */
  drift: 2,
  /** Done in part: some things could not be read, or are still there. */
  partly: 3,
  /** Refused, so that nothing is lost. */
  guarded: 4,
  interrupted: 130,
} as const;
