import { readFileSync } from 'node:fs';
import { expect, it } from '@jest/globals';
import { departures } from '../../src/documents/view-models/terms.ts';
import type { NonStandard } from '../../src/domain/offer.ts';
import { elements } from '../../src/web/editor/terms/elements.ts';

const reason = /\bwhy\b|\breason/i;

it('what papers print is asked for as the wording that was agreed, never as a reason', () => {
  const agreed: NonStandard = {
    oddRamp: { details: 'Seats are added each July.' },
    customPaymentSchedule: { details: 'Paid as the plant goes live.' },
  };
  expect(departures(agreed, 'USD').map(({ text }) => text)).toEqual([
    'Seats are added each July.',
    'Paid as the plant goes live.',
  ]);
  const asked = Object.values(elements).flatMap((fields) => fields.map(({ asks }) => asks));
  expect(asked.filter((words) => reason.test(words))).toEqual([]);
});

it('the policies that ship ask for that wording too', () => {
  for (const name of ['gitlab', 'demo']) {
    const text = readFileSync(new URL(`../../templates/policies/${name}.policy.yaml`, import.meta.url), 'utf8');
    const blocks = [...text.matchAll(/block: "([^"]*)"/g)].map(([, words]) => words as string);
    expect(blocks.filter((words) => /\bsay why\b/i.test(words))).toEqual([]);
  }
});
