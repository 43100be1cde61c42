import { type Browser, chromium, type Page } from 'playwright-core';
import { demoPassword, emailOf } from '../../src/demo/data/people.ts';
import { chromiumLaunch } from '../../src/documents/printer/chromium.ts';
import { content, type Desk, openQuote } from './desk.ts';
import { type FigureRow, percentile, rounded } from './figures.ts';
import { productServer } from './servers.ts';

const sizes = [25, 200, 1_000];
/** Keys that are timed in each column, after a few that do not count. */
const keys = 60;
const warmUp = 6;

/**
 * The editor in a real browser before the product: from a key pressed in a cell of a quote to that key on the screen, to
 * the total that it makes, and to the server's answer with margin, findings and route. The next key waits for that answer.
 * `times` is the total's median beside the one of the smallest quote.
 */
export async function benchEditor(desk: Desk, databaseUrl: string): Promise<FigureRow[]> {
  const server = await productServer(databaseUrl);
  const { executablePath, env, sandbox } = chromiumLaunch();
  const browser = await chromium.launch({ executablePath, env, chromiumSandbox: sandbox });
  try {
    const rows: FigureRow[] = [];
    for (const lines of sizes) {
      const { quoteId } = await openQuote(desk, desk.database, content(lines, 1));
      const page = await signedIn(browser, `http://127.0.0.1:${server.port}`);
      await page.goto(`/quotes/${quoteId}`);
      await page.locator(fresh).waitFor();
      const samples = [...(await typedIn(page, 'quantity')), ...(await typedIn(page, 'discount'))];
      const of = (kind: keyof Timed, share: number) =>
        rounded(
          percentile(
            samples.map((sample) => sample[kind]),
            share,
          ),
        );
      const p50Ms = of('total', 0.5);
      const first = Number(rows[0]?.totalP50Ms ?? p50Ms);
      rows.push({
        lines,
        keys: samples.length,
        paintP50Ms: of('paint', 0.5),
        paintP95Ms: of('paint', 0.95),
        totalP50Ms: p50Ms,
        totalP95Ms: of('total', 0.95),
        answerP50Ms: of('answer', 0.5),
        answerP95Ms: of('answer', 0.95),
        times: rounded(p50Ms / first, 2),
      });
      await page.context().close();
    }
    return rows;
  } finally {
    await browser.close();
    await server.close();
  }
}

/** The panel shows what is written, and the server has said so. */
const fresh = 'aside [aria-busy=false]';
/** The total of what is written. */
const total = 'aside dl > :first-child:not([data-awaited=true]) dd';

async function signedIn(browser: Browser, baseURL: string): Promise<Page> {
  const context = await browser.newContext({ baseURL, viewport: { width: 1440, height: 900 }, locale: 'en-US' });
  const data = { email: emailOf('rita.rep'), password: demoPassword };
  const answer = await context.request.post('/api/session', { data });
  if (!answer.ok()) throw new Error(`signing in answered ${answer.status()}`);
  return context.newPage();
}

/** Milliseconds from the press of a key. */
interface Timed {
  paint: number;
  total: number;
  answer: number;
}

/** Types a digit and takes it back, over and over, in one cell in the middle of what is in sight. */
async function typedIn(page: Page, column: 'quantity' | 'discount'): Promise<Timed[]> {
  const cell = page.locator(`[role=row][aria-rowindex="7"] [id$="-${column}"]`);
  await cell.click();
  await page.keyboard.press('1');
  await page.locator(fresh).waitFor();
  const samples: Timed[] = [];
  for (let pressed = 0; pressed < keys + warmUp; pressed++) {
    // In the page before the key is: the two take different ways there. The clock starts at the event's own time.
    await page.evaluate(timeNextKey, { fresh, total });
    await page.keyboard.press(pressed % 2 === 0 ? '2' : 'Backspace');
    const sample = await page.evaluate(() => (window as unknown as Timing).timed);
    if (pressed >= warmUp) samples.push(sample);
  }
  await page.keyboard.press('Escape');
  await page.locator(fresh).waitFor();
  return samples;
}

interface Timing {
  timed: Promise<Timed>;
}

/** In the page: times the next key, until it was painted, until its own total was, and until there is no awaited figure. */
function timeNextKey(selectors: { fresh: string; total: string }): void {
  const painted = () =>
    new Promise<number>((resolve) =>
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => resolve(performance.now());
        port2.postMessage(null);
      }),
    );
  const shown = () => document.querySelector(selectors.total)?.textContent;
  const before = shown();
  const isNew = () => ![undefined, before].includes(shown());
  const first = { once: true, capture: true };
  const seen = (holds: () => boolean) =>
    new Promise<number>((resolve, reject) => {
      const late = setTimeout(() => reject(new Error('no new total within 10 s')), 10_000);
      const observer = new MutationObserver(() => {
        if (!holds()) return;
        observer.disconnect();
        clearTimeout(late);
        void painted().then(resolve);
      });
      observer.observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true });
    });
  const newTotal = seen(isNew);
  const answered = seen(() => isNew() && document.querySelector(selectors.fresh) !== null);
  const pressed = new Promise<number>((resolve) =>
    document.addEventListener('keydown', ({ timeStamp }) => resolve(timeStamp), first),
  );
  const input = new Promise<number>((resolve) =>
    document.addEventListener('input', () => void painted().then(resolve), first),
  );
  (window as unknown as Timing).timed = Promise.all([pressed, input, newTotal, answered]).then(
    ([at, paint, total, answer]) => ({ paint: paint - at, total: total - at, answer: answer - at }),
  );
}
