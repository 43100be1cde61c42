import { execFileSync } from 'node:child_process';
import type { z } from 'zod';
import type { WayToClose } from '../../src/domain/deal.ts';
import type { QuoteContent } from '../../src/domain/offer.ts';
import type { approvalListSchema, approvalSchema } from '../../src/http/schemas/deal-desk/approvals.ts';
import type { contractSchema } from '../../src/http/schemas/deal-desk/contracts.ts';
import type { dealListSchema, dealPageSchema } from '../../src/http/schemas/deal-desk/deals.ts';
import type { factListSchema } from '../../src/http/schemas/deal-desk/operation.ts';
import type { orderSchema } from '../../src/http/schemas/deal-desk/orders.ts';
import type { previewSchema, quoteSchema } from '../../src/http/schemas/deal-desk/quotes.ts';
import { askUntilKnown, type Request } from '../support/asking.ts';
import type { Cast, Player } from '../support/cast.ts';
import { eventually } from '../support/effects.ts';
import {
  acceptOrder,
  confirmSignedCopy,
  decide,
  decideAll,
  draftContract,
  issueContract,
  newStory,
  nextSeat,
  openQuote,
  previewQuote,
  proposalIsReady,
  recordAcceptance,
  recordSignedCopy,
  requestProposal,
  type Seat,
  type Story,
  submitQuote,
  tell,
} from '../support/story.ts';

/** One version from its first preview to its invoices, and every place that shows its figures on the way. */
export interface Shown {
  story: Story;
  preview: z.output<typeof previewSchema>;
  quote: z.output<typeof quoteSchema>;
  dealRow: z.output<typeof dealListSchema>['items'][number];
  dealPage: z.output<typeof dealPageSchema>;
  approvalRow: z.output<typeof approvalListSchema>['items'][number];
  card: NonNullable<z.output<typeof approvalSchema>['card']>;
  contract: z.output<typeof contractSchema>;
  order: z.output<typeof orderSchema>;
  facts: z.output<typeof factListSchema>['items'];
  /** Text of the letter to the first who is asked, and of the papers. */
  letter: string;
  proposal: string;
  paper: string;
}

/** Where it happens, and who does it. */
export interface Desk {
  url: string;
  cast: Cast;
}

export async function throughTheDesk(
  desk: Desk,
  content: QuoteContent,
  wayToClose: WayToClose,
  name = `Figures ${wayToClose}`,
): Promise<Shown> {
  const story = newStory(desk.url, desk.cast, name, content);
  await openDealToClose(story, wayToClose);
  await openQuote(story);
  const analyst = desk.cast.inRole('deal-desk')[0] as Player;
  const preview = (await previewQuote(story, analyst)) as unknown as Shown['preview'];
  await submitQuote(story);

  const seat = (await nextSeat(story)) as Seat;
  const inbox = await asked<z.output<typeof approvalListSchema>>(desk, seat.by, '/api/approvals?mine=true');
  const { card } = await asked<z.output<typeof approvalSchema>>(desk, analyst, `/api/approvals/${seat.approvalId}`);
  await decide(story, seat);
  await tell(story, [decideAll, requestProposal, proposalIsReady, recordAcceptance, draftContract]);
  const paper = await printed(story, wayToClose === 'negotiated-contract' ? 'contract' : 'order-form');
  await tell(story, [issueContract, recordSignedCopy, confirmSignedCopy, acceptOrder]);

  const { rep } = desk.cast;
  const finance = desk.cast.inRole('finance')[0] as Player;
  const list = `/api/deals?q=${encodeURIComponent(story.name)}`;
  const facts = `/api/facts?subjectKind=deal&subjectId=${story.dealId}&limit=200`;
  return {
    preview,
    story,
    quote: await asked(desk, finance, `/api/quotes/${story.quoteId}`),
    dealRow: (await asked<z.output<typeof dealListSchema>>(desk, finance, list)).items[0] as Shown['dealRow'],
    dealPage: await asked(desk, finance, `/api/deals/${story.dealId}`),
    approvalRow: inbox.items.find(({ deal: { id } }) => id === story.dealId) as Shown['approvalRow'],
    card: card as Shown['card'],
    contract: await asked(desk, rep, `/api/contracts/${story.contractId}`),
    order: await asked(desk, finance, `/api/orders/${story.orderId}`),
    facts: (await asked<z.output<typeof factListSchema>>(desk, finance, facts)).items,
    letter: await letterAbout(desk, story.name),
    proposal: await printed(story, 'proposal'),
    paper,
  };
}

async function openDealToClose(story: Story, wayToClose: WayToClose): Promise<void> {
  const { accountId, sellerId, rep } = story.cast;
  const body = { name: story.name, accountId, sellerId, kind: 'new', routeToMarket: 'direct', wayToClose };
  story.dealId = (await given<{ id: string }>(story, { as: rep, method: 'POST', path: '/api/deals', body })).id;
}

/** What the API answers. @throws what it said when it said no. */
export async function given<Body>(place: Desk | Story, request: Request): Promise<Body> {
  const { status, body } = await askUntilKnown<Body>('urls' in place ? place.urls : place.url, request);
  if (status >= 300) throw new Error(`${request.path} answered ${status} ${JSON.stringify(body)}`);
  return body;
}

const asked = <Body>(desk: Desk | Story, as: Player, path: string): Promise<Body> => given<Body>(desk, { as, path });

/** The text of a paper once it is printed, as a reader copies it. */
export async function printed(story: Story, kind: string): Promise<string> {
  const { rep } = story.cast;
  const { documents } = await eventually(
    () => asked<Shown['dealPage']>(story, rep, `/api/deals/${story.dealId}`),
    (page) => page.documents.some((document) => document.kind === kind && document.status === 'ready'),
    30_000,
  );
  const { id } = documents.find((document) => document.kind === kind) as { id: string };
  const headers = { authorization: `Bearer ${rep.token}` };
  const file = await fetch(`${story.urls[0]}/api/documents/${id}/content`, { headers });
  const input = new Uint8Array(await file.arrayBuffer());
  return execFileSync('pdftotext', ['-layout', '-', '-'], { input, encoding: 'utf8' }).replace(/\s+/g, ' ');
}

/** What the person who was asked to approve read in the letter. */
export async function letterAbout({ url }: Desk, dealName: string): Promise<string> {
  const list = await (await fetch(`${url}/dev/mail`)).text();
  const [, id] = new RegExp(`href="/dev/mail/([^"]+)">Your decision is asked: ${dealName} for `).exec(list) ?? [];
  if (!id) throw new Error(`no letter asks for a decision about ${dealName}`);
  return (await fetch(`${url}/dev/mail/${id}`)).text();
}
