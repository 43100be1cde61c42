import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { loadTemplates } from '../../src/documents/templates.ts';
import type { DigestView } from '../../src/documents/view-models/digest.ts';
import { type MailName, mailNames, type MailView } from '../../src/documents/view-models/mail.ts';
import { passwordLetters, type PasswordLetterView } from '../../src/documents/view-models/password-letter.ts';
import { paperKinds } from '../../src/documents/view-models/paper-input.ts';
import { paperView, type PaperView } from '../../src/documents/view-models/paper.ts';
import { figuresOf, unbroken } from './figures-of.ts';
import { samplePaper } from './sample-paper.ts';

const templates = loadTemplates();

describe.each(paperKinds)('the %s', (kind) => {
  it('shows every figure, name and word of its view', () => {
    const view = paperView(samplePaper(kind));
    const { html, header, footer } = templates.papers[kind].render(view);
    const shown = unbroken(unescaped(html + header + footer));
    expect(figuresOf(view).filter((text) => !shown.includes(unbroken(text)))).toEqual([]);
  });

  it('prorates the extended amount and never the unit price', () => {
    const { html } = templates.papers[kind].render(paperView(samplePaper(kind)));
    expect(html).toContain('10 × $228.00 × 177 of 365 days');
    expect(html).toContain('$1,105.64');
    expect(html).not.toContain('1,105.60');
  });

  it('prints a view that was stored before there were ramps, options and payments of their own', () => {
    const { options, independent, figures, commonEnd, customSchedule, milestones, ...view } = paperView(
      samplePaper(kind),
    );
    const lines = view.lines.map(({ notes, steps, segments, heading, subtotal, closes, choice, ...line }) => line);
    const { steps, usageCommitment, committed, yearly, ...totals } = view.totals;
    const schedule = view.schedule.map(({ milestone, ...payment }) => ({ ...payment, period: payment.issueOn.text }));
    const { html } = templates.papers[kind].render({ ...view, lines, totals, schedule } as unknown as PaperView);
    expect(html).toContain(view.totals.net.text);
    expect(html).not.toContain('not part of the total');
  });

  it('speaks of alternatives where there are some to choose from', () => {
    const input = samplePaper(kind);
    const html = (options: typeof input.options) =>
      templates.papers[kind].render(paperView({ ...input, options })).html;
    const [option] = input.options as [(typeof input.options)[number]];
    expect(html([{ ...option, alternative: null }])).not.toContain('you take one at most');
    expect(html([{ ...option, alternative: 'Training' }])).toContain('you take one at most');
    const { independent, ...before } = paperView({ ...input, options: [{ ...option, alternative: 'Training' }] });
    expect(templates.papers[kind].render(before as PaperView).html).toContain('you take one at most');
  });

  it('carries number, version, page and digest on every page', () => {
    const input = samplePaper(kind);
    const { header, footer } = templates.papers[kind].render(paperView(input));
    expect(header).toContain(input.document.number);
    expect(header).toContain(`Version ${input.document.version}`);
    expect(footer).toContain('3f9a 1c20 77be');
    expect(footer).toMatch(/class="pageNumber".* of .*class="totalPages"/);
  });

  it('is marked as a draft until it is usable', () => {
    const input = samplePaper(kind);
    const marked = (draft: boolean) => {
      const { html, header } = templates.papers[kind].render(
        paperView({ ...input, document: { ...input.document, draft } }),
      );
      return [html.includes('class="watermark"'), header.includes('Draft')];
    };
    expect(marked(true)).toEqual([true, true]);
    expect(marked(false)).toEqual([false, false]);
  });

  it('shows hostile text as text', () => {
    const input = samplePaper(kind);
    const hostile = '<script>alert(1)</script><img src=x>{{deal}}" data-page-of="x">';
    const view = paperView({
      ...input,
      customer: { ...input.customer, name: hostile },
      deal: { ...input.deal, name: hostile },
    });
    const parts = Object.values(templates.papers[kind].render(view)).join('');
    expect(parts).toContain('&lt;script&gt;');
    expect(parts).not.toMatch(/<script|<img|" data-page-of="x"/);
  });
});

describe.each([...mailNames])('the letter %s', (name: MailName) => {
  const view = JSON.parse(
    readFileSync(new URL(`../../templates/mail/${name}/sample.json`, import.meta.url), 'utf8'),
  ) as MailView;
  const letter = templates.mails[name].render(view);

  it('says in both forms which deal, what and where', () => {
    const told = [
      view.recipientName,
      view.dealName,
      view.accountName,
      view.quoteNumber,
      view.comment,
      view.reason,
      view.link,
    ];
    const rows = (view.change?.rows ?? []).flatMap(({ label, ...cells }) => [label, ...Object.values(cells)]);
    const facts = view.facts.flatMap(({ label, value }) => [label, value]);
    for (const text of [...told, ...facts, view.change?.heading ?? '', ...rows]) {
      expect(unescaped(letter.html)).toContain(text);
      expect(letter.text).toContain(text);
    }
  });

  it('has a subject of one line, as plain text', () => {
    expect(letter.subject.trim()).toMatch(/^[^\n]{10,120}$/);
    expect(letter.subject).toContain(view.dealName === '' ? view.headline : 'guide & fleet');
  });

  it('stays whole when everything optional is missing', () => {
    const nothing = { actorName: '', quoteNumber: '', facts: [], change: null, comment: '', reason: '' };
    const bare = { ...view, ...nothing, outcome: '' as const };
    const { html, text, subject } = templates.mails[name].render(bare);
    expect(`${html}${text}${subject}`).not.toMatch(/undefined|null|\{\{/);
  });
});

it.each([
  ['approved', 'Approved: ', 'Every approval'],
  ['rejected', 'Rejected: ', 'was rejected by Maya'],
  ['changes-requested', 'Changes requested: ', 'Maya asks for changes'],
  ['step-decided', 'A step is decided: ', 'Maya has decided a step'],
] as const)('a decision letter tells that it was %s', (outcome, subject, text) => {
  const sample = readFileSync(new URL('../../templates/mail/approval-decided/sample.json', import.meta.url), 'utf8');
  const letter = templates.mails['approval-decided'].render({
    ...(JSON.parse(sample) as MailView),
    actorName: 'Maya',
    outcome,
  });
  expect(letter.subject).toContain(subject);
  expect(letter.text).toContain(text);
});

it('the digest shows each of its lines with their addresses, and only the parts that have any', () => {
  const sample = readFileSync(new URL('../../templates/mail/digest/sample.json', import.meta.url), 'utf8');
  const view = JSON.parse(sample) as DigestView;
  const { html, text, subject } = templates.digest.render(view);
  for (const line of [...view.waiting, ...view.changed, ...view.soon]) {
    for (const words of [line.text, line.detail, line.link]) {
      expect(unescaped(html)).toContain(words);
      expect(text).toContain(words);
    }
  }
  expect(subject.trim()).toBe(`Your day: ${view.day}`);
  expect(templates.digest.render({ ...view, changed: [], soon: [] }).text).not.toMatch(/What changed|Due soon/);
});

describe.each([...passwordLetters])('the letter %s', (name) => {
  const view = JSON.parse(
    readFileSync(new URL(`../../templates/mail/${name}/sample.json`, import.meta.url), 'utf8'),
  ) as PasswordLetterView;

  it('says in both forms to whom, where and for how long', () => {
    const { html, text, subject } = templates.passwords[name].render(view);
    for (const told of [view.recipientName, view.actorName, view.email, view.link, view.lifetime]) {
      expect(unescaped(html)).toContain(told);
      expect(text).toContain(told);
    }
    expect(subject.trim()).toMatch(/^[^\n]{10,120}$/);
  });
});

it('an invitation where nobody has a password speaks of none', () => {
  const view = {
    recipientName: 'Anna',
    actorName: '',
    email: 'a@b.example',
    link: 'https://c.example/sign-in',
    lifetime: '',
  };
  const { html, text } = templates.passwords.invitation.render(view);
  expect(html + text).not.toMatch(/password|works once/i);
  expect(html + text).toContain('https://c.example/sign-in');
});

function unescaped(html: string): string {
  const characters: Record<string, string> = {
    amp: '&',
    lt: '<',
    gt: '>',
    quot: '"',
    '#x27': "'",
    '#x3D': '=',
    '#x60': '`',
  };
  return html.replace(/&(amp|lt|gt|quot|#x27|#x3D|#x60);/g, (_, name: string) => characters[name] ?? '');
}
