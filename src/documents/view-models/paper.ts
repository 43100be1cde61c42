import type { Billing, Currency, PaymentTerms } from '../../domain/offer.ts';
import { assembleClauses, type Clause } from '../clauses.ts';
import { currencyName, type DateFigure, date, dates, type Figure, type MoneyFigure, money } from './figures.ts';
import { type LineView, lineView, type TotalsView, totalsView } from './lines.ts';
import type { InstallmentInput, PaperContact, PaperInput, PaperKind } from './paper-input.ts';
import { billingLabels, type DepartureView, departures, months, paymentTermsLabels } from './terms.ts';

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
  lines: LineView[];
  totals: TotalsView;
  schedule: InstallmentView[];
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
  /** "1 January 2027 – 31 December 2027", or one day. */
  period: string;
  amount: MoneyFigure;
}

const titles: Record<PaperKind, string> = {
  proposal: 'Proposal',
  'order-form': 'Order form',
  contract: 'Agreement',
};

/** The one view model of a proposal, an order form and a contract. Pure: the same input gives the same view. */
export function paperView(input: PaperInput): PaperView {
  const { content, document } = input;
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
    term: { raw: content.termMonths, text: months(content.termMonths) },
    validUntil: date(content.validUntil),
    paymentTerms: {
      raw: content.paymentTerms,
      text: paymentTermsLabels[content.paymentTerms],
    },
    billing: { raw: content.billing, text: billingLabels[content.billing] },
    lines: input.lines.map(lineView),
    totals: totalsView(input.totals),
    schedule: input.schedule.map(installment),
    departures: departures(content.nonStandard),
    clauses: input.kind === 'contract' ? assembleClauses(content, clauseFacts(input)) : [],
  };
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

function installment({ issueOn, dueOn, period, amount }: InstallmentInput, index: number): InstallmentView {
  return {
    ordinal: index + 1,
    issueOn: date(issueOn),
    dueOn: date(dueOn),
    period: dates(period.from, period.to),
    amount: money(amount),
  };
}

function clauseFacts({ seller, customer, quote, content, end, totals }: PaperInput) {
  return {
    seller: seller.name,
    sellerCountry: seller.country,
    customer: customer.name,
    quote: quote.number,
    start: date(content.start).text,
    end: date(end).text,
    currency: currencyName(content.currency),
    net: money(totals.net).text,
  };
}
