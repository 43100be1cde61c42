import puppeteer, { type Browser, type Page, TimeoutError } from 'puppeteer';
import { chromiumLaunch } from './chromium.ts';
import { PrintError } from './messages.ts';
import { makeProfileFolder, removeProfileFolder, sweepProfileFolders } from './profile-folder.ts';

/** Chromium leaks a little with every document: pages and browsers are replaced long before it matters. */
const documentsPerPage = 200;
const documentsPerBrowser = 2_000;
const closeMs = 2_000;

interface WarmPage {
  page: Page;
  printed: number;
}

interface Running {
  browser: Browser;
  folder: string;
  idle: WarmPage[];
  busy: number;
  printed: number;
}

/** One running Chromium with warm pages; replaced when it has died or printed enough. */
export function openBrowsers() {
  let current: Running | undefined;
  let starting: Promise<Running> | undefined;

  async function acquire(): Promise<Running> {
    if (current && (!current.browser.connected || current.printed >= documentsPerBrowser)) await retire(current);
    // Jobs that come together wait for the same start.
    starting ??= current ? undefined : launch().finally(() => (starting = undefined));
    if (starting) current = await starting;
    return current ?? acquire();
  }

  /** A browser that still prints for others is shut by the last of them. */
  async function retire(running: Running): Promise<void> {
    if (current === running) current = undefined;
    if (running.busy === 0) await shut(running);
  }

  return {
    /**
     * Lends a page to `use`, which must be done within `timeoutMs`.
     * @throws PrintError `timeout` or `crashed`; the page is not used again after any failure.
     */
    async withPage<Result>(timeoutMs: number, use: (page: Page) => Promise<Result>): Promise<Result> {
      const running = await acquire();
      running.busy++;
      running.printed++;
      let warm: WarmPage | undefined;
      try {
        warm = running.idle.pop() ?? (await openPage(running.browser));
        const result = await within(timeoutMs, use(warm.page));
        if (++warm.printed < documentsPerPage) running.idle.push(warm);
        else await warm.page.close();
        return result;
      } catch (error) {
        const reason = explain(error, running);
        if (warm && running.browser.connected) await discard(running, warm);
        throw reason;
      } finally {
        running.busy--;
        if (current !== running && running.busy === 0) await shut(running);
      }
    },

    async close(): Promise<void> {
      const last = current ?? (await starting?.catch(() => undefined));
      current = undefined;
      if (last) await shut(last);
    },
  };
}

/** Network is cut three times over (offline page, dead proxy, no names), since each way alone was seen to leak. */
async function launch(): Promise<Running> {
  const { executablePath, env, sandbox } = chromiumLaunch();
  // Here and not when the process starts, so that whoever waits for the document is told why there is no place for it.
  sweepProfileFolders();
  const folder = makeProfileFolder();
  const launching = puppeteer.launch({
    executablePath,
    userDataDir: folder,
    env: { ...env, HOME: folder, TMPDIR: folder },
    pipe: true,
    headless: true,
    args: [
      ...(sandbox ? [] : ['--no-sandbox']),
      '--proxy-server=http://127.0.0.1:9',
      '--proxy-bypass-list=<-loopback>',
      '--host-resolver-rules=MAP * ~NOTFOUND',
      '--font-render-hinting=none',
    ],
    // Its own handlers would end this process before the folder is removed.
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
  });
  const browser = await launching.catch((error: unknown) => {
    removeProfileFolder(folder);
    throw error;
  });
  return { browser, folder, idle: [], busy: 0, printed: 0 };
}

async function openPage(browser: Browser): Promise<WarmPage> {
  const page = await browser.newPage();
  await page.setJavaScriptEnabled(false);
  await page.setOfflineMode(true);
  return { page, printed: 0 };
}

async function within<Result>(timeoutMs: number, work: Promise<Result>): Promise<Result> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new PrintError('timeout', `not printed within ${timeoutMs} ms`)), timeoutMs);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}

function explain(error: unknown, { browser }: Running): unknown {
  if (!browser.connected) return new PrintError('crashed', 'Chromium ended while printing');
  if (error instanceof TimeoutError) return new PrintError('timeout', error.message);
  return error;
}

/** Closes a page that failed; a browser that cannot do even that is hung, and ends. */
async function discard({ browser }: Running, { page }: WarmPage): Promise<void> {
  try {
    await within(closeMs, page.close());
  } catch {
    browser.process()?.kill('SIGKILL');
  }
}

async function shut({ browser, folder }: Running): Promise<void> {
  try {
    await browser.close();
  } finally {
    removeProfileFolder(folder);
  }
}
