import { type Cast, castIn } from './cast.ts';
import { freshDatabase } from './database.ts';
import { type Installation, installation, twoAndTwo } from './installation.ts';
import { effectsAreDone, expectInvariants } from './invariants.ts';
import { type MailServer, startMailServer } from './mail-server.ts';
import { newStory, type Story } from './story.ts';

/** Two APIs and two workers of one company, and a mail server; nothing of it runs before `place.start()`. */
export interface Cluster {
  databaseUrl: string;
  cast: Cast;
  place: Installation;
  mails: MailServer;
  /** A story of its own, told through any of the APIs. */
  story(): Story;
  /** Everything that follows was carried out, and every story is whole. */
  expectWhole(): Promise<void>;
  close(): Promise<void>;
}

export interface ClusterOptions {
  settings?: Record<string, string>;
  /** Settings of processes by name, such as `worker 1`. */
  own?: Record<string, Record<string, string>>;
  /** Done to the migrated and empty database. */
  prepare?(databaseUrl: string): Promise<unknown>;
}

export async function cluster({ settings, own, prepare }: ClusterOptions = {}): Promise<Cluster> {
  const [fresh, mails] = await Promise.all([freshDatabase(), startMailServer()]);
  await prepare?.(fresh.url);
  const cast = await castIn(fresh.url);
  const place = await installation(twoAndTwo, { ...settings, DATABASE_URL: fresh.url, SMTP_URL: mails.url }, own);
  const stories: Story[] = [];
  return {
    databaseUrl: fresh.url,
    cast,
    place,
    mails,
    story() {
      const story = newStory(place.urls, cast, `Story ${stories.length + 1}`);
      stories.push(story);
      return story;
    },
    async expectWhole() {
      await effectsAreDone(fresh.url);
      await expectInvariants(fresh.url, stories, mails.letters);
    },
    async close() {
      await place.stop();
      await mails.stop();
      await fresh.drop();
    },
  };
}
