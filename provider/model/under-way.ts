/** The operations that a process works on, so that they can be ended and waited for. */
export class UnderWay {
  private readonly running = new Map<AbortController, Promise<void>>();

  /** Runs an operation; its signal is aborted when the run is cancelled. */
  async run(controller: AbortController, operation: () => Promise<void>): Promise<void> {
    const running = operation().finally(() => this.running.delete(controller));
    this.running.set(controller, running);
    await running;
  }

  /** Ends what is under way; what comes later is not touched. */
  cancel(): void {
    for (const controller of this.running.keys()) controller.abort();
  }

  /** Waits until all has been answered. */
  async settled(): Promise<void> {
    while (this.running.size > 0) await Promise.race([...this.running.values()]);
  }
}
