import type { Effects, Verb } from '../../workflows/effects.ts';
import type { Printer } from '../documents/printer/printer.ts';
import type { Templates } from '../documents/templates.ts';
import type { Database, Tx } from '../store/database.ts';
import type { EffectsConfig } from './settings.ts';
import type { Transmit } from './smtp.ts';
import type { Tally } from './tally.ts';

/**
 * What a verb does. `perform` does the work outside the database and returns what to write; that is written in the same
 * transaction that marks the effect done. It may run more than once: the effect's key is the same each time.
 * `abandon` says what to write when the effect becomes a dead letter.
 */
export interface VerbDefinition<V extends Verb> {
  perform(job: Job<V>, tools: Tools): Promise<Write>;
  /** Milliseconds that one try may take, where it is longer than of others. */
  runLimit?: number;
  abandon?(job: Job<V>, reason: string): Write;
}

export type Write = (tx: Tx) => Promise<void>;

export interface Job<V extends Verb> {
  /** The effect's one logical id. */
  key: string;
  payload: Effects[V];
  /** Aborted when the work must stop: out of time, or another worker has the effect. */
  signal: AbortSignal;
}

export interface Tools {
  config: EffectsConfig;
  database: Database;
  templates: Templates;
  printer: Pick<Printer, 'print'>;
  /** Null: mail is kept. */
  transmit: Transmit | null;
  tally: Pick<Tally, 'add'>;
}
