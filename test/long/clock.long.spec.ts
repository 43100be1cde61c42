import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { verifyFacts } from '../../src/queries/facts/facts.ts';
import { type Database, openDatabase } from '../../src/store/database.ts';
import { type Cluster, cluster } from '../support/cluster.ts';
import { eventually } from '../support/effects.ts';
import { effectsAreDone } from '../support/invariants.ts';
import { type JumpingClock, jumpingClock } from '../support/jumping-clock.ts';
import { recordFigures } from '../support/long-figures.ts';
import { type MailServer, startMailServer } from '../support/mail-server.ts';
import { unhurried } from '../support/product.ts';
import { decideAll, openDeal, openQuote, type Story, submitQuote, tell } from '../support/story.ts';

const minutes = 60_000;
const days = 24 * 60 * minutes;

interface Timer {
  name: string;
  due: string;
}

/** The one timer whose name begins so. */
const named = (timers: Timer[], name: string) => timers.find((timer) => timer.name.startsWith(`${name}:`));

/** A process whose machine is wrong about the time. */
const wrongBy = (ms: number): Record<string, string> => ({
  NODE_OPTIONS: `--import=${fileURLToPath(new URL('../support/skewed-clock.ts', import.meta.url))}`,
  CLOCK_AHEAD_MS: String(ms),
});

describe('two APIs and two workers that do not agree about the time', () => {
  let clock: JumpingClock;
  let company: Cluster;
  let database: Database;
  let mails: MailServer;
  beforeEach(async () => {
    company = await cluster({
      settings: unhurried,
      own: { 'api 2': wrongBy(3 * days), 'worker 1': wrongBy(-2 * days) },
      prepare: async (databaseUrl) => {
        clock = await jumpingClock(databaseUrl);
        await clock.ahead('-4 days'); // when the company was founded
      },
    });
    await clock.ahead('0');
    mails = company.mails;
    database = await openDatabase(company.databaseUrl, { poolSize: 2 });
    await company.place.start();
  }, 3 * minutes);
  afterEach(async () => {
    await database.close();
    await company.close();
    await mails.stop();
  });

  const factsOf = (story: Story, type: string) =>
    database.query<{ at: string; data: { dueAt: string; executedAt: string; share?: number } }>(
      `select at, data from fact where subject_id = $1 and type = $2 order by seq`,
      [story.dealId, type],
    );
  const armed = (story: Story) =>
    database.query<Timer>(
      `select name, due_at as due from deadline where deal_id = $1 and status = 'armed' order by due_at, name`,
      [story.dealId],
    );
  const sinceAsMs = (began: number): number => performance.now() - began;
  /** Sets the clock this long after a moment that is still ahead. */
  const setTo = (moment: string, after: number) => clock.ahead(`${Date.parse(moment) + after - Date.now()} ms`);

  it(
    'lose no timer, double none and start none anew, whichever way the clock jumps and whatever is down meanwhile',
    async () => {
      const story = company.story();
      await tell(story, [openDeal, openQuote, submitQuote]);
      await effectsAreDone(company.databaseUrl);
      const before = await armed(story);
      const [reminder, escalation] = ['remind-50', 'escalate'].map((name) => named(before, name)) as [Timer, Timer];
      const letters = mails.letters.length;

      // Forward over the first reminder, with nobody to take its letter, and back again.
      await mails.stop();
      await setTo(reminder.due, 1 * minutes);
      let began = performance.now();
      await eventually(
        () => factsOf(story, 'StepReminded'),
        (told) => told.length > 0,
        60_000,
      );
      const reminded = sinceAsMs(began);
      await eventually(
        () => database.query(`select from outbox where verb = 'mail' and attempts > 0 and status <> 'done'`),
        (waiting) => waiting.length > 0,
        60_000,
      );
      await clock.ahead('-2 days');
      mails = await startMailServer(Number(new URL(mails.url).port));
      began = performance.now();
      await effectsAreDone(company.databaseUrl, 60_000);
      const caughtUp = sinceAsMs(began);
      expect(letters).toBeGreaterThan(0);
      expect(mails.letters.length).toBeGreaterThan(0);

      // Others go on meanwhile, two days ago.
      const other = company.story();
      await tell(other, [openDeal, openQuote, submitQuote, decideAll]);
      await effectsAreDone(company.databaseUrl, 60_000);
      await clock.ahead('0');
      await pause(11_000); // two looks for what is due
      expect(await factsOf(story, 'StepReminded')).toMatchObject([{ data: { share: 50 } }]);
      expect(await armed(story)).toEqual(before.filter((timer) => timer !== reminder));

      // Everything down across the second reminder and the deadline.
      await company.place.kill();
      await setTo(escalation.due, 1 * days);
      began = performance.now();
      await company.place.start();
      const started = sinceAsMs(began);
      const escalated = await eventually(
        () => factsOf(story, 'StepEscalated'),
        (told) => told.length > 0,
        60_000,
      );
      const escalatedAfter = sinceAsMs(began) - started;
      const due = new Date(escalation.due).toISOString();
      expect(escalated).toMatchObject([{ data: { dueAt: due } }]);
      const executed = Date.parse(escalated[0]?.data.executedAt as string);
      expect(executed - Date.parse(due)).toBeGreaterThanOrEqual(1 * days);
      expect(executed - Date.parse(due)).toBeLessThan(1 * days + 2 * minutes);

      // And back to the true time: nothing of it happens a second time.
      await clock.ahead('0');
      await pause(11_000);
      await tell(story, [decideAll]);
      await effectsAreDone(company.databaseUrl, 60_000);
      expect(await factsOf(story, 'StepReminded')).toHaveLength(1);
      expect(await factsOf(story, 'StepEscalated')).toHaveLength(1);
      expect(await factsOf(story, 'QuoteApproved')).toHaveLength(1);
      expect(await verifyFacts(database)).toMatchObject({ verified: true });
      recordFigures('Clocks', [
        { name: 'reminder after a jump over its time', value: reminded, unit: 'ms', promised: 60_000 },
        { name: 'letters made up for after a jump back', value: caughtUp, unit: 'ms', promised: 60_000 },
        { name: 'escalation after a start past it', value: escalatedAfter, unit: 'ms', promised: 60_000 },
      ]);
    },
    15 * minutes,
  );
});
