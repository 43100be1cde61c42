import type { Tx } from '../store/database.ts';

const day = 86_400_000;

/** The clock of a history that is loaded in one transaction: it only moves forward, and never past the present. */
export interface HistoryClock {
  /** The present, in milliseconds since 1970; the end of the history. */
  readonly present: number;
  /** What the clock was moved to last, in milliseconds; the beginning of time at first. */
  readonly reached: number;
  /** What `clock()` answers from now on in the transaction. */
  moveTo(time: number): Promise<void>;
  /** The day so many days before (negative) or after the present day, as an ISO date in UTC. */
  date(days: number): string;
}

export async function historyClock(tx: Tx): Promise<HistoryClock> {
  const [row] = await tx.query<{ present: string }>(
    'select floor(extract(epoch from now()) * 1000)::bigint as present',
  );
  const present = Number((row as { present: string }).present);
  let reached = 0;
  return {
    present,
    get reached() {
      return reached;
    },
    async moveTo(time) {
      if (time < reached || time > present) throw new Error(`the history cannot go to ${new Date(time).toISOString()}`);
      reached = time;
      await tx.query("select set_config('countersign.clock_offset', $1, true)", [`${time - present} milliseconds`]);
    },
    date: (days) => isoDate(present + days * day),
  };
}

export const isoDate = (time: number): string => new Date(time).toISOString().slice(0, 10);
export const daysInMs = (days: number): number => Math.round(days * day);

/** The moment of the transaction, as facts name it. */
export async function clockText(tx: Pick<Tx, 'query'>): Promise<string> {
  const [now] = await tx.query<{ at: string }>('select clock() as at');
  return (now as { at: string }).at;
}
