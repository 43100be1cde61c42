import type { NonStandard, QuoteContent } from '../domain/offer.ts';
import type { ClauseFacts, ClauseText } from './clause-wording.ts';
import * as wording from './clause-wording.ts';
import { departures } from './view-models/terms.ts';

export type { ClauseFacts } from './clause-wording.ts';

/** A numbered clause of a contract. `agreed` marks one that departs from the standard position. */
export interface Clause {
  id: string;
  number: string;
  title: string;
  position: 'standard' | 'agreed';
  paragraphs: { number: string; text: string }[];
}

/** The clauses that typed terms call for, each in its standard or its agreed position, numbered in reading order. */
export function assembleClauses(content: QuoteContent, facts: ClauseFacts): Clause[] {
  const terms = content.nonStandard;
  const texts: (ClauseText | undefined)[] = [
    wording.scope(facts, terms.customerPaper),
    wording.fees(content, facts),
    terms.priceLock && wording.priceLock(terms.priceLock),
    wording.term(facts),
    wording.renewal(terms.autoRenewalOptOut, terms.renewalTerm),
    wording.termination(terms.terminationForConvenience, content.currency),
    terms.customWork && wording.customWork(terms.customWork),
    terms.secondInstance && wording.secondInstance(terms.secondInstance),
    terms.futureProduct && wording.futureProduct(terms.futureProduct),
    ...departures(terms, content.currency)
      .filter(({ id }) => clausesOfTheirOwn.has(id))
      .map(wording.agreedDeparture),
    wording.warranties(),
    wording.dataProtection(),
    wording.liability(terms.unlimitedLiability),
    wording.governingLaw(facts),
  ];
  return texts.filter((text) => text !== undefined).map(numbered);
}

/** Departures that change no clause: each is one. */
const clausesOfTheirOwn: ReadonlySet<string> = new Set<keyof NonStandard>([
  'futurePricing',
  'reconciliationOptOut',
  'operationalDataOptOut',
  'acceptance',
  'licenceType',
  'waivedTrueUp',
]);

function numbered({ paragraphs, ...clause }: ClauseText, index: number): Clause {
  const number = String(index + 1);
  return {
    ...clause,
    number,
    paragraphs: paragraphs.map((text, at) => ({
      number: `${number}.${at + 1}`,
      text,
    })),
  };
}
