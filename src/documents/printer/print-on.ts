import { createHash } from 'node:crypto';
import type { Page, PDFOptions } from 'puppeteer';
import { fillPageNumbers, namesPages } from './contents.ts';
import { PrintError, type PrintedPdf, type PrintJob } from './messages.ts';
import { normalisePdf } from './normalise-pdf.ts';
import { pageTree } from './page-tree.ts';

const policy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:";

/**
 * Prints one document on a warm page. A document that names pages is printed twice: once to learn on which page each
 * target falls, once with the numbers filled in.
 * @throws PrintError `refused` when the document led the page away from itself.
 */
export async function printOn(page: Page, job: PrintJob, timeoutMs: number): Promise<PrintedPdf> {
  let pdf = await pass(page, job, timeoutMs);
  if (namesPages(job.html)) pdf = await pass(page, { ...job, html: fillPageNumbers(job.html, pdf) }, timeoutMs);
  const normal = normalisePdf(pdf);
  return {
    pdf: normal,
    pages: pageTree(normal).order.length,
    sha256: createHash('sha256').update(normal).digest('hex'),
    chromium: (await page.browser().version()).replace(/^.*\//, ''),
  };
}

async function pass(page: Page, { html, header, footer }: PrintJob, timeout: number): Promise<Uint8Array> {
  if (await page.evaluate(redirects, html)) throw new PrintError('refused', 'the document leads to another page');
  await page.setContent(guarded(html), { timeout, waitUntil: 'load' });
  const pdf = await page.pdf({ ...paper, headerTemplate: header, footerTemplate: footer, timeout });
  if (page.url() !== 'about:blank') throw new PrintError('refused', 'the document led to another page');
  return pdf;
}

/**
 * Runs in the page, on a copy that is parsed but never shown. Without scripts a refresh is the only way for a document
 * to leave, and it could do so late enough to take the next document of this page with it.
 */
function redirects(html: string): boolean {
  const refresh = 'meta[http-equiv="refresh" i]';
  return new DOMParser().parseFromString(html, 'text/html').querySelector(refresh) !== null;
}

const paper: PDFOptions = {
  format: 'a4',
  margin: { top: '26mm', bottom: '24mm', left: '20mm', right: '20mm' },
  displayHeaderFooter: true,
  printBackground: true,
  tagged: true,
  outline: true,
};

/** The policy comes before anything the document says: it may show what it carries and load nothing. */
function guarded(html: string): string {
  const rest = html.replace(/^\s*<!doctype html>/i, '');
  return `<!doctype html><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${policy}">${rest}`;
}
