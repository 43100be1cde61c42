/** The renderer process: takes jobs from the server that forked it, and ends when that server is gone. */

import { openBrowsers } from './browsers.ts';
import { PrintError, type PrintReply, type PrintRequest } from './messages.ts';
import { printOn } from './print-on.ts';

/** For closing the browser; less than the server waits for this process. */
const closeMs = 4_000;

const browsers = openBrowsers();

process.on('message', (request: PrintRequest) => {
  void answer(request).then((reply) => process.connected && process.send?.(reply));
});

// Ctrl-C in a terminal reaches every process at once; this one ends when its server is done with it, and cleans up.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => undefined);

process.on('disconnect', () => {
  // A browser that hangs is killed when this process ends.
  setTimeout(() => process.exit(), closeMs);
  void browsers.close().finally(() => process.exit());
});

async function answer({ id, job, timeoutMs }: PrintRequest): Promise<PrintReply> {
  try {
    return { id, printed: await browsers.withPage(timeoutMs, (page) => printOn(page, job, timeoutMs)) };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return { id, failure: { reason: error instanceof PrintError ? error.reason : 'failed', message } };
  }
}
