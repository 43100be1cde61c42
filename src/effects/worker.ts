import type { Verb } from '../../workflows/effects.ts';
import { bury, type Claim, claim, FencedError, markDone, postpone } from './claim.ts';
import { HopelessError } from './hopeless-error.ts';
import { holdLease } from './lease.ts';
import type { Log } from './log.ts';
import type { EffectTimings } from './settings.ts';
import type { Job, Tools, VerbDefinition, Write } from './verb.ts';
import { verbs } from './verbs/all.ts';

/**
 * Carries out one effect of the outbox: take it, run its verb, write its rows together with "done". A failure puts it
 * back for a later try, the last one makes it a dead letter. Being called twice for one row, or for a row that someone
 * else works on, does nothing.
 */
export async function runEffect(id: string, tools: Tools, log: Log): Promise<void> {
  const { database, config, tally } = tools;
  const { timings, processId } = config;
  const claimed = await claim(database, id, processId, timings);
  if (!claimed) return;
  // Tries that ended with their worker count as well: an effect that kills every worker must not go round for ever.
  if (claimed.attempts > timings.maxAttempts) {
    return abandon(claimed, `its worker died in each of ${timings.maxAttempts} tries`, tools, log);
  }
  const runLimit = definitionOf(claimed.verb)?.runLimit ?? timings.runLimit;
  const lease = holdLease(database, claimed, { ...timings, runLimit });
  try {
    const write = await lease.guard((signal) => perform(claimed, signal, tools));
    await lease.release();
    await database.transaction(async (tx) => {
      await markDone(tx, claimed);
      await write(tx);
    });
    tally.add(claimed.verb, 'done');
  } catch (error) {
    await lease.release();
    await failed(claimed, error, tools, log);
  }
}

async function failed(claimed: Claim, error: unknown, tools: Tools, log: Log): Promise<void> {
  const { id, key, verb, attempts } = claimed;
  if (error instanceof FencedError) {
    tools.tally.add(verb, 'fenced');
    return log.warn({ id, key, verb }, error.message);
  }
  const { timings } = tools.config;
  const reason = error instanceof Error ? error.message : String(error);
  if (error instanceof HopelessError || attempts >= timings.maxAttempts) {
    log.error({ err: error, id, key, verb, attempts }, 'effect failed for good');
    return abandon(claimed, reason, tools, log);
  }
  log.warn({ err: error, id, key, verb, attempts }, 'effect failed, to be tried again');
  tools.tally.add(verb, 'failed');
  await settle(claimed, log, () =>
    tools.database.transaction((tx) => postpone(tx, claimed, reason, wait(attempts, timings))),
  );
}

async function abandon(claimed: Claim, reason: string, tools: Tools, log: Log): Promise<void> {
  tools.tally.add(claimed.verb, 'dead');
  await settle(claimed, log, () =>
    tools.database.transaction(async (tx) => {
      await bury(tx, claimed, reason);
      const definition = definitionOf(claimed.verb);
      await definition?.abandon?.(job(claimed, AbortSignal.abort()), reason)(tx);
    }),
  );
}

async function settle({ id, key, verb }: Claim, log: Log, write: () => Promise<void>): Promise<void> {
  try {
    await write();
  } catch (error) {
    if (!(error instanceof FencedError)) throw error;
    log.warn({ id, key, verb }, error.message);
  }
}

async function perform(claimed: Claim, signal: AbortSignal, tools: Tools): Promise<Write> {
  const definition = definitionOf(claimed.verb);
  // A newer process may know the verb, so this is worth another try.
  if (!definition) throw new Error(`no such verb here: ${claimed.verb}`);
  return definition.perform(job(claimed, signal), tools);
}

// The row's verb and payload were written together from one Effect, so the definition fits the payload.
function definitionOf(verb: Verb): VerbDefinition<Verb> | undefined {
  return Object.hasOwn(verbs, verb) ? (verbs[verb] as VerbDefinition<Verb>) : undefined;
}

function job({ key, payload }: Claim, signal: AbortSignal): Job<Verb> {
  return { key, payload: payload as Job<Verb>['payload'], signal };
}

/** Exponential backoff: the first wait, doubled with every further try, up to the limit. */
export function wait(attempts: number, { backoff, backoffLimit }: EffectTimings): number {
  return Math.min(backoff * 2 ** (attempts - 1), backoffLimit);
}
