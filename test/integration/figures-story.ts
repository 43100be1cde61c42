import { execFileSync } from 'node:child_process';
import type { z } from 'zod';
import type { QuoteContent, WayToClose } from '../../src/domain/offer.ts';
import type { approvalListSchema, approvalSchema } from '../../src/http/schemas/deal-desk/approvals.ts';
import type { contractSchema } from '../../src/http/schemas/deal-desk/contracts.ts';
import type { dealListSchema, dealPageSchema } from '../../src/http/schemas/deal-desk/deals.ts';
import type { factListSchema } from '../../src/http/schemas/deal-desk/operation.ts';
import type { invoiceListSchema, orderSchema } from '../../src/http/schemas/deal-desk/orders.ts';
import type { previewSchema, quoteSchema } from '../../src/http/schemas/deal-desk/quotes.ts';
import type { Cast, Player } from '../support/cast.ts';
import { eventually } from '../support/effects.ts';

/** One version from its first preview to its invoices through the API, and every place that shows its figures on the way. */
export interface Shown {
  preview: z.output<typeof previewSchema>;
  quote: z.output<typeof quoteSchema>;
  dealRow: z.output<typeof dealListSchema>['items'][number];
  dealPage: z.output<typeof dealPageSchema>;
  approvalRow: z.output<typeof approvalListSchema>['items'][number];
  card: NonNullable<z.output<typeof approvalSchema>['card']>;
  contract: z.output<typeof contractSchema>;
  order: z.output<typeof orderSchema>;
  invoices: z.output<typeof invoiceListSchema>['items'];
  facts: z.output<typeof factListSchema>['items'];
  /** Text of the letters to the manager, who is asked first, and of the papers. */
  letter: string;
  proposal: string;
  paper: string;
}

export interface Desk {
  url: string;
  cast: Cast;
}

export async function throughTheDesk(desk: Desk, content: QuoteContent, wayToClose: WayToClose): Promise<Shown> {
  const { cast } = desk;
  const { rep } = cast;
  const deal = {
    name: `Figures ${wayToClose}`,
    accountId: cast.accountId,
    sellerId: cast.sellerId,
    kind: 'new',
    routeToMarket: 'direct',
    wayToClose,
  };
  const { id: dealId } = await ask<{ id: string }>(desk, rep, 'POST', '/api/deals', deal);
  const { id: quoteId } = await ask<{ id: string }>(desk, rep, 'POST', `/api/deals/${dealId}/quotes`, content);
  const quote = `/api/quotes/${quoteId}`;
  const preview = await ask<Shown['preview']>(desk, rep, 'POST', `${quote}/preview`, content);
  await give(desk, rep, quote, 'submission', { comment: 'Two plants now, the third next year.' });

  const { approvals } = await ask<Shown['dealPage']>(desk, rep, 'GET', `/api/deals/${dealId}`);
  const approval = `/api/approvals/${approvals[0]?.id}`;
  const steps = async () => (await ask<z.output<typeof approvalSchema>>(desk, rep, 'GET', approval)).steps;
  const playerOf = (id?: string): Player => cast.players.find((player) => player.id === id) as Player;
  const first = playerOf((await steps())[0]?.candidates[0]?.id);
  const inbox = await ask<z.output<typeof approvalListSchema>>(desk, first, 'GET', '/api/approvals?mine=true');
  const { card } = await ask<z.output<typeof approvalSchema>>(desk, first, 'GET', approval);
  for (;;) {
    const step = (await steps()).find(({ status }) => status === 'open');
    if (!step) break;
    const body = { decision: 'approve', comment: '' };
    await give(desk, playerOf(step.candidates[0]?.id), approval, `/api/approval-steps/${step.id}/decision`, body);
  }

  await give(desk, rep, quote, 'proposal', {});
  const proposal = await printed(desk, rep, dealId, 'proposal');
  const said = { contactId: cast.contactId, acceptedOn: new Date().toISOString().slice(0, 10) };
  await give(desk, rep, quote, 'acceptance', said);
  const [counsel, second] = cast.inRole('legal') as [Player, Player];
  const { id: contractId } = await ask<{ id: string }>(desk, counsel, 'POST', '/api/contracts', { quoteId });
  const contract = `/api/contracts/${contractId}`;
  const paper = await printed(desk, rep, dealId, wayToClose === 'negotiated-contract' ? 'contract' : 'order-form');
  await give(desk, counsel, contract, 'issue', {});
  await give(desk, counsel, contract, `signed-copy?signedOn=${said.acceptedOn}`, paper.bytes);
  const { signedCopy } = await ask<Shown['contract']>(desk, second, 'GET', contract);
  await give(desk, second, contract, 'signed-copy/confirmation', { sha256: signedCopy?.sha256 });

  const finance = cast.inRole('finance')[0] as Player;
  const [made] = (await ask<Shown['dealPage']>(desk, finance, 'GET', `/api/deals/${dealId}`)).orders;
  const order = `/api/orders/${made?.id}`;
  await give(desk, finance, order, 'acceptance', { note: '' });
  const list = `/api/deals?q=${encodeURIComponent(deal.name)}`;
  const facts = `/api/facts?subjectKind=deal&subjectId=${dealId}&limit=200`;
  return {
    preview,
    quote: await ask(desk, rep, 'GET', quote),
    dealRow: (await ask<z.output<typeof dealListSchema>>(desk, rep, 'GET', list)).items[0] as Shown['dealRow'],
    dealPage: await ask(desk, rep, 'GET', `/api/deals/${dealId}`),
    approvalRow: inbox.items.find(({ deal: { id } }) => id === dealId) as Shown['approvalRow'],
    card: card as Shown['card'],
    contract: await ask(desk, counsel, 'GET', contract),
    order: await ask(desk, finance, 'GET', order),
    invoices: (await ask<z.output<typeof invoiceListSchema>>(desk, finance, 'GET', `/api/invoices?order=${made?.id}`))
      .items,
    facts: (await ask<z.output<typeof factListSchema>>(desk, finance, 'GET', facts)).items,
    letter: await letterAbout(desk, deal.name),
    proposal: proposal.text,
    paper: paper.text,
  };
}

/** The answer's body. @throws what the product said when it said no. */
export async function ask<Body>(
  { url }: Desk,
  by: Player,
  method: string,
  path: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<Body> {
  const bytes = body instanceof Uint8Array;
  const response = await fetch(url + path, {
    method,
    headers: {
      authorization: `Bearer ${by.token}`,
      ...(body !== undefined && { 'content-type': bytes ? 'application/pdf' : 'application/json' }),
      ...headers,
    },
    ...(body !== undefined && { body: bytes ? (body as BodyInit) : JSON.stringify(body) }),
  });
  if (!response.ok) throw new Error(`${method} ${path} → ${response.status}: ${await response.text()}`);
  return response.status === 204 ? (undefined as Body) : ((await response.json()) as Body);
}

/** Gives a command to what `of` names, on the version it has now. */
async function give(desk: Desk, by: Player, of: string, command: string, body: unknown): Promise<void> {
  const { headers } = await fetch(desk.url + of, { headers: { authorization: `Bearer ${by.token}` } });
  const path = command.startsWith('/') ? command : `${of}/${command}`;
  await ask(desk, by, 'POST', path, body, { 'if-match': headers.get('etag') as string });
}

/** A paper once it is printed: its bytes, and its text as a reader copies it. */
async function printed(desk: Desk, by: Player, dealId: string, kind: string) {
  const { documents } = await eventually(
    () => ask<Shown['dealPage']>(desk, by, 'GET', `/api/deals/${dealId}`),
    (page) => page.documents.some((document) => document.kind === kind && document.status === 'ready'),
    30_000,
  );
  const { id } = documents.find((document) => document.kind === kind) as { id: string };
  const headers = { authorization: `Bearer ${by.token}` };
  const file = await fetch(`${desk.url}/api/documents/${id}/content`, { headers });
  const bytes = new Uint8Array(await file.arrayBuffer());
  const text = execFileSync('pdftotext', ['-layout', '-', '-'], { input: bytes, encoding: 'utf8' });
  return { bytes, text };
}

/** What the person who was asked to approve read in the letter. */
async function letterAbout({ url }: Desk, dealName: string): Promise<string> {
  const list = await (await fetch(`${url}/dev/mail`)).text();
  for (const [, id] of list.matchAll(/href="\/dev\/mail\/([^"]+)">Your decision is asked/g)) {
    const letter = await (await fetch(`${url}/dev/mail/${id}`)).text();
    if (letter.includes(dealName)) return letter;
  }
  throw new Error(`no letter asks for a decision about ${dealName} in:\n${list}`);
}
