/** Trying again would fail the same way. */
export class HopelessError extends Error {
  constructor(reason: string, options?: ErrorOptions) {
    super(reason, options);
    this.name = 'HopelessError';
  }
}
