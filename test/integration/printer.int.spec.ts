import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { PrintError, type Printer, type PrintJob, startPrinter } from '../../src/documents/printer/printer.ts';
import { loadPapers } from '../../src/documents/templates.ts';
import { paperKinds, type PaperLineInput } from '../../src/documents/view-models/paper-input.ts';
import { paperView } from '../../src/documents/view-models/paper.ts';
import { figuresOf, unbroken } from '../templates/figures-of.ts';
import { samplePaper } from '../templates/sample-paper.ts';

const papers = loadPapers();
const folder = mkdtempSync(join(tmpdir(), 'printed-'));
let printer: Printer;

beforeAll(() => {
  printer = startPrinter({ concurrency: 2, timeoutMs: 30_000 });
});
afterAll(async () => {
  await printer.close();
  rmSync(folder, { recursive: true });
});

const page = (body: string, head = ''): PrintJob => ({
  html: `<!doctype html><html lang="en"><head><title>Test</title>${head}</head><body>${body}</body></html>`,
  header: '<span style="font-size:8px">Header of the test</span>',
  footer:
    '<span style="font-size:8px">Page <span class="pageNumber"></span> of <span class="totalPages"></span></span>',
});
const twoPages = page('<h1>First</h1><h1 style="break-before:page">Second</h1>');

/** Asks a Poppler or qpdf program about a PDF. */
function ask(program: string, pdf: Uint8Array, before: string[] = [], after: string[] = []): string {
  const file = join(folder, 'asked.pdf');
  writeFileSync(file, pdf);
  return execFileSync(program, [...before, file, ...after], { encoding: 'utf8' });
}
const textOf = (pdf: Uint8Array) => ask('pdftotext', pdf, ['-raw'], ['-']);

describe('a printed document', () => {
  it('has header and footer with page x of y on every page', async () => {
    const { pdf, pages, chromium } = await printer.print(twoPages);
    expect(pages).toBe(2);
    expect(chromium).toMatch(/^\d+(\.\d+){3}$/);
    const [first = '', second = ''] = textOf(pdf).split('\f');
    for (const [text, number, heading] of [
      [first, 1, 'First'],
      [second, 2, 'Second'],
    ] as const) {
      expect(text).toContain('Header of the test');
      expect(text).toContain(`Page ${number} of 2`);
      expect(text).toContain(heading);
    }
  });

  it('is the same bytes every time, also from another browser', async () => {
    const first = await printer.print(twoPages);
    const again = await printer.print(twoPages);
    const other = startPrinter({ concurrency: 1, timeoutMs: 30_000 });
    try {
      const elsewhere = await other.print(twoPages);
      expect([again.sha256, elsewhere.sha256]).toEqual([first.sha256, first.sha256]);
      expect(Buffer.from(again.pdf).equals(Buffer.from(first.pdf))).toBe(true);
    } finally {
      await other.close();
    }
    expect(ask('qpdf', first.pdf, ['--check'])).toContain('No syntax or stream encoding errors found');
  });

  it('knows on which page its contents are', async () => {
    const entries = ['far', 'near'].map((id) => `<a href="#${id}">${id} at <b data-page-of="${id}"></b></a>`).join(' ');
    const leaves = '<p style="break-before:page">leaf</p>'.repeat(11);
    const { pdf, pages } = await printer.print(page(`${entries}<h2 id="near">near</h2>${leaves}<h2 id="far">far</h2>`));
    expect(pages).toBe(12);
    expect(textOf(pdf)).toContain('far at 12 near at 1');
  });
});

describe.each(paperKinds)('the sample %s', (kind) => {
  const view = paperView(samplePaper(kind));

  it('shows every figure, tagged, with bookmarks, language, title and fonts embedded', async () => {
    const { pdf } = await printer.print(papers[kind].render(view));
    const text = unbroken(textOf(pdf));
    expect(figuresOf(view).filter((figure) => !text.includes(unbroken(figure)))).toEqual([]);
    const info = ask('pdfinfo', pdf);
    expect(info).toMatch(new RegExp(`Title:\\s+${view.title} ${view.document.number}`));
    expect(info).toMatch(/Tagged:\s+yes/);
    expect(info).toMatch(/Page size:\s+59\d\.\d+ x 84\d\.\d+ pts \(A4\)/);
    const source = Buffer.from(pdf).toString('latin1');
    expect(source).toContain('/Type /Outlines');
    expect(source).toContain('/Lang (en)');
    const fonts = ask('pdffonts', pdf).trim().split('\n').slice(2);
    expect(fonts.length).toBeGreaterThan(0);
    for (const font of fonts) expect(font).toMatch(/^[A-Z]{6}\+Inter\S*\s+CID TrueType\s+\S+\s+yes yes/);
  });
});

it('prints Arabic, Icelandic and long unbroken words with the fonts it carries', async () => {
  const input = samplePaper('order-form');
  const name = 'شركة الميناء للتجارة';
  const view = paperView({
    ...input,
    customer: { ...input.customer, name },
    deal: { ...input.deal, name: 'x'.repeat(300) },
  });
  const { pdf } = await printer.print(papers['order-form'].render(view));
  expect(ask('pdffonts', pdf)).toContain('NotoSansArabic');
  expect(unbroken(textOf(pdf))).toContain('x'.repeat(300));
});

it('breaks a table of 200 lines over pages, each with the table head, without losing a line', async () => {
  const input = samplePaper('order-form');
  const lines = Array.from({ length: 200 }, (_, index): PaperLineInput => {
    const line = input.lines[index % input.lines.length];
    if (!line) throw new Error('the sample has no line');
    return { ...line, id: `l${index}`, name: `Product number ${index + 1}.` };
  });
  const { pdf, pages } = await printer.print(papers['order-form'].render(paperView({ ...input, lines })));
  const texts = textOf(pdf).split('\f').slice(0, pages);
  expect(pages).toBeGreaterThan(10);
  for (const { name } of lines) expect(texts.filter((text) => text.includes(name))).toHaveLength(1);
  for (const text of texts.filter((each) => each.includes('Product number'))) {
    expect(text).toMatch(/Product or service\s+Quantity\s+List\s+Discount\s+Net/);
  }
});

it('never prints totals on a page without a line: the last one stays with them, under the table head', async () => {
  const input = samplePaper('proposal');
  const [plain] = input.lines;
  if (!plain) throw new Error('the sample has no line');
  for (const notes of [0, 8, 16, 24, 32]) {
    const lines = Array.from({ length: 9 }, (_, index): PaperLineInput => {
      const more = index === 4 ? Array.from({ length: notes }, () => 'One more sentence.') : [];
      return { ...plain, id: `l${index}`, name: `Product number ${index + 1}.`, notes: more, steps: [], segments: [] };
    });
    const { pdf } = await printer.print(papers.proposal.render(paperView({ ...input, lines })));
    const withTotals = textOf(pdf)
      .split('\f')
      .find((text) => text.includes('List total'));
    expect(withTotals).toContain('Product number 9.');
    expect(withTotals).toMatch(/Product or service\s+Quantity\s+List\s+Discount\s+Net/);
  }
});

describe('a hostile document', () => {
  let server: Server;
  let origin: string;
  const hits: string[] = [];

  beforeAll(async () => {
    server = createServer((request, response) => {
      hits.push(request.url ?? '');
      response.end('x');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => new Promise((resolve) => server.close(resolve)));
  afterEach(() => void hits.splice(0));

  it('reaches no network, whatever it tries', async () => {
    const head = `
      <link rel="prefetch" href="${origin}/prefetch"><link rel="preconnect" href="${origin}/preconnect">
      <link rel="dns-prefetch" href="${origin}"><link rel="stylesheet" href="${origin}/css">
      <link rel="icon" href="${origin}/icon"><link rel="preload" as="image" href="${origin}/preload">
      <base href="${origin}/base/"><script src="${origin}/script"></script>
      <style>@import url("${origin}/import"); @font-face{font-family:F;src:url("${origin}/font")}
        body{font-family:F;background:url("${origin}/background")} li{list-style-image:url("${origin}/list")}</style>`;
    const body = `<script>fetch("${origin}/fetch"); new WebSocket("ws://127.0.0.1/"); open("${origin}/popup")</script>
      <img src="${origin}/img" srcset="${origin}/srcset 2x" onerror="location='${origin}/onerror'"><iframe src="${origin}/iframe"></iframe>
      <object data="${origin}/object"></object><embed src="${origin}/embed"><video src="${origin}/video" poster="${origin}/poster"></video>
      <form id="f" action="${origin}/form"><button autofocus>x</button></form><script>f.submit()</script>
      <svg><image href="${origin}/svg"/><use href="${origin}/use#x"/></svg><a href="${origin}/link" ping="${origin}/ping">link</a>
      <iframe srcdoc="<img src='${origin}/srcdoc'>"></iframe><img src="file:///etc/passwd"><li>item</li>still printed`;
    const job = page(body, head);
    const { pdf } = await printer.print({
      html: job.html,
      header: `<img src="${origin}/header"><script>fetch("${origin}/header-fetch")</script>`,
      footer: `<span style="background:url('${origin}/footer')">footer</span>`,
    });
    expect(textOf(pdf)).toContain('still printed');
    expect(textOf(pdf)).not.toContain('root:');
    expect(hits).toEqual([]);
    expect(await (await fetch(`${origin}/control`)).text()).toBe('x');
    expect(hits).toEqual(['/control']);
  });

  it('is not even printed when its header prefetches', async () => {
    const header = `<link rel="prefetch" href="${origin}/prefetch">`;
    await expect(printer.print({ ...twoPages, header })).rejects.toMatchObject({ reason: 'failed' });
    expect(hits).toEqual([]);
  });

  it('that leads the page elsewhere is refused, and the next one is printed', async () => {
    for (const spelled of ['refresh', 'Refresh', '&#114;efresh']) {
      const refresh = page('gone', `<meta http-equiv="${spelled}" content="0;url=${origin}/refresh">`);
      await expect(printer.print(refresh)).rejects.toMatchObject({ name: 'PrintError', reason: 'refused' });
    }
    expect((await printer.print(twoPages)).pages).toBe(2);
    expect(hits).toEqual([]);
  });
});

/** A printer of its own, its renderer already running. */
async function startOwn(): Promise<{ own: Printer; renderer: number }> {
  const before = new Set(childrenOf(process.pid));
  const own = startPrinter({ concurrency: 1, timeoutMs: 60_000 });
  await own.print(twoPages);
  const [renderer] = childrenOf(process.pid).filter((pid) => !before.has(pid));
  if (renderer === undefined) throw new Error('the renderer is not a process of its own');
  return { own, renderer };
}

function childrenOf(parent: number): number[] {
  const processes = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  return processes.map(Number).filter((pid) => {
    const file = `/proc/${pid}/status`;
    return existsSync(file) && readFileSync(file, 'utf8').includes(`\nPPid:\t${parent}\n`);
  });
}

describe('a printer under faults', () => {
  const endless = page('<p style="break-after:page">leaf</p>'.repeat(6_000));

  it('gives up on a document that takes too long, and prints the next', async () => {
    const hasty = startPrinter({ concurrency: 1, timeoutMs: 1_500 });
    try {
      await hasty.print(twoPages);
      await expect(hasty.print(endless)).rejects.toMatchObject({ reason: 'timeout' });
      expect((await hasty.print(twoPages)).pages).toBe(2);
    } finally {
      await hasty.close();
    }
  });

  it.each([
    ['Chromium', (renderer: number) => childrenOf(renderer)],
    ['the renderer process', (renderer: number) => [renderer]],
  ])('survives that %s is killed in the middle of a document', async (_, victims) => {
    const { own, renderer } = await startOwn();
    try {
      // Printing takes seconds, so this falls into the middle of it.
      const killing = sleep(300).then(() => {
        for (const victim of victims(renderer)) process.kill(victim, 'SIGKILL');
      });
      await expect(own.print(endless)).rejects.toMatchObject({ name: 'PrintError', reason: 'crashed' });
      await killing;
      expect((await own.print(twoPages)).pages).toBe(2);
    } finally {
      await own.close();
    }
  });

  it('rejects what is still waiting when it is closed, and leaves no folder behind', async () => {
    const { own, renderer } = await startOwn();
    const waiting = [own.print(endless), own.print(twoPages)].map((print) => print.catch((error: unknown) => error));
    await own.close();
    for (const error of await Promise.all(waiting)) {
      expect(error).toBeInstanceOf(PrintError);
      expect(error).toMatchObject({ reason: 'closed' });
    }
    await expect(own.print(twoPages)).rejects.toMatchObject({ reason: 'closed' });
    expect(readdirSync(tmpdir()).filter((name) => name.startsWith(`countersign-printer-${renderer}-`))).toEqual([]);
  });
});
