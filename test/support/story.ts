import { createHash } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { askUntilKnown, type Request } from './asking.ts';
import type { Cast, Player } from './cast.ts';
import type { Json, Reply } from './http.ts';

/**
 * One deal from opening to its paid invoices, told through the API. Every step can be told again after an unknown
 * outcome: each write carries a key that follows from the story's name, and is repeated until it is known.
 */
export interface Story {
  /** Where the product serves: at any of these, each of which may be down for a while and come back there. */
  urls: readonly string[];
  cast: Cast;
  /** Unique among the stories of one installation. */
  name: string;
  /** What the rep offers; `offered` unless something else is to be tried. */
  content: object;
  /** Called before every request. */
  asking?(): void;
  /** Every write that was answered with success. */
  acked: Acked[];
  /** Every write that was refused, as it should be. */
  refused: Acked[];
  /** How long each request took until its outcome was known, in ms. */
  waits: number[];
  dealId: string;
  quoteId: string;
  proposalId: string;
  contractId: string;
  orderId: string;
}

export interface Acked {
  key: string;
  /** Who asked. */
  by: string;
  path: string;
  status: number;
  body: Json;
}

export function newStory(
  urls: string | readonly string[],
  cast: Cast,
  name: string,
  content: object = offered(),
): Story {
  const ids = { dealId: '', quoteId: '', proposalId: '', contractId: '', orderId: '' };
  return { urls: [urls].flat(), cast, name, content, acked: [], refused: [], waits: [], ...ids };
}

/** Needs the manager (12 %), then deal desk (size) and legal (customer paper); billed in four invoices. */
export function offered(more: object = {}): object {
  const today = new Date();
  const day = (days: number) => new Date(today.getTime() + days * 86_400_000).toISOString().slice(0, 10);
  return {
    priceBook: 'usd',
    currency: 'USD',
    start: `${day(40).slice(0, 7)}-01`,
    termMonths: 12,
    paymentTerms: 'net30',
    billing: 'quarterly',
    validUntil: day(30),
    headerDiscount: { percent: '0.12' },
    nonStandard: { customerPaper: { details: 'The customer insists on its own paper.' } },
    lines: [
      { id: 'core', product: 'PLT-CORE', quantity: '60' },
      { id: 'show', product: 'AC-DSP', quantity: '10' },
    ],
    ...more,
  };
}

/** The steps in order. */
export const wholeStory = [
  openDeal,
  openQuote,
  editQuote,
  previewQuote,
  submitQuote,
  decideAll,
  askTheImpossible,
  requestProposal,
  proposalIsReady,
  recordAcceptance,
  draftContract,
  contractIsReady,
  issueContract,
  recordSignedCopy,
  confirmSignedCopy,
  acceptOrder,
  issueAndSettleInvoices,
];

export async function tell(story: Story, steps = wholeStory): Promise<void> {
  for (const step of steps) await step(story);
}

export async function openDeal(story: Story): Promise<void> {
  const { accountId, sellerId, rep } = story.cast;
  const terms = { kind: 'new', routeToMarket: 'direct', wayToClose: 'negotiated-contract' };
  const body = { name: story.name, accountId, sellerId, ...terms };
  const deal = await write(story, { as: rep, path: '/api/deals', body, key: 'open-deal' });
  story.dealId = String(deal.id);
}

export async function openQuote(story: Story): Promise<void> {
  const path = `/api/deals/${story.dealId}/quotes`;
  const quote = await write(story, { as: story.cast.rep, path, body: story.content, key: 'open-quote' });
  story.quoteId = String(quote.id);
}

/** The rep asks for three months' price lock less and one display more: what is submitted differs from what was opened. */
export async function editQuote(story: Story): Promise<void> {
  const path = `/api/quotes/${story.quoteId}`;
  const lines = (story.content as { lines: object[] }).lines;
  const more = { id: 'fit', product: 'SV-INST', quantity: '2' };
  story.content = { ...story.content, lines: [...lines.filter((line) => !('id' in line && line.id === 'fit')), more] };
  await change(story, { as: story.cast.rep, method: 'PUT', path, body: story.content, key: 'edit-quote' }, path);
}

export async function previewQuote(story: Story, as = story.cast.rep): Promise<Json> {
  const path = `/api/quotes/${story.quoteId}/preview`;
  const { body } = await known(story, { as, method: 'POST', path, body: story.content });
  return body;
}

export async function submitQuote(story: Story): Promise<void> {
  const body = { comment: 'Their board decides on Friday.' };
  await onQuote(story, 'submission', body, 'submit-quote');
}

/** Everybody who is asked approves, stage by stage, until nobody is asked any more. */
export async function decideAll(story: Story): Promise<void> {
  for (;;) {
    const next = await nextSeat(story);
    if (!next) return;
    await decide(story, next);
  }
}

export interface Seat {
  approvalId: string;
  stepId: string;
  by: Player;
  etag: string;
}

/** An open step of the deal's newest request with somebody who may decide it. */
export async function nextSeat(story: Story): Promise<Seat | undefined> {
  const approval = await newestApproval(story);
  if (!approval) return undefined;
  const { body, headers } = approval;
  const steps = body.steps as unknown as Step[];
  const open = steps.find(({ status }) => status === 'open');
  if (!open) return undefined;
  const decided = steps.flatMap(({ decisions }) => decisions.map(({ by }) => by.id));
  const free = open.candidates.map(({ id }) => id).filter((id) => !decided.includes(id));
  const by = story.cast.players.find(({ id }) => free.includes(id));
  if (!by) throw new Error(`nobody of the cast may decide ${open.label}`);
  return { approvalId: String(body.id), stepId: open.id, by, etag: headers.get('etag') as string };
}

export interface Step {
  id: string;
  stage: number;
  label: string;
  status: string;
  candidates: { id: string; name: string }[];
  decisions: { by: { id: string; name: string }; decision: string; at: string; seat: number }[];
}

/** The newest request for approval, as the auditor reads it. */
export async function newestApproval(story: Story): Promise<Reply | undefined> {
  const deal = await read(story, `/api/deals/${story.dealId}`);
  const approvals = deal.body.approvals as unknown as { id: string; submittedAt: string }[];
  const newest = approvals.toSorted((a, b) => (a.submittedAt < b.submittedAt ? 1 : -1))[0];
  return newest && read(story, `/api/approvals/${newest.id}`);
}

export async function decide(story: Story, { stepId, by, etag }: Seat, decision = 'approve'): Promise<void> {
  const path = `/api/approval-steps/${stepId}/decision`;
  const body = { decision, comment: 'Agreed.' };
  await write(story, { as: by, path, body, key: `decide-${stepId}`, ifMatch: etag });
}

/** What must be refused: an edit of what was submitted, a decision by who may not make it, one of a step that is closed. */
export async function askTheImpossible(story: Story): Promise<void> {
  const { rep } = story.cast;
  const approval = (await newestApproval(story)) as Reply;
  const step = (approval.body.steps as unknown as Step[])[0] as Step;
  const ifMatch = approval.headers.get('etag') as string;
  const decided = step.decisions[0]?.by.id;
  const other = step.candidates.find(({ id }) => id !== decided);
  const late = story.cast.players.find(({ id }) => id === other?.id);
  const path = `/api/approval-steps/${step.id}/decision`;
  const body = { decision: 'reject', comment: 'No.' };
  const quote = `/api/quotes/${story.quoteId}`;
  const { headers } = await known(story, { as: rep, path: quote });
  const edit = { method: 'PUT' as const, path: quote, body: story.content, ifMatch: headers.get('etag') as string };
  await refused(story, { as: rep, ...edit, key: 'edit-approved' });
  await refused(story, { as: story.cast.inRole('auditor')[0] as Player, path, body, key: 'decide-unasked', ifMatch });
  if (late) await refused(story, { as: late, path, body, key: 'decide-late', ifMatch });
}

/** @throws when it is not refused */
async function refused(story: Story, { key: step, ...request }: Writing): Promise<void> {
  const key = keyOf(story, step);
  const { status, body } = await outcome(story, { method: 'POST', ...request, key });
  if (status < 300) throw new Error(`${story.name}: ${request.path} was not refused`);
  story.refused.push({ key, by: request.as.id, path: request.path, status, body });
}

export async function requestProposal(story: Story): Promise<void> {
  await onQuote(story, 'proposal', {}, 'request-proposal');
}

export async function proposalIsReady(story: Story): Promise<void> {
  story.proposalId = await readyPaper(story, 'proposal');
}

export async function recordAcceptance(story: Story): Promise<void> {
  const body = { contactId: story.cast.contactId, acceptedOn: today(), note: 'By telephone.' };
  await onQuote(story, 'acceptance', body, 'record-acceptance');
}

export async function draftContract(story: Story): Promise<void> {
  const [counsel] = story.cast.inRole('legal');
  const body = { quoteId: story.quoteId };
  const contract = await write(story, {
    as: counsel as Player,
    path: '/api/contracts',
    body,
    key: 'draft-contract',
  });
  story.contractId = String(contract.id);
}

export async function contractIsReady(story: Story): Promise<void> {
  await readyPaper(story, 'contract');
}

export async function issueContract(story: Story): Promise<void> {
  await onContract(story, 0, 'issue', {}, 'issue-contract');
}

export async function recordSignedCopy(story: Story): Promise<void> {
  await onContract(story, 0, `signed-copy?signedOn=${today()}`, signedCopy(story), 'record-signed-copy');
}

/** By another of legal than the one who recorded it. */
export async function confirmSignedCopy(story: Story): Promise<void> {
  const sha256 = createHash('sha256').update(signedCopy(story)).digest('hex');
  await onContract(story, 1, 'signed-copy/confirmation', { sha256 }, 'confirm-signed-copy');
}

export async function acceptOrder(story: Story): Promise<void> {
  const deal = await read(story, `/api/deals/${story.dealId}`);
  story.orderId = String((deal.body.orders as unknown as { id: string }[])[0]?.id);
  const [clerk] = story.cast.inRole('finance');
  const address = `/api/orders/${story.orderId}`;
  const body = { note: 'Booked.' };
  await change(story, { as: clerk as Player, path: `${address}/acceptance`, body, key: 'accept-order' }, address);
}

export async function issueAndSettleInvoices(story: Story): Promise<void> {
  const order = await read(story, `/api/orders/${story.orderId}`);
  const [clerk] = story.cast.inRole('finance');
  for (const { id } of order.body.invoices as unknown as { id: string }[]) {
    const address = `/api/invoices/${id}`;
    const as = clerk as Player;
    await change(story, { as, path: `${address}/issue`, body: {}, key: `issue-${id}` }, address);
    const paid = { settledOn: today(), reference: `BT-${id.slice(0, 8)}` };
    await change(story, { as, path: `${address}/settlement`, body: paid, key: `settle-${id}` }, address);
  }
}

const onQuote = (story: Story, command: string, body: object, key: string) => {
  const address = `/api/quotes/${story.quoteId}`;
  return change(story, { as: story.cast.rep, path: `${address}/${command}`, body, key }, address);
};

const onContract = (story: Story, counsel: number, command: string, body: object, key: string) => {
  const address = `/api/contracts/${story.contractId}`;
  const as = story.cast.inRole('legal')[counsel] as Player;
  return change(story, { as, path: `${address}/${command}`, body, key }, address);
};

/** The bytes of a PDF nobody has to open. */
const signedCopy = ({ name }: Story): Uint8Array => new TextEncoder().encode(`%PDF-1.7\n% Signed: ${name}\n%%EOF\n`);

const today = (): string => new Date().toISOString().slice(0, 10);

async function readyPaper(story: Story, kind: string): Promise<string> {
  const end = performance.now() + 120_000;
  // Only the first look counts as a request: a product that is killed at every second look never prints.
  for (let waiting = story; ; waiting = { ...story, asking: undefined }) {
    const deal = await read(waiting, `/api/deals/${story.dealId}`);
    const papers = deal.body.documents as unknown as { id: string; kind: string; status: string; error: string }[];
    const paper = papers.find((one) => one.kind === kind);
    if (paper?.status === 'ready') return paper.id;
    if (paper?.status === 'failed' || performance.now() > end) {
      throw new Error(`${story.name}: the ${kind} is not printed: ${JSON.stringify(papers)}`);
    }
    await pause(50);
  }
}

/** Reads as the auditor, who sees everything. */
export async function read(story: Story, path: string): Promise<Reply> {
  return known(story, { as: story.cast.inRole('auditor')[0] as Player, path });
}

/** A write to what has a version: it is read first, as people do. */
async function change(story: Story, request: Omit<Writing, 'ifMatch'>, address: string): Promise<Json> {
  const current = await known(story, { as: request.as, path: address });
  return write(story, { ...request, ifMatch: current.headers.get('etag') as string });
}

type Writing = Request & { key: string };

async function write(story: Story, { key: step, ...request }: Writing): Promise<Json> {
  const key = keyOf(story, step);
  const { status, body } = await known(story, { method: 'POST', ...request, key });
  story.acked.push({ key, by: request.as.id, path: request.path, status, body });
  return body;
}

const keyOf = ({ name }: Story, step: string): string => `${name}/${step}`.replaceAll(' ', '-');

async function known(story: Story, request: Request): Promise<Reply> {
  const answer = await outcome(story, request);
  if (answer.status < 300) return answer;
  const { method = 'GET', path } = request;
  throw new Error(`${story.name}: ${method} ${path} answered ${answer.status} ${JSON.stringify(answer.body)}`);
}

async function outcome(story: Story, request: Request): Promise<Reply> {
  story.asking?.();
  const began = performance.now();
  const answer = await askUntilKnown(story.urls, request);
  story.waits.push(performance.now() - began);
  return answer;
}
