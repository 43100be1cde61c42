/**
 * Loaded before a program (`node --import`): its process's own clock then goes wrong by CLOCK_AHEAD_MS, as that of a
 * machine does which nobody keeps to the time.
 */
const ahead = Number(process.env.CLOCK_AHEAD_MS);
const TrueDate = Date;

globalThis.Date = class extends TrueDate {
  constructor(...given: unknown[]) {
    super(...((given.length === 0 ? [TrueDate.now() + ahead] : given) as []));
  }

  static override now(): number {
    return TrueDate.now() + ahead;
  }
} as DateConstructor;
