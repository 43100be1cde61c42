import type { Templates } from '../documents/templates.ts';
import type { Database } from '../store/database.ts';
import { type Ask, deadlines } from './deadlines.ts';
import { digestsDue } from './digests.ts';
import { every } from './every.ts';
import { forgetEvents } from '../store/events.ts';
import { listen } from '../store/listen.ts';
import type { Log } from './log.ts';
import { openQueue } from './queue.ts';
import { relayAll } from './relay.ts';
import type { EffectsConfig } from './settings.ts';
import { smtp } from './smtp.ts';
import { foldTotals, forgetExpired, retentionInterval } from './retention.ts';
import { requeueLost } from './sweeper.ts';
import type { Tools } from './verb.ts';
import { runEffect } from './worker.ts';
import { tally } from './tally.ts';
import type { WorkerReport } from '../store/processes.ts';

export interface EffectsSurroundings {
  config: EffectsConfig;
  database: Database;
  ask: Ask;
  templates: Templates;
  printer: Tools['printer'];
  log: Log;
}

export interface RunningEffects {
  /** How the work stands in this process. */
  state(): Pick<WorkerReport, 'places' | 'running' | 'outcomes' | 'queue' | 'mail'>;
  close(): Promise<void>;
}

/**
 * Everything that happens after commit: outbox → relay → queue → worker → verb, and what time brings. Any number of
 * processes may do this on one database.
 */
export async function startEffects(surroundings: EffectsSurroundings): Promise<RunningEffects> {
  const { config, database, ask, templates, printer, log } = surroundings;
  const { timings } = config;
  const transmit = config.smtpUrl ? smtp(config.smtpUrl, config.mailFrom) : null;
  const outcomes = tally();
  const tools: Tools = { config, database, templates, printer, transmit, tally: outcomes };

  const queue = openQueue(config, log);
  try {
    await queue.prepare();
  } catch (error) {
    await queue.close();
    throw error;
  }
  queue.work((outboxId) => runEffect(outboxId, tools, log));

  const relaying = every(timings.poll, 'relay', () => relayAll(database, queue, log), log);
  const listening = listen(config.databaseUrl, 'outbox', relaying.wake, timings.poll, log);
  const sweeping = every(
    timings.sweep,
    'sweeper',
    async () => {
      if ((await requeueLost(database, timings)) > 0) relaying.wake();
    },
    log,
  );
  const { fireDue } = deadlines(database, ask, timings.sweep * 5, log);
  const expiring = every(retentionInterval, 'retention', () => forgetExpired(database, config.retention), log);
  const folding = every(retentionInterval, 'totals', () => foldTotals(database), log);
  const firing = every(timings.sweep, 'deadlines', fireDue, log);
  const digesting = every(timings.sweep, 'digests', () => digestsDue(database), log);
  const forgetting = every(timings.sweep * 12, 'events', () => forgetEvents(database), log);

  return {
    state: () => ({
      places: timings.concurrency,
      running: queue.running(),
      outcomes: outcomes.counts(),
      queue: queue.state(),
      mail: transmit ? 'sent' : 'kept',
    }),
    /** Starts nothing new and waits for what is running, at most `timings.drain`; the rest is done elsewhere or later. */
    async close() {
      queue.rest();
      await Promise.all([
        listening.close(),
        relaying.close(),
        sweeping.close(),
        firing.close(),
        digesting.close(),
        forgetting.close(),
        expiring.close(),
        folding.close(),
      ]);
      await queue.close();
    },
  };
}
