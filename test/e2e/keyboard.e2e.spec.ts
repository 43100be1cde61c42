import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadDemo } from '../../src/demo/load.ts';
import { type Database, openDatabase } from '../../src/store/database.ts';
import { freshDatabase } from '../support/database.ts';
import { eventually } from '../support/effects.ts';
import { openStage, type Stage } from './stage.ts';
import { artefactsAt, desktop, nothingWrong, says, type Visitor } from './visitor.ts';

const approver = 'dora.desk';
const items = 40;
/** What a plain approval may cost at most. */
const mostKeystrokes = 3;

/** Papers are not what this is about: their text stands for them. */
const printer = {
  async print({ html }: { html: string }) {
    const pdf = Buffer.from(`%PDF ${html}`);
    return { pdf, pages: 1, sha256: createHash('sha256').update(pdf).digest('hex'), chromium: '1.2.3' };
  },
};

let stage: Stage;
let database: Database;

beforeAll(async () => {
  const fresh = await freshDatabase();
  database = await openDatabase(fresh.url, { poolSize: 2, statementTimeoutMs: 60_000 });
  await loadDemo(database, {
    log: () => undefined,
    printer,
    drawn: { told: false, waiting: items + 2, ordinary: 0 },
  });
  stage = await openStage(fresh);
}, 300_000);

afterAll(async () => {
  await stage?.close();
  await database?.close();
});

/** One request cleared: how, what it cost, and how long it took from the first key to the next request. */
interface Cleared {
  id: string;
  how: 'approve' | 'reject' | 'request-changes';
  comment: string;
  keys: number;
  letters: number;
  ms: number;
}

test('an approver clears forty requests by keyboard alone, a plain approval with at most three keystrokes', async () => {
  try {
    await clearForty();
  } catch (error) {
    await stage.picturesOfAll('keyboard');
    throw error;
  }
}, 240_000);

async function clearForty() {
  const dora = await stage.person(approver, desktop);
  const { page, go, sees, asks } = dora;
  const before = await decisionsMade();
  const hands = handsOf(dora);
  const { press, clear, selected } = hands;

  await go('/');
  await page.getByRole('heading', { level: 1 }).waitFor();
  await press('g', 'i');
  await selected();
  const { needsMe } = await asks<{ needsMe: number }>('/api/inbox');
  expect(needsMe).toBeGreaterThanOrEqual(items + 1);
  await sees('keys-01-inbox');

  // Given the inbox, when nothing is pressed but `a`, the next request comes by itself.
  for (let plain = 0; plain < 19; plain += 1) await clear('approve', '', () => press('a'));

  // A key that is held down too long decides one request and no more.
  await clear('approve', '', () => hands.hold('a'));

  // Words go along where they are wanted.
  for (const [how, key, comment] of [
    ['approve', 'Shift+A', 'Fine, and the last one at this price.'],
    ['reject', 'r', 'They have had this discount twice.'],
    ['request-changes', 'q', 'Twelve months, then it can be had.'],
    ['reject', 'r', 'Not below cost.'],
    ['request-changes', 'q', 'Please quote the module instead of the suite.'],
  ] as const) {
    await clear(how, comment, async () => {
      await press(key);
      await page.getByRole('dialog').waitFor();
      await hands.write(comment);
      if (how === 'reject' && comment.startsWith('Not')) await sees('keys-02-reject');
      await press('Control+Enter');
    });
  }

  // A slip is taken back within five seconds, and one stands before the request again.
  const slip = await selected();
  await press('a');
  await hands.gone(slip);
  await press('z');
  await page.locator(`tr[data-id="${slip}"][aria-current="true"]`).waitFor();
  await clear('reject', 'Approved by mistake, and taken back.', async () => {
    await press('r');
    await page.getByRole('dialog').waitFor();
    await hands.write('Approved by mistake, and taken back.');
    await press('Control+Enter');
  });

  // What cannot be decided now comes back by itself.
  const putOff = await selected();
  await press('s');
  await page.getByRole('dialog').waitFor();
  await sees('keys-03-put-off');
  await press('Enter');
  await hands.gone(putOff);
  expect(await asks('/api/inbox')).toMatchObject({ snoozed: 1 });

  // The help says which keys work, and is closed by one.
  await press('?');
  await says(page.getByRole('dialog'), 'Approve with a comment', 'Take the last decision back', 'Put off');
  await sees('keys-04-help');
  await press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'hidden' });

  // Any request can be looked up and decided on its own page, which leads on to the next.
  const number = await page.locator('tr[aria-current="true"] a').innerText();
  await press('Control+k');
  await page.getByRole('textbox', { name: 'Find' }).waitFor();
  await hands.write(/D-\d+/.exec(number)?.[0] as string);
  await says(page.getByRole('dialog'), number.split('\n')[0] as string);
  await sees('keys-05-palette');
  await press('Escape');
  await page.getByRole('textbox', { name: 'Find' }).waitFor({ state: 'hidden' });
  await press('Enter');
  await page.waitForURL(/\/approvals\/[0-9a-f-]{36}$/);
  while (hands.cleared.length < 32) await clear('approve', '', () => press('a'), hands.opened);
  await sees('keys-06-card');
  await press('g', 'i');
  await selected();
  while (hands.cleared.length < items) await clear('approve', '', () => press('a'));
  await sees('keys-07-cleared');

  // Leaving sends what could still be taken back.
  await press('g', 'h');
  const all = await eventually(decisionsMade, ({ length }) => length >= before.length + items, 30_000);
  const made = all.slice(before.length);
  const wanted = hands.cleared.map(({ id, how, comment }) => ({ approval: id, decision: how, comment, facts: 1 }));
  expect(made.toSorted(byApproval)).toEqual(wanted.toSorted(byApproval));
  expect(made.map(({ approval }) => approval)).not.toContain(putOff);

  const plain = hands.cleared.filter(({ letters }) => letters === 0);
  expect(plain.length).toBeGreaterThan(items / 2);
  expect(Math.max(...plain.map(({ keys }) => keys))).toBeLessThanOrEqual(mostKeystrokes);
  expect(hands.keystrokes() / items).toBeLessThanOrEqual(mostKeystrokes);
  writeFileSync(join(artefactsAt('1440'), 'keystrokes.json'), JSON.stringify(hands.cleared, null, 2));
  nothingWrong(stage.complaints);
}

/** What Dora has decided, in the order of time, with the facts that tell it. */
const decisionsMade = () =>
  database.query<{ approval: string; decision: string; comment: string; facts: number }>(
    `select s.approval_id as approval, d.decision, d.comment,
       (select count(*)::int from fact f where f.instance_id = s.approval_id and f.by = d.person_id
          and f.type in ('StepApproved', 'StepRejected', 'ChangesRequested')
          and f.data ->> 'stepId' = s.id::text) as facts
     from decision d join approval_step s on s.id = d.step_id join person p on p.id = d.person_id
     where p.email like $1 || '@%' order by d.decided_at, d.id`,
    [approver],
  );

const byApproval = (one: { approval: string }, other: { approval: string }) =>
  one.approval.localeCompare(other.approval);

/** Somebody's ten fingers, counted. */
function handsOf({ page }: Visitor) {
  let keys = 0;
  let letters = 0;
  const cleared: Cleared[] = [];
  const press = async (...pressed: string[]) => {
    for (const key of pressed) {
      keys += 1;
      await page.keyboard.press(key);
    }
  };
  /** The request that is selected in the list. */
  const selected = async () => {
    const row = page.locator('tr[aria-current="true"]');
    await row.waitFor();
    return (await row.getAttribute('data-id')) as string;
  };
  /** The request whose page is open, ready to be decided. */
  const opened = async () => {
    await page.getByRole('toolbar', { name: 'Decide' }).getByRole('button', { name: 'Approve', exact: true }).waitFor();
    return new URL(page.url()).pathname.split('/').at(-1) as string;
  };
  const gone = (id: string) =>
    page.waitForFunction(
      (left) => !document.querySelector(`tr[data-id="${left}"]`) && !location.pathname.endsWith(left),
      id,
    );
  return {
    cleared,
    press,
    selected,
    opened,
    gone,
    keystrokes: () => keys,
    /** Down for so long that the keyboard repeats it. */
    async hold(key: string) {
      keys += 1;
      for (let repeated = 0; repeated < 4; repeated += 1) await page.keyboard.down(key);
      await page.keyboard.up(key);
    },
    async write(text: string) {
      letters += text.length;
      await page.keyboard.type(text);
    },
    async clear(
      how: Cleared['how'],
      comment: string,
      act: () => Promise<void>,
      current: () => Promise<string> = selected,
    ) {
      const id = await current();
      const [keysBefore, lettersBefore, began] = [keys, letters, performance.now()];
      await act();
      await gone(id);
      await current();
      const ms = Math.round(performance.now() - began);
      cleared.push({ id, how, comment, keys: keys - keysBefore, letters: letters - lettersBefore, ms });
    },
  };
}
