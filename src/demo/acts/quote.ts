import { addAttachment, openDeal } from '../../commands/deal/deal.ts';
import { addDays, addMonths } from '../../domain/calendar.ts';
import type { QuoteContent } from '../../domain/offer.ts';
import { agreed } from '../agreed.ts';
import { isoDate } from '../clock.ts';
import { paperFile } from '../paper-file.ts';
import type { Act, Offer, Told } from '../story.ts';
import { give, ownerOf } from '../give.ts';

/** The rep opens the deal and writes its first quote. */
export const open: Act = {
  after: 0,
  async play(told) {
    const by = ownerOf(told);
    const { database, company, customers, story } = told;
    const { id } = agreed(
      await openDeal(database, by, {
        name: story.name,
        accountId: customers.accountId(story.account),
        sellerId: company.sellerId(sellerOf[story.offer.book]),
        kind: story.kind ?? 'new',
        paper: story.kind === 'renewal' ? 'renewal-order' : 'new-order',
        routeToMarket: story.route ?? 'direct',
        ...(story.partner && {
          partnerId: customers.accountId(story.partner.account),
          partnerMargin: story.partner.margin,
        }),
        wayToClose: story.close,
        customerCloseDate: addDays(isoDate(told.at), 45),
        justification: { ...story.why },
      }),
    );
    told.dealId = id;
    const answer = await give(told, 'OpenQuote', { by, target: { dealId: id }, input: { content: written(told) } });
    told.quoteId = answer.instance.id;
    return undefined;
  },
};

/** Somebody, the owner when nobody is named, writes other terms into the draft. */
export const edit = (after: number, changes: Partial<Offer>, editor?: string): Act =>
  act(after, async (told) => {
    told.offer = { ...told.offer, ...changes };
    const by = editor === undefined ? ownerOf(told) : told.company.actor(editor);
    await give(told, 'EditQuote', { by, target: quote(told), input: { content: written(told) } });
  });

export const submit = (after: number, comment: string): Act =>
  act(after, (told) => asOwner(told, 'SubmitQuote', { comment }));

/** The owner submits at that very moment. */
export const submitAt = (time: number, comment: string): Act => ({ ...submit(1, comment), exactly: () => time });

export const recall = (after: number, reason: string): Act =>
  act(after, (told) => asOwner(told, 'RecallQuote', { reason }));

export const withdraw = (after: number, reason: string): Act =>
  act(after, (told) => asOwner(told, 'WithdrawQuote', { reason }));

/** Begins the next version and writes what is different in it. */
export const revise = (after: number, reason: string, changes: Partial<Offer>): Act =>
  act(after, async (told) => {
    told.offer = { ...told.offer, ...changes };
    await asOwner(told, 'ReviseQuote', { reason });
    await asOwner(told, 'EditQuote', { content: written(told) });
  });

/** Asks for the proposal; the worker prints it once it runs. */
export const propose = (after: number): Act =>
  act(after, async (told) => {
    await give(told, 'RequestProposal', { by: ownerOf(told), target: quote(told), input: {}, effectsPending: true });
  });

export const accept = (after: number, note: string): Act =>
  act(after, (told) =>
    asOwner(told, 'AcceptQuote', {
      contactId: told.customers.signatoryId(told.story.account),
      acceptedOn: isoDate(told.at),
      note,
    }),
  );

export const attach = (after: number, name: string, lines: string[]): Act =>
  act(after, async (told) => {
    agreed(await addAttachment(told.database, ownerOf(told), told.dealId, { name, file: paperFile(lines) }));
  });

/** A file of the deal that shows what a rule asks for, written into the draft. */
export const prove = (after: number, what: string, name: string, lines: string[]): Act =>
  act(after, async (told) => {
    const file = paperFile(lines);
    const { id } = agreed(await addAttachment(told.database, ownerOf(told), told.dealId, { name, file }));
    told.offer = { ...told.offer, evidence: [{ for: what, attachment: id, name, sha256: file.sha256 }] };
    await asOwner(told, 'EditQuote', { content: written(told) });
  });

export const act = (after: number, play: (told: Told) => Promise<void>): Act => ({
  after,
  async play(told) {
    await play(told);
    return undefined;
  },
});

export const quote = ({ quoteId }: Told) => ({ instanceId: quoteId });

async function asOwner(told: Told, type: Parameters<typeof give>[1], input: object): Promise<void> {
  await give(told, type, { by: ownerOf(told), target: quote(told), input });
}

/** The legal entity that invoices in the currency of the book. */
const sellerOf = { usd: 'us', eur: 'de', gbp: 'uk' } as const satisfies Record<Offer['book'], string>;
const currencyOf = { usd: 'USD', eur: 'EUR', gbp: 'GBP' } as const;

function written(told: Told): QuoteContent {
  const content = contentOf(told);
  told.validUntil = content.validUntil;
  return content;
}

function contentOf({ offer, at, story, clock, agreements }: Told): QuoteContent {
  const { book, term, pay, billing, header, lines, custom = {}, evidence, startIn = 30, validFor = 45 } = offer;
  const plain: QuoteContent = {
    priceBook: book,
    currency: currencyOf[book],
    start: firstOfMonthAfter(clock.date(startIn - story.opened)),
    termMonths: term,
    paymentTerms: pay,
    billing,
    validUntil: addDays(isoDate(at), validFor),
    nonStandard: custom,
    ...(evidence && { evidence }),
    ...(header !== undefined && { headerDiscount: { percent: ratio(header) } }),
    lines: lines.split(', ').map((line, index) => {
      const [quantity = '', product = '', discount] = line.split(' ');
      return {
        id: `l${index + 1}`,
        product,
        quantity,
        ...(discount !== undefined && { discount: { percent: ratio(discount.slice(1)) } }),
      };
    }),
  };
  return offer.shape?.(plain, agreements) ?? plain;
}

/** "12.5" percent as the ratio "0.125". */
function ratio(percent: string): string {
  const [whole = '', fraction = ''] = percent.split('.');
  return `0.${whole.padStart(2, '0')}${fraction}`;
}

const firstOfMonthAfter = (date: string): string =>
  date.endsWith('-01') ? date : `${addMonths(date, 1).slice(0, 7)}-01`;
