import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createHash } from 'node:crypto';
import { loadDemo } from '../../src/demo/load.ts';
import { openDatabase } from '../../src/store/database.ts';
import { openStage, type Stage } from './stage.ts';
import { desktop, nothingWrong } from './visitor.ts';

const approver = 'dora.desk';
const items = 40;

/** Papers are not what this is about: their text stands for them. */
const printer = {
  async print({ html }: { html: string }) {
    const pdf = Buffer.from(`%PDF ${html}`);
    return { pdf, pages: 1, sha256: createHash('sha256').update(pdf).digest('hex'), chromium: '1.2.3' };
  },
};

let stage: Stage;

beforeAll(async () => {
  stage = await openStage(async (url) => {
    const database = await openDatabase(url, { statementTimeoutMs: 60_000 });
    await loadDemo(database, { log: () => undefined, printer, drawn: { waiting: 36, ordinary: 0 } });
    await database.close();
  });
}, 400_000);

afterAll(() => stage?.close());

test('an approver clears forty requests by keyboard alone, with at most three keystrokes each', async () => {
  const { page, go, sees, asks } = await stage.person(approver, desktop);
  const decisions = async () => (await asks<{ waiting: { decisions: number } }>('/api/home')).waiting.decisions;
  const before = await decisions();
  expect(before).toBeGreaterThanOrEqual(items);
  let keystrokes = 0;
  const press = (key: string) => {
    keystrokes += 1;
    return page.keyboard.press(key);
  };
  await go('/');
  await page.getByRole('heading', { level: 1 }).waitFor();
  await press('g');
  await press('i');
  const selected = page.locator('tr[aria-current="true"]');
  await selected.waitFor();
  await sees('forty-waiting');
  for (let left = items; left > 0; left--) {
    const id = await selected.getAttribute('data-id');
    await press('a');
    await page.waitForFunction((gone) => !document.querySelector(`tr[data-id="${gone}"]`), id);
    if (left > 1) await selected.waitFor();
    if (left === items / 2) await page.screenshot({ path: 'artefacts/e2e/1440/forty-half-way.png' });
  }
  // What was decided last can be taken back for some seconds; then it is sent.
  for (const end = Date.now() + 30_000; Date.now() < end && (await decisions()) > before - items; ) {
    await page.waitForTimeout(200);
  }
  expect(await decisions()).toBe(before - items);
  expect(keystrokes / items).toBeLessThanOrEqual(3);
  await sees('forty-cleared');
  nothingWrong(stage.complaints);
}, 180_000);
