import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { ProblemError } from '../../src/web/api/problem.ts';
import { idle, keeper, type OnServer, type Saving, unsavedAfter } from '../../src/web/editor/keeper.ts';

const refused = (status: number, code: string) => new ProblemError({ status, code, detail: 'No.' });
const stale = refused(412, 'stale');
const cutOff = new ProblemError({ status: 0, code: 'unreachable', detail: 'No connection.' });

/** A server that holds what it is sent until it is told to answer, and who writes there. */
function writing() {
  const sent: { text: string; ifMatch: string | undefined; key: string }[] = [];
  const open: { keep(etag: string): void; refuse(why: Error): void }[] = [];
  const told: Saving[] = [];
  const onServer: OnServer[] = [];
  const kept = keeper({ text: 'a', etag: 'v1' }, (saving) => told.push(saving));
  kept.through({
    send: (text, ifMatch, key) => {
      sent.push({ text, ifMatch, key });
      return new Promise((keep, refuse) => {
        open.push({ keep: (etag) => keep({ body: undefined, etag }), refuse });
      });
    },
    onKept: (now) => onServer.push(now),
  });
  const settled = async (answer: (request: (typeof open)[number]) => void) => {
    answer(open.shift() as (typeof open)[number]);
    await jest.advanceTimersByTimeAsync(0);
  };
  return {
    kept,
    sent,
    onServer,
    texts: () => sent.map(({ text }) => text),
    standing: () => told.at(-1)?.kind,
    keeps: (etag: string) => settled(({ keep }) => keep(etag)),
    refuses: (why: Error) => settled(({ refuse }) => refuse(why)),
    pause: () => jest.advanceTimersByTimeAsync(idle),
  };
}

beforeEach(() => {
  jest.useFakeTimers();
});
afterEach(() => {
  jest.useRealTimers();
});

describe('what was read again', () => {
  it('is written on from then, where a command beside made a version without changing a word', async () => {
    const { kept, sent, pause } = writing();
    kept.seen({ text: 'a', etag: 'v2' });
    expect(kept.onServer()).toEqual({ text: 'a', etag: 'v2' });
    kept.want('ab');
    await pause();
    expect(sent).toMatchObject([{ text: 'ab', ifMatch: 'v2' }]);
  });

  it('is no news while something is sent, when it says other words, or when it comes late', async () => {
    const { kept, keeps, pause } = writing();
    kept.seen({ text: 'somebody else’s', etag: 'v2' });
    expect(kept.onServer().etag).toBe('v1');
    kept.want('ab');
    await pause();
    kept.seen({ text: 'a', etag: 'v2' });
    await keeps('v3');
    kept.want('a');
    await pause();
    await keeps('v4');
    kept.seen({ text: 'a', etag: 'v1' });
    expect(kept.onServer()).toEqual({ text: 'a', etag: 'v4' });
  });
});

describe('what is written', () => {
  it('is kept once its writer pauses, each time on the version that was made before', async () => {
    const { kept, sent, keeps, pause, standing } = writing();
    kept.want('ab');
    kept.want('abc');
    await pause();
    await keeps('v2');
    expect(standing()).toBe('saved');
    kept.want('abcd');
    await pause();
    await keeps('v3');

    expect(sent).toMatchObject([
      { text: 'abc', ifMatch: 'v1' },
      { text: 'abcd', ifMatch: 'v2' },
    ]);
  });

  it('is not sent when it is written back to what is kept', async () => {
    const { kept, texts, pause, standing } = writing();
    kept.want('ab');
    kept.want('a');
    await pause();

    expect(standing()).toBe('saved');
    expect(texts()).toEqual([]);
  });

  it('is kept as it was before when that is undone while it is being sent', async () => {
    const { kept, texts, keeps, pause, standing } = writing();
    kept.want('ab');
    await pause();
    kept.want('a');
    await keeps('v2');
    expect(standing()).toBe('changed');
    await pause();
    await keeps('v3');

    expect(texts()).toEqual(['ab', 'a']);
    expect(standing()).toBe('saved');
  });

  it('is sent at once for whoever asks, and says whether all of it is kept', async () => {
    const { kept, keeps, refuses } = writing();
    kept.want('ab');
    const saved = kept.save();
    await keeps('v2');
    expect(await saved).toBe(true);
    kept.want('abc');
    const failed = kept.save();
    await refuses(refused(422, 'invalid'));
    expect(await failed).toBe(false);
    kept.want(null);
    expect(await kept.save()).toBe(false);
  });

  it('is told to be kept also when its writer has left, and no more is sent then', async () => {
    const { kept, texts, keeps, pause, onServer } = writing();
    kept.want('ab');
    await pause();
    kept.want('abc');
    kept.leave();
    await keeps('v2');
    await pause();

    expect(onServer).toEqual([{ text: 'ab', etag: 'v2' }]);
    expect(texts()).toEqual(['ab']);
  });

  it('is kept late when its writer left within a pause and comes back to it unchanged', async () => {
    const { kept, sent, keeps, pause, standing } = writing();
    kept.want('ab');
    kept.leave();
    await pause();
    expect(sent).toEqual([]);
    kept.want('ab');
    await pause();
    await keeps('v2');

    expect(sent).toMatchObject([{ text: 'ab', ifMatch: 'v1' }]);
    expect(standing()).toBe('saved');
  });

  it('is kept late on the version of what was being sent when its writer left', async () => {
    const { kept, sent, keeps, pause } = writing();
    kept.want('ab');
    await pause();
    kept.want('abc');
    kept.leave();
    await keeps('v2');
    kept.want('abc');
    await pause();
    await keeps('v3');

    expect(sent).toMatchObject([
      { text: 'ab', ifMatch: 'v1' },
      { text: 'abc', ifMatch: 'v2' },
    ]);
    expect(kept.isAllKept()).toBe(true);
  });

  it('waits for another write of the same thing, and goes on from the version that this made', async () => {
    const { kept, sent, keeps, pause } = writing();
    let renamed: (() => void) | undefined;
    const renaming = kept.between(() => new Promise((done) => (renamed = () => done({ body: undefined, etag: 'v2' }))));
    kept.want('ab');
    await pause();
    expect(sent).toEqual([]);
    renamed?.();
    await renaming;
    await pause();
    await keeps('v3');

    expect(sent).toMatchObject([{ text: 'ab', ifMatch: 'v2' }]);
  });
});

describe('what is written and was refused', () => {
  it('waits for a decision of its writer when somebody else changed or removed it meanwhile', () => {
    expect(unsavedAfter(stale)).toEqual({ kind: 'conflict' });
    expect(unsavedAfter(refused(404, 'not-found'))).toEqual({ kind: 'conflict' });
    expect(unsavedAfter(refused(409, 'not-available'))).toEqual({ kind: 'conflict' });
  });

  it('has failed, and says why, when it is refused for what it is', () => {
    const problem = refused(422, 'invalid');
    expect(unsavedAfter(problem)).toEqual({ kind: 'failed', problem });
  });

  it('is not sent again before the conflict is settled, however much is written on', async () => {
    const { kept, sent, refuses, keeps, pause, standing } = writing();
    kept.want('ab');
    await pause();
    await refuses(stale);
    kept.want('abc');
    await pause();
    expect(await kept.save()).toBe(false);
    expect(standing()).toBe('conflict');
    expect(sent).toHaveLength(1);

    kept.rebase({ text: 'x', etag: 'v7' });
    await pause();
    await keeps('v8');
    expect(sent.at(-1)).toMatchObject({ text: 'abc', ifMatch: 'v7' });
    expect(standing()).toBe('saved');
  });

  it('is sent again when it changes, also while the refusal is under way', async () => {
    const { kept, texts, refuses, keeps, pause, standing } = writing();
    kept.want('ab');
    await pause();
    kept.want('abc');
    await refuses(refused(422, 'invalid'));
    await pause();
    await keeps('v2');

    expect(texts()).toEqual(['ab', 'abc']);
    expect(standing()).toBe('saved');
  });
});

describe('a write of which nobody knows whether it happened', () => {
  it('is repeated as it was before anything newer is sent, so that its version is not taken for somebody else’s', async () => {
    const { kept, sent, refuses, keeps, pause } = writing();
    kept.want('ab');
    await pause();
    await refuses(cutOff);
    kept.want('abc');
    await pause();
    await keeps('v2');
    await keeps('v3');

    expect(sent).toMatchObject([
      { text: 'ab', ifMatch: 'v1' },
      { text: 'ab', ifMatch: 'v1' },
      { text: 'abc', ifMatch: 'v2' },
    ]);
    expect(sent[1]?.key).toBe(sent[0]?.key);
    expect(sent[2]?.key).not.toBe(sent[0]?.key);
  });

  it('is not taken for kept when it is undone', async () => {
    const { kept, texts, refuses, keeps, pause, standing } = writing();
    kept.want('ab');
    await pause();
    await refuses(cutOff);
    kept.want('a');
    expect(kept.isAllKept()).toBe(false);
    await pause();
    await keeps('v2');
    await keeps('v3');

    expect(texts()).toEqual(['ab', 'ab', 'a']);
    expect(standing()).toBe('saved');
  });
});
