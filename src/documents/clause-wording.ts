/** English sample wording of every clause and position. To be reviewed by counsel before use. */

import type { Currency, NonStandard, QuoteContent } from '../domain/offer.ts';
import { billingLabels, type DepartureView, exitWords, months, paymentTermsLabels } from './view-models/terms.ts';

/** What the wording names besides the terms; amounts and dates as they are printed. */
export interface ClauseFacts {
  seller: string;
  /** ISO 3166-1 alpha-2; decides the governing law. */
  sellerCountry: string;
  customer: string;
  quote: string;
  start: string;
  /** Last day, inclusive. */
  end: string;
  /** "36 months" */
  term: string;
  currency: string;
  net: string;
  /** Whether something is charged by use, and whether something may still be chosen. */
  usage: boolean;
  options: boolean;
}

/** A clause before it is numbered. */
export interface ClauseText {
  id: string;
  title: string;
  position: 'standard' | 'agreed';
  paragraphs: string[];
}

type Term<Name extends keyof NonStandard> = NonNullable<NonStandard[Name]>;

export function scope(facts: ClauseFacts, customerPaper?: Term<'customerPaper'>): ClauseText {
  const precedence = customerPaper
    ? `The parties have agreed that terms on the Customer’s paper apply beside this Agreement, as follows: ${customerPaper.details}`
    : 'No terms on a purchase order, an acknowledgement or any other form of either party add to or change this Agreement.';
  return {
    id: 'scope',
    title: 'Scope',
    position: customerPaper ? 'agreed' : 'standard',
    paragraphs: [
      `${facts.seller} (the “Provider”) supplies to ${facts.customer} (the “Customer”) the products and services listed in the Schedule (the “Services”), in the quantities and for the periods stated there.`,
      `The Schedule restates quote ${facts.quote} as accepted and is part of this Agreement. Where the two differ, the Schedule prevails for quantities, prices and dates and the clauses prevail for everything else.`,
      precedence,
    ],
  };
}

export function fees(content: QuoteContent, facts: ClauseFacts): ClauseText {
  return {
    id: 'fees',
    title: 'Fees and payment',
    position: 'standard',
    paragraphs: [
      `The fees for the whole term are ${facts.net}, in ${facts.currency}, and are set out line by line in the Schedule. They exclude taxes, which are added at the rate in force on the date of invoice.`,
      `The Provider invoices as follows: ${lowerFirst(billingLabels[content.billing])}. Payment terms are: ${lowerFirst(paymentTermsLabels[content.paymentTerms])}. Each installment and its due date are in the Schedule.`,
      ...(content.paymentSchedule?.some(({ milestone }) => milestone !== undefined)
        ? [
            'A payment that waits for a milestone is invoiced when the milestone is reached; until then its dates are expected ones.',
          ]
        : []),
      ...(facts.usage
        ? [
            'Use beyond what is committed is charged at the prices of the Schedule and invoiced after the period in which it occurred.',
          ]
        : []),
      ...(facts.options
        ? [
            'Options of the Schedule are not part of the fees. The Customer takes them by written order at the prices stated there.',
          ]
        : []),
      'The Customer may withhold an amount that it disputes in good faith and with reasons before the due date; the undisputed part stays payable.',
    ],
  };
}

export function priceLock(lock: Term<'priceLock'>): ClauseText {
  return {
    id: 'priceLock',
    title: 'Price lock',
    position: 'agreed',
    paragraphs: [
      `For ${months(lock.months)} from the start of the term the Customer may order further quantities of the products in the Schedule at the same unit prices and discounts.`,
      ...(lock.details ? [lock.details] : []),
    ],
  };
}

export function term(facts: ClauseFacts): ClauseText {
  return {
    id: 'term',
    title: 'Term',
    position: 'standard',
    paragraphs: [
      `This Agreement takes effect when both parties have signed it. The Services run from ${facts.start} to ${facts.end}, both days included (${facts.term}), unless a line of the Schedule states other dates.`,
    ],
  };
}

export function renewal(optOut?: Term<'autoRenewalOptOut'>, agreed?: Term<'renewalTerm'>): ClauseText {
  if (optOut) {
    return {
      id: 'renewal',
      title: 'Renewal',
      position: 'agreed',
      paragraphs: [
        'This Agreement does not renew by itself. It ends with the term unless the parties agree otherwise in writing.',
        optOut.details,
      ],
    };
  }
  return {
    id: 'renewal',
    title: 'Renewal',
    position: agreed ? 'agreed' : 'standard',
    paragraphs: [
      `Recurring Services renew for successive periods of ${agreed ? months(agreed.months) : 'twelve months'}, at the price then in force, unless either party gives written notice at least sixty days before the term or the current renewal period ends.`,
      ...(agreed?.details ? [agreed.details] : []),
    ],
  };
}

export function termination(exit: Term<'terminationForConvenience'> | undefined, currency: Currency): ClauseText {
  const forCause =
    'Either party may end this Agreement by written notice when the other is in material breach and has not remedied it within thirty days of being told, or is insolvent. Fees paid in advance for the time after such an end by the Customer are refunded.';
  if (exit) {
    const { when, notice, fee } = exitWords(exit, currency);
    return {
      id: 'termination',
      title: 'Termination',
      position: 'agreed',
      paragraphs: [
        forCause,
        `The Customer may also end this Agreement ${when} and without giving a reason, by ${notice} written notice${fee ? ` and for a fee of ${fee}` : ''}. Fees for the time up to the end of the notice stay payable; fees paid in advance for later time are refunded.`,
      ],
    };
  }
  return {
    id: 'termination',
    title: 'Termination',
    position: 'standard',
    paragraphs: [forCause, 'Neither party may end this Agreement for convenience before the term ends.'],
  };
}

export const customWork = (term: Term<'customWork'>) => agreed('customWork', 'Custom work', term.details);
export const secondInstance = (term: Term<'secondInstance'>) =>
  agreed('secondInstance', 'Second instance', term.details);
export const futureProduct = (term: Term<'futureProduct'>) =>
  agreed('futureProduct', 'Future functionality', term.details);

export const agreedDeparture = ({ id, title, text }: DepartureView): ClauseText => agreed(id, title, text);

export function warranties(): ClauseText {
  return {
    id: 'warranties',
    title: 'Warranties and confidentiality',
    position: 'standard',
    paragraphs: [
      'The Provider warrants that the Services will perform materially as documented and will be supplied with reasonable skill and care. It will correct a failure that the Customer reports, or refund the fees for the part that failed.',
      'Each party keeps the other’s non-public information confidential, uses it only for this Agreement, and protects it as it protects its own, during the term and for three years after it.',
    ],
  };
}

export function dataProtection(): ClauseText {
  return {
    id: 'dataProtection',
    title: 'Data protection',
    position: 'standard',
    paragraphs: [
      'The Customer keeps all rights in its data. Where the Provider processes personal data for the Customer it does so only on documented instructions, under appropriate technical and organisational measures, and under the data processing agreement between the parties.',
    ],
  };
}

export function liability(unlimited?: Term<'unlimitedLiability'>): ClauseText {
  const floor =
    'Nothing in this Agreement limits liability for fraud, wilful misconduct, death or personal injury, or anything for which liability cannot be limited by law.';
  if (unlimited) {
    return {
      id: 'liability',
      title: 'Liability',
      position: 'agreed',
      paragraphs: [`The Provider’s liability is not limited in amount, as follows: ${unlimited.details}`, floor],
    };
  }
  return {
    id: 'liability',
    title: 'Liability',
    position: 'standard',
    paragraphs: [
      'Each party’s total liability under this Agreement is limited to the fees payable for the twelve months before the event that gave rise to it. Neither party is liable for lost profit or for indirect or consequential loss.',
      floor,
    ],
  };
}

/** Law and courts by the seller's country; elsewhere, those of the country itself. */
const jurisdictions: Record<string, { law: string; courts: string }> = {
  DE: { law: 'the Federal Republic of Germany', courts: 'Berlin' },
  GB: { law: 'England and Wales', courts: 'England and Wales' },
  IE: { law: 'Ireland', courts: 'Dublin' },
  IS: { law: 'Iceland', courts: 'Reykjavík' },
  US: {
    law: 'the State of Delaware, United States of America',
    courts: 'Delaware',
  },
};
const countryNames = new Intl.DisplayNames('en', { type: 'region' });

export function governingLaw(facts: ClauseFacts): ClauseText {
  const country = countryNames.of(facts.sellerCountry) ?? facts.sellerCountry;
  const { law, courts } = jurisdictions[facts.sellerCountry] ?? {
    law: country,
    courts: country,
  };
  return {
    id: 'governingLaw',
    title: 'Governing law and general terms',
    position: 'standard',
    paragraphs: [
      `This Agreement is governed by the law of ${law}, without its conflict-of-law rules and without the United Nations Convention on Contracts for the International Sale of Goods. The courts of ${courts} have exclusive jurisdiction.`,
      'This Agreement is the whole agreement of the parties on its subject. A change is valid only in writing and signed by both. If a provision is invalid, the others stay in force.',
    ],
  };
}

function agreed(id: string, title: string, details: string): ClauseText {
  return { id, title, position: 'agreed', paragraphs: [details] };
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
