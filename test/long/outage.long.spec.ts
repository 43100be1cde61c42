import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { setTimeout as pause } from 'node:timers/promises';
import { startEmbeddedPostgres } from '../../src/store/embedded/postgres.ts';
import { migrate } from '../../src/store/migrate.ts';
import { askOnce } from '../support/asking.ts';
import { type Cast, castIn, type Player } from '../support/cast.ts';
import { eventually } from '../support/effects.ts';
import { type FaultyLink, faultyLink } from '../support/faulty-link.ts';
import { testFolder } from '../support/folder.ts';
import { type Installation, installation, twoAndTwo } from '../support/installation.ts';
import { effectsAreDone, expectInvariants } from '../support/invariants.ts';
import { medianAndLongest, recordFigures } from '../support/long-figures.ts';
import { type MailServer, startMailServer } from '../support/mail-server.ts';
import { lives, postgresOf, unhurried } from '../support/product.ts';
import { newStory, type Story, tell } from '../support/story.ts';

const minutes = 60_000;
const stops = Number(process.env.STOPS ?? 5);
const down = 6_000;

describe('PostgreSQL stopped at once, under load', () => {
  let dataDir: string;
  let server: Awaited<ReturnType<typeof startEmbeddedPostgres>>;
  let at: { host: string; port: number };
  let link: FaultyLink;
  let mails: MailServer;
  let cast: Cast;
  let place: Installation;

  const startServer = () => startEmbeddedPostgres({ dataDir, log: () => undefined });
  const portOf = (url: string): number => Number(new URL(url).port);

  beforeEach(async () => {
    dataDir = testFolder('outage');
    server = await startServer();
    await migrate(server.url);
    cast = await castIn(server.url);
    // One address, though the server comes back on another port.
    at = { host: '127.0.0.1', port: portOf(server.url) };
    link = await faultyLink(at);
    mails = await startMailServer();
    const url = new URL(server.url);
    url.port = String(link.port);
    place = await installation(twoAndTwo, { ...unhurried, DATABASE_URL: url.href, SMTP_URL: mails.url });
    await place.start();
  }, 3 * minutes);
  afterEach(async () => {
    await place.stop();
    await mails.stop();
    await link.cut();
    await server.stop();
  });

  /** As `pg_ctl stop -m immediate`: nothing is finished, nobody is told. */
  async function stopAtOnce(): Promise<void> {
    const pid = postgresOf(dataDir);
    process.kill(pid, 'SIGQUIT');
    await eventually(
      () => lives(pid),
      (alive) => !alive,
    );
    await link.cut();
  }

  async function startAgain(): Promise<void> {
    server = await startServer();
    at.port = portOf(server.url);
    await link.mend();
  }

  const ready = async (url: string): Promise<boolean> => (await fetch(`${url}/readyz`)).status === 200;

  it(
    'is answered 503 in time by every API, and made up for when it is back: nothing is lost, nothing doubled',
    async () => {
      const stories: Story[] = [];
      const answered: number[] = [];
      const readyAfter: number[] = [];
      let over = false;
      const teller = async (): Promise<void> => {
        while (!over) {
          const story = newStory(place.urls, cast, `Outage ${stories.length + 1}`);
          stories.push(story);
          await tell(story);
        }
      };
      const telling = Promise.all([teller(), teller()]);
      telling.catch(() => undefined); // reported below
      for (let stop = 1; stop <= stops; stop++) {
        await pause(2_000 + 700 * stop);
        await stopAtOnce();
        const until = performance.now() + down;
        while (performance.now() < until) {
          const answers = await Promise.all(place.urls.flatMap((url) => probes(url, cast.rep)));
          for (const { status, retryAfter, ms } of answers) {
            expect({ status, retryAfter: retryAfter > 0 }).toEqual({ status: 503, retryAfter: true });
            answered.push(ms);
          }
          await pause(200);
        }
        await startAgain();
        const back = performance.now();
        await eventually(
          () => Promise.all(place.urls.map(ready)),
          (each) => each.every(Boolean),
          15_000,
        );
        readyAfter.push(performance.now() - back);
      }
      over = true;
      await telling;
      await effectsAreDone(server.url);
      await expectInvariants(server.url, stories, mails.letters);
      // Five seconds are promised; the rest is for a busy test machine.
      expect(Math.max(...answered)).toBeLessThan(6_000);
      recordFigures('PostgreSQL stopped at once', [
        { name: 'stops', value: stops },
        { name: 'stories told', value: stories.length },
        { name: 'requests meanwhile', value: answered.length },
        ...medianAndLongest('answered 503 after', answered, 5_000),
        ...medianAndLongest('ready after its return', readyAfter, 15_000),
      ]);
    },
    15 * minutes,
  );
});

/** A read, a write and the question whether it is ready. */
function probes(url: string, as: Player) {
  const body = { name: 'Meanwhile' };
  return [
    timed(() => askOnce(url, { as, path: '/api/deals' })),
    timed(() => askOnce(url, { as, method: 'POST', path: '/api/deals', body, key: `meanwhile-${Math.random()}` })),
    timed(() => fetch(`${url}/readyz`, { signal: AbortSignal.timeout(10_000) })),
  ];
}

async function timed(ask: () => Promise<{ status: number; headers: Headers }>) {
  const began = performance.now();
  const { status, headers } = await ask();
  return { status, retryAfter: Number(headers.get('retry-after')), ms: performance.now() - began };
}
