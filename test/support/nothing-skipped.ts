/** The part of jest's results that counts what did not run. */
interface Results {
  numPendingTests: number;
  numPendingTestSuites: number;
  numTodoTests: number;
}

/** A skipped test proves nothing: a whole run that skipped one fails. Choosing tests by name is no skipping. */
export default class NothingSkipped {
  readonly #chosenByName: boolean;
  #skipped = 0;

  constructor(config: { testNamePattern?: string }) {
    this.#chosenByName = Boolean(config.testNamePattern);
  }

  onRunComplete(_: unknown, results: Results): void {
    if (!this.#chosenByName)
      this.#skipped = results.numPendingTests + results.numTodoTests + results.numPendingTestSuites;
  }

  getLastError(): Error | undefined {
    return this.#skipped > 0 ? new Error(`${this.#skipped} skipped: every test runs, or is removed`) : undefined;
  }
}
