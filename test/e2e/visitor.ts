import { expect } from '@jest/globals';
import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Browser, chromium, type Locator, type Page, type Request } from 'playwright-core';
import { demoPassword, emailOf } from '../../src/demo/data/people.ts';
import { chromiumLaunch } from '../../src/documents/printer/chromium.ts';

/** What a run leaves to be looked at: screens by width, and papers; outside of what is kept in git. */
const artefacts = fileURLToPath(new URL('../../artefacts/e2e', import.meta.url));
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

export const desktop = { width: 1440, height: 900 };
export const phone = { width: 390, height: 844 };
export type Size = typeof desktop;

export function openBrowser(): Promise<Browser> {
  const { executablePath, env, sandbox } = chromiumLaunch();
  return chromium.launch({ executablePath, env, chromiumSandbox: sandbox });
}

/** Longer pages are pictured as the screen shows them. */
const longestPicture = 4_000;

/** The folder of artefacts, made when it is missing. */
export function artefactsAt(folder: string): string {
  const path = join(artefacts, folder);
  mkdirSync(path, { recursive: true });
  return path;
}

/** One person at one screen, in a browser of their own as far as cookies go. */
export interface Visitor {
  page: Page;
  /** The address bar. */
  go(path: string): Promise<void>;
  button(name: string | RegExp): Locator;
  link(name: string | RegExp): Locator;
  /** What the API answers this person. */
  asks<Body>(path: string): Promise<Body>;
  /** Keeps a picture of the screen once it rests, and holds it against the rules of accessibility. */
  sees(name: string): Promise<void>;
  leave(): Promise<void>;
}

/** Everything that went wrong on any screen: console errors, failed scripts, foreign requests, accessibility. */
export interface Complaints {
  list: string[];
}

export async function visit(browser: Browser, url: string, size: Size, complaints: Complaints): Promise<Visitor> {
  const context = await browser.newContext({
    baseURL: url,
    viewport: size,
    hasTouch: size === phone,
    isMobile: size === phone,
    deviceScaleFactor: size === phone ? 2 : 1,
    locale: 'en-GB',
    timezoneId: 'UTC',
    reducedMotion: 'reduce',
    acceptDownloads: true,
  });
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  const complain = (what: string) => complaints.list.push(`${new URL(page.url()).pathname}: ${what}`);
  page.on(
    'console',
    (message) => message.type() === 'error' && complain(`console: ${message.text()} ${message.location().url}`),
  );
  page.on('pageerror', (error) => complain(`script: ${error.message}`));
  page.on('request', (request) => {
    const { protocol, origin } = new URL(request.url());
    if (protocol.startsWith('http') && origin !== new URL(url).origin) complain(`asks ${request.url()}`);
  });
  const requests = requestsOf(page);
  const folder = artefactsAt(String(size.width));
  return {
    page,
    async go(path) {
      await page.goto(path);
    },
    button: (name) => page.getByRole('button', { name, exact: true }),
    link: (name) => page.getByRole('link', { name, exact: true }),
    async asks<Body>(path: string) {
      const answer = await page.request.get(path);
      if (!answer.ok()) throw new Error(`${path} answered ${answer.status()} ${await answer.text()}`);
      return (await answer.json()) as Body;
    },
    async sees(name) {
      await atRest(page, requests);
      const focused = await page.evaluateHandle(() => document.activeElement);
      // What sticks to the screen stands where it belongs only at the top.
      await page.evaluate(() => window.scrollTo(0, 0));
      const height = await page.evaluate(() => document.documentElement.scrollHeight);
      // A picture of the whole page changes the size of the screen for a moment, which closes what lies over it.
      const isCovered = await page.getByRole('dialog').isVisible();
      await page.screenshot({ path: join(folder, `${name}.png`), fullPage: height <= longestPicture && !isCovered });
      if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe);
      for (const problem of await page.evaluate(seriousProblems)) complain(`accessibility of ${name}: ${problem}`);
      // A phone zooms out for what is too wide, and its window with it: the size that was asked for is what counts.
      const wider = (await page.evaluate(() => document.documentElement.scrollWidth)) - size.width;
      if (wider > 0) complain(`${name} is ${wider} px wider than the screen`);
      // Whoever goes on by keyboard is where they were before they were looked at.
      await focused.evaluate((element) => element instanceof HTMLElement && element.focus());
    },
    leave: () => context.close(),
  };
}

/** Signs in by the form, as the person whose address begins with `key`. */
export async function signIn({ page }: Visitor, key: string): Promise<void> {
  if (!page.url().includes('/sign-in')) await page.goto('/sign-in');
  await page.getByLabel('E-mail').fill(emailOf(key));
  await page.getByLabel('Password').first().fill(demoPassword);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.waitForURL((url) => url.pathname !== '/sign-in');
}

/** The requests of a page that are under way; the stream of events always is. */
function requestsOf(page: Page): { underWay: Set<Request>; lastMoved: number } {
  const requests = { underWay: new Set<Request>(), lastMoved: Date.now() };
  const moved = (change: (request: Request) => unknown) => (request: Request) => {
    if (new URL(request.url()).pathname === '/api/events') return;
    change(request);
    requests.lastMoved = Date.now();
  };
  page.on(
    'request',
    moved((request) => requests.underWay.add(request)),
  );
  page.on(
    'requestfinished',
    moved((request) => requests.underWay.delete(request)),
  );
  page.on(
    'requestfailed',
    moved((request) => requests.underWay.delete(request)),
  );
  return requests;
}

/** Nothing loads or is busy, and the fonts are there. */
async function atRest(page: Page, requests: ReturnType<typeof requestsOf>): Promise<void> {
  await page.waitForLoadState('load');
  while (requests.underWay.size > 0 || Date.now() - requests.lastMoved < 250) await page.waitForTimeout(50);
  await page.waitForFunction(() => document.querySelector('[aria-busy="true"], .mantine-Skeleton-root') === null);
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
}

async function seriousProblems(): Promise<string[]> {
  const { axe: checker } = window as unknown as {
    axe: { run(context: Document, options: object): Promise<AxeResults> };
  };
  const { violations } = await checker.run(document, { resultTypes: ['violations'] });
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id} at ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
}

interface AxeResults {
  violations: { id: string; impact: string | null; nodes: { target: string[] }[] }[];
}

/** The screen says all of these. */
export async function says(where: Page | Locator, ...texts: string[]): Promise<void> {
  for (const text of texts) await where.getByText(text).first().waitFor();
}

/** Money as the screens write it for a reader in Britain. */
export const money = ({ amount, currency }: { amount: string; currency: string }, whole = false): string =>
  new Intl.NumberFormat('en-GB', {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
    ...(whole && { maximumFractionDigits: 0 }),
  }).format(amount as Intl.StringNumericLiteral);

export const percent = (ratio: string, digits = 1): string =>
  new Intl.NumberFormat('en-GB', { style: 'percent', maximumFractionDigits: digits }).format(
    ratio as Intl.StringNumericLiteral,
  );

/** Nobody had anything to complain about. */
export const nothingWrong = ({ list }: Complaints): void => expect([...new Set(list)]).toEqual([]);
