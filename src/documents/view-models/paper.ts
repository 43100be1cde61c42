import { monthsAndDays } from '../../domain/calendar.ts';
import type { Billing, Currency, PaymentTerms, PlainDate, QuoteContent } from '../../domain/offer.ts';
import { assembleClauses, type Clause } from '../clauses.ts';
import { currencyName, type DateFigure, date, dates, type Figure, type MoneyFigure, money } from './figures.ts';
import { type LineView, lineViews, optionViews, type TotalsView, totalsView } from './lines.ts';
import type { InstallmentInput, PaperContact, PaperInput, PaperKind } from './paper-input.ts';
import { billingLabels, type DepartureView, days, departures, months, paymentTermsLabels } from './terms.ts';

/** What a paper shows, as plain JSON: every amount and date carries the one text that is printed for it. */
export interface PaperView {
  kind: PaperKind;
  title: string;
  document: {
    number: string;
    version: number;
    draft: boolean;
    date: DateFigure;
  };
  /** `text` is the short form printed on every page; `sha256` is empty before the terms are submitted. */
  digest: { sha256: string; text: string };
  seller: PartyView;
  customer: PartyView;
  contacts: PaperContact[];
  deal: { name: string; number: string };
  quote: { number: string; version: number };
  currency: Figure<Currency>;
  start: DateFigure;
  end: DateFigure;
  term: Figure<number>;
  validUntil: DateFigure;
  paymentTerms: Figure<PaymentTerms>;
  billing: Figure<Billing>;
  /** "with subscription S-1007, on 31 December 2027"; empty unless the term ends with another one. */
  commonEnd: string;
  lines: LineView[];
  /** What the customer may still choose, in no total. */
  options: LineView[];
  /** Whether each can be taken beside every other; views that were stored before it was told do not say so. */
  independent: boolean;
  totals: TotalsView;
  /** How wide the columns of figures have to be for the longest of them; empty: as they are. */
  figures: 'wide' | 'widest' | '';
  schedule: InstallmentView[];
  /** Whether payments are those of a schedule of their own. */
  customSchedule: boolean;
  /** Whether one of them waits for a milestone. */
  milestones: boolean;
  departures: DepartureView[];
  /** Empty on a proposal and an order form, which refer to terms that are agreed elsewhere. */
  clauses: Clause[];
}

export interface PartyView {
  name: string;
  addressLines: string[];
  registration: string;
}

export interface InstallmentView {
  ordinal: number;
  issueOn: DateFigure;
  dueOn: DateFigure;
  /** "1 January 2027 – 31 December 2027", or one day; empty in a schedule of its own, whose payments are for the whole. */
  period: string;
  amount: MoneyFigure;
  /** What it waits for, its dates being expected; else empty. */
  milestone: string;
}

const titles: Record<PaperKind, string> = {
  proposal: 'Proposal',
  'order-form': 'Order form',
  contract: 'Agreement',
};

/** The one view model of a proposal, an order form and a contract. Pure: the same input gives the same view. */
export function paperView(input: PaperInput): PaperView {
  const { content, document } = input;
  const [options, totals] = [optionViews(input.options), totalsView(input.totals)];
  return {
    kind: input.kind,
    title: titles[input.kind],
    document: { ...document, date: date(document.date) },
    digest: digest(input.termsHash),
    seller: party(input.seller.name, input.seller.address, input.seller.registration),
    customer: party(input.customer.name, input.customer.address, ''),
    contacts: input.contacts,
    deal: input.deal,
    quote: input.quote,
    currency: { raw: content.currency, text: currencyName(content.currency) },
    start: date(content.start),
    end: date(input.end),
    term: { raw: content.termMonths, text: termText(content, input.end) },
    validUntil: date(content.validUntil),
    paymentTerms: {
      raw: content.paymentTerms,
      text: paymentTermsLabels[content.paymentTerms],
    },
    billing: { raw: content.billing, text: billingLabels[content.billing] },
    commonEnd: content.coTerm ? commonEnd(input) : '',
    lines: lineViews(input.lines),
    options,
    independent: input.options.every(({ alternative }) => alternative === null),
    totals,
    figures: widthOf([totals, ...options]),
    schedule: input.schedule.map((payment, index) => installment(payment, index, content.billing)),
    customSchedule: content.billing === 'custom',
    milestones: input.schedule.some(({ milestone }) => milestone !== null),
    departures: departures(content.nonStandard, content.currency),
    clauses: input.kind === 'contract' ? assembleClauses(content, clauseFacts(input)) : [],
  };
}

/** Characters that a column has room for as it is, and in the first of the wider ways to print it. */
const room = { plain: 11, wide: 14 };

/** No line has more digits than what it is a part of. */
function widthOf(
  amounts: readonly (Pick<TotalsView, 'list' | 'discount' | 'net'> & Partial<LineView>)[],
): PaperView['figures'] {
  const texts = amounts.flatMap(({ list, discount, net, ifChosen = '' }) => [
    list.text,
    discount.text,
    net.text,
    ifChosen,
  ]);
  const longest = Math.max(...texts.map((text) => text.length));
  if (longest <= room.plain) return '';
  return longest <= room.wide ? 'wide' : 'widest';
}

/** Twelve hex digits in groups of four are enough for people to compare two papers by eye; the file carries all of them. */
function digest(sha256: string | null): PaperView['digest'] {
  if (sha256 === null) return { sha256: '', text: 'not submitted' };
  return { sha256, text: sha256.slice(0, 12).replace(/(.{4})(?=.)/g, '$1 ') };
}

function party(name: string, address: string, registration: string): PartyView {
  const addressLines = address.split(/\r?\n/).filter((line) => line.trim() !== '');
  return { name, addressLines, registration };
}

/** "36 months"; of a term that ends with another one also the days over, "5 months and 24 days". */
function termText({ start, termMonths, coTerm }: QuoteContent, end: PlainDate): string {
  if (!coTerm) return months(termMonths);
  const { months: whole, days: over } = monthsAndDays(start, end);
  return [whole > 0 && months(whole), over > 0 && days(over)].filter(Boolean).join(' and ');
}

const commonEnd = ({ subscription, end }: PaperInput): string =>
  `with ${subscription === null ? 'the running subscription' : `subscription ${subscription}`}, on ${date(end).text}`;

function installment(
  { issueOn, dueOn, period, amount, milestone }: InstallmentInput,
  index: number,
  billing: Billing,
): InstallmentView {
  return {
    ordinal: index + 1,
    issueOn: date(issueOn),
    dueOn: date(dueOn),
    period: billing === 'custom' ? '' : dates(period.from, period.to),
    amount: money(amount),
    milestone: milestone ?? '',
  };
}

function clauseFacts({ seller, customer, quote, content, end, lines, options, totals }: PaperInput) {
  return {
    seller: seller.name,
    sellerCountry: seller.country,
    customer: customer.name,
    quote: quote.number,
    start: date(content.start).text,
    end: date(end).text,
    term: termText(content, end),
    usage: [...lines, ...options].some(({ charge }) => charge === 'usage'),
    options: options.length > 0,
    currency: currencyName(content.currency),
    net: money(totals.net).text,
  };
}
