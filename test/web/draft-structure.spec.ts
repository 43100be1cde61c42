import { describe, expect, it } from '@jest/globals';
import type { QuoteContent, QuoteLine } from '../../src/domain/offer.ts';
import { linesIn } from '../../src/web/editor/copied-lines.ts';
import { contentOf, type Draft, draftOf, errorsByLine } from '../../src/web/editor/draft.ts';
import {
  withCell,
  withChosen,
  withDuplicates,
  withField,
  withHead,
  withMoved,
  withStructure,
} from '../../src/web/editor/edits.ts';
import { type History, step } from '../../src/web/editor/history.ts';
import { linesLike } from '../../src/web/editor/like/lines-like.ts';
import { mergedDrafts } from '../../src/web/editor/merge.ts';
import { stepWords } from '../../src/web/editor/step-words.ts';
import { sendable } from '../../src/web/editor/use-autosave.ts';

/** A line with everything that a line can have. */
const full: Required<Omit<QuoteLine, 'optional'>> = {
  id: 'full',
  product: 'SEAT',
  quantity: '100',
  discount: { percent: '0.1' },
  furtherDiscounts: [
    { name: 'Volume', discount: { percent: '0.05' } },
    { name: 'Reference', discount: { amount: '500' } },
  ],
  start: '2027-03-01',
  termMonths: 24,
  ramp: [
    { from: '2027-03-01', unitPrice: '90.25' },
    { from: '2028-03-01', quantity: '150', unitPrice: '85' },
  ],
  freeMonths: 2,
  freeMonthsAt: 'end',
  freeUnits: '5',
  uplift: '0.035',
  usage: { commitment: '1000', minimum: '2500.5', overage: '0.0025' },
  alternative: 'edition',
  chosen: true,
  group: 'Platform',
  agreement: 'ae3f62d2-54cc-4c6c-9b8e-3d3a6e6e8f00',
};
const option: QuoteLine = { id: 'option', product: 'SUPPORT', quantity: '1', optional: true };
const other: QuoteLine = { id: 'other', product: 'SUITE', quantity: '7', alternative: 'edition' };

/** A quote with everything that a quote can have. */
const content: QuoteContent = {
  priceBook: 'usd',
  currency: 'USD',
  start: '2027-01-01',
  termMonths: 36,
  paymentTerms: 'net30',
  billing: 'custom',
  validUntil: '2026-12-31',
  headerDiscount: { percent: '0.02' },
  furtherHeaderDiscounts: [{ name: 'Launch', discount: { amount: '10' } }],
  paymentSchedule: [
    { on: '2027-01-01', milestone: 'Signature', percent: '0.3333333333' },
    { on: '2028-01-01', percent: '0.6666666667' },
  ],
  coTerm: { end: '2029-12-31', anniversary: '2026-01-01' },
  subscription: { id: 'running', change: 'adds' },
  package: 'Spring',
  partnerMargin: '0.1',
  rebate: '0.02',
  freight: '120',
  nonStandard: {
    terminationForConvenience: { noticeDays: 90, afterMonths: 12, fee: '1000' },
    customWork: { details: 'Connector', line: 'full', costSheet: [{ what: 'Days', quantity: '4', unitCost: '900' }] },
  },
  lines: [full, option, other],
};
const draft = draftOf(content);

describe('what a line is made of', () => {
  it('is sent exactly as it was read when nothing is written', () => {
    expect(contentOf(draft)).toEqual({ content, errors: {} });
    expect(sendable(content)).toEqual(content);
  });

  it('also where the server knows fields that this editor does not', () => {
    const shipTo = { city: 'Oslo' };
    const lines: QuoteLine[] = [Object.assign({}, full, { shipTo })];
    const later = { ...content, carrier: 'rail', lines };
    const written = contentOf(withCell(draftOf(later), 'full', 'quantity', '101')).content;
    expect(written).toEqual({ ...later, lines: [{ ...lines[0], quantity: '101' }] });
  });

  it('outlives writing in a cell, filling down, moving, and what is undone and done again', () => {
    const changes = [
      (now: Draft) => withCell(now, 'full', 'quantity', '120'),
      (now: Draft) => withField(now, { from: 0, to: 2 }, 'discount', '5%'),
      (now: Draft) => withMoved(now, { from: 0, to: 0 }, 1),
      (now: Draft) => withStructure(now, 'full', { group: 'Core' }),
    ];
    const trail = changes.reduce<History<Draft>>((history, next) => step(history, { kind: 'change', next }), {
      trail: [draft],
      at: 0,
    });
    const moved = contentOf(trail.trail[trail.at] as Draft).content.lines.find(({ id }) => id === 'full');
    expect(moved).toEqual({ ...full, quantity: '120', discount: { percent: '0.05' }, group: 'Core' });
    const undone = step(trail, { kind: 'by', steps: -4 });
    expect(contentOf(undone.trail[undone.at] as Draft).content).toEqual(content);
    const redone = step(undone, { kind: 'by', steps: 4 });
    expect(redone.trail[redone.at]).toBe(trail.trail[trail.at]);
  });

  it('comes with a duplicate, which is a choice of its own', () => {
    const { lines } = contentOf(withDuplicates(draft, { from: 0, to: 0 })).content;
    const { id, chosen, ...same } = full;
    expect(lines[1]).toEqual({ ...same, id: lines[1]?.id });
    expect([id, chosen]).not.toContain(lines[1]?.id);
  });

  it('comes over the clipboard whole, and nothing that is no line does', () => {
    const [pasted] = linesIn(JSON.stringify(draft.lines)) ?? [];
    expect(pasted).toEqual({
      ...draft.lines[0],
      id: pasted?.id,
      structure: { ...draft.lines[0]?.structure, chosen: false },
    });
    expect(pasted?.id).not.toBe('full');
    for (const text of [
      '',
      'nothing',
      '[{"id":1}]',
      '{}',
      '[{"product":"SEAT"}]',
      JSON.stringify([{ ...draft.lines[0], structure: { ramp: 'x' } }]),
    ])
      expect(linesIn(text)).toBeUndefined();
  });

  it('is kept on both sides when two people write the same line', () => {
    const change = (to: Partial<QuoteLine>): QuoteContent => ({
      ...content,
      lines: [{ ...full, ...to }, option, other],
    });
    const ramp = [{ from: '2028-03-01', quantity: '175' }];
    const { content: merged, collisions } = mergedDrafts(
      content,
      change({ ramp }),
      change({ quantity: '120', uplift: '0.05' }),
    );
    expect(merged.lines[0]).toEqual({ ...full, ramp, quantity: '120', uplift: '0.05' });
    expect(merged.paymentSchedule).toEqual(content.paymentSchedule);
    expect(collisions).toEqual([]);
  });

  it('goes to another quote without what belongs to the old term and customer', () => {
    const sold = new Map([['SEAT', { model: { kind: 'perUnit' as const, unitPrice: '100' }, agreement: null }]]);
    const { taken, leftOut } = linesLike(
      { content: { ...content, lines: [full] }, figures: [] },
      { sold, currency: 'USD', discounts: true },
    );
    expect(
      contentOf({ ...draft, lines: taken.map(({ line }) => line) }).content.lines.map(({ id: _, ...line }) => line),
    ).toEqual([
      {
        product: 'SEAT',
        quantity: '100',
        discount: full.discount,
        furtherDiscounts: full.furtherDiscounts,
        freeMonths: 2,
        freeMonthsAt: 'end',
        freeUnits: '5',
        uplift: '0.035',
        usage: full.usage,
        alternative: 'edition',
        group: 'Platform',
      },
    ]);
    expect(leftOut.map(({ subject }) => subject)).toEqual(['SEAT: its ramp']);
  });

  it('leaves nothing behind in a line when it is taken out again', () => {
    const once = withStructure(draft, 'option', { freeMonths: '3' });
    expect(contentOf(once).content.lines[1]).toEqual({ ...option, freeMonths: 3 });
    const plain = withStructure(once, 'option', { freeMonths: '', optional: false });
    expect(plain.lines[1]?.structure).toBeUndefined();
  });
});

describe('a choice', () => {
  it('excludes the other alternatives', () => {
    const { lines } = contentOf(withChosen(draft, 'other', true)).content;
    expect(lines.map(({ chosen }) => chosen)).toEqual([undefined, undefined, true]);
  });

  it('excludes those of the same set in other capitals, and is sent with the first spelling', () => {
    const respelled = withStructure(draft, 'other', { alternative: ' Edition ' });
    const { lines } = contentOf(withChosen(respelled, 'other', true)).content;
    expect(lines.map(({ chosen }) => chosen)).toEqual([undefined, undefined, true]);
    expect(lines.map(({ alternative }) => alternative)).toEqual(['edition', undefined, 'edition']);
  });
});

describe('what cannot be read', () => {
  it('is named at its field, in lines and in the schedule', () => {
    const wrong = withStructure(withHead(draft, { payments: [{ on: '', milestone: '', share: 'half' }] }), 'full', {
      ramp: [{ from: '2027', quantity: 'many', unitPrice: '7,5' }],
      further: [{ name: '', discount: '=5' }],
      freeMonths: 'two',
      uplift: 'much',
      commitment: 'x',
    });
    expect(Object.keys(contentOf(wrong).errors).sort()).toEqual([
      '/lines/full/freeMonths',
      '/lines/full/furtherDiscounts/0/discount',
      '/lines/full/furtherDiscounts/0/name',
      '/lines/full/ramp/0/from',
      '/lines/full/ramp/0/quantity',
      '/lines/full/ramp/0/unitPrice',
      '/lines/full/uplift',
      '/lines/full/usage/commitment',
      '/paymentSchedule/0/on',
      '/paymentSchedule/0/share',
    ]);
  });

  it('by the server stays at its step and payment', () => {
    const problems = [
      '/lines/0/ramp/1/from',
      '/lines/0/usage/minimum',
      '/lines/1/discount/amount',
      '/paymentSchedule/2/on',
    ];
    expect(
      Object.keys(
        errorsByLine(
          problems.map((pointer) => ({ pointer, message: 'No.' })),
          content.lines,
        ),
      ),
    ).toEqual([
      '/lines/full/ramp/1/from',
      '/lines/full/usage/minimum',
      '/lines/option/discount',
      '/paymentSchedule/2/on',
    ]);
  });

  it('is not asked of a schedule while billing is not custom, which keeps it', () => {
    const annual = withHead(draft, { billing: 'annual' });
    expect(contentOf(annual).content.paymentSchedule).toBeUndefined();
    expect(contentOf(withHead(annual, { billing: 'custom' })).content.paymentSchedule).toEqual(content.paymentSchedule);
  });
});

describe('a step in the list of what was written', () => {
  it('says which part of a line it was', () => {
    expect(stepWords(draft, withStructure(draft, 'full', { freeMonths: '4', ramp: [] }))).toBe(
      'SEAT: ramp, free months',
    );
    expect(stepWords(draft, withHead(draft, { payments: [] }))).toBe('Payment schedule');
  });
});
