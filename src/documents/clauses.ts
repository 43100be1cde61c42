import type { QuoteContent } from '../domain/offer.ts';
import type { ClauseFacts, ClauseText } from './clause-wording.ts';
import * as wording from './clause-wording.ts';

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
    wording.term(content, facts),
    wording.renewal(terms.autoRenewalOptOut, terms.renewalTerm),
    wording.termination(terms.terminationForConvenience),
    terms.customWork && wording.customWork(terms.customWork),
    terms.secondInstance && wording.secondInstance(terms.secondInstance),
    terms.futureProduct && wording.futureProduct(terms.futureProduct),
    wording.warranties(),
    wording.dataProtection(),
    wording.liability(terms.unlimitedLiability),
    wording.governingLaw(facts),
  ];
  return texts.filter((text) => text !== undefined).map(numbered);
}

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
