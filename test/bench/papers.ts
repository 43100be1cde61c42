import puppeteer from 'puppeteer';
import { chromiumLaunch } from '../../src/documents/printer/chromium.ts';
import type { PrintJob } from '../../src/documents/printer/messages.ts';
import { startPrinter } from '../../src/documents/printer/printer.ts';
import { makeProfileFolder, removeProfileFolder } from '../../src/documents/printer/profile-folder.ts';
import { loadPapers } from '../../src/documents/templates.ts';
import { paperView } from '../../src/documents/view-models/paper.ts';
import { samplePaper } from '../templates/sample-paper.ts';
import { type FigureRow, percentile, rounded, sampled } from './figures.ts';

/** The printer, with its process, its closed network and its normal form, beside a bare page of the same Chromium. */
export async function benchPapers(): Promise<FigureRow[]> {
  const papers = loadPapers();
  const printer = startPrinter({ concurrency: 1, timeoutMs: 30_000 });
  const bare = await barePage();
  try {
    const rows: FigureRow[] = [];
    for (const kind of ['proposal', 'contract'] as const) {
      const render = () => papers[kind].render(paperView(samplePaper(kind)));
      const job = render();
      const rendering = percentile(await sampled(20, async () => render()), 0.5);
      const product = percentile(await sampled(15, () => printer.print(job)), 0.5);
      const chromium = percentile(await sampled(15, () => bare.print(job)), 0.5);
      rows.push({
        paper: kind,
        renderMs: rounded(rendering, 2),
        printerMs: rounded(product),
        bareChromiumMs: rounded(chromium),
        times: rounded(product / chromium, 2),
      });
    }
    return rows;
  } finally {
    await printer.close();
    await bare.close();
  }
}

async function barePage() {
  const { executablePath, env, sandbox } = chromiumLaunch();
  const folder = makeProfileFolder();
  const browser = await puppeteer.launch({
    executablePath,
    userDataDir: folder,
    env: { ...env, HOME: folder, TMPDIR: folder },
    pipe: true,
    headless: true,
    args: sandbox ? [] : ['--no-sandbox'],
  });
  const page = await browser.newPage();
  return {
    async print({ html, header, footer }: PrintJob) {
      await page.setContent(html, { waitUntil: 'load' });
      await page.pdf({
        format: 'a4',
        margin: { top: '26mm', bottom: '24mm', left: '20mm', right: '20mm' },
        displayHeaderFooter: true,
        printBackground: true,
        tagged: true,
        outline: true,
        headerTemplate: header,
        footerTemplate: footer,
      });
    },
    async close() {
      await browser.close();
      removeProfileFolder(folder);
    },
  };
}
