/** The renderer process: takes jobs from the server that forked it, and ends when that server is gone. */

import { openBrowsers } from './browsers.ts';
import { PrintError, type PrintReply, type PrintRequest } from './messages.ts';
import { printOn } from './print-on.ts';
import { sweepProfileFolders } from './profile-folder.ts';

sweepProfileFolders();
const browsers = openBrowsers();

process.on('message', (request: PrintRequest) => {
  void answer(request).then((reply) => process.connected && process.send?.(reply));
});

process.on('disconnect', () => {
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
