/** A deal that has everything a deal can have, and what would betray it to somebody who may not see it. */
import { askUntilKnown } from './asking.ts';
import type { Cast, Player } from './cast.ts';
import type { Operation } from './described.ts';
import type { Api } from './http.ts';
import {
  acceptOrder,
  confirmSignedCopy,
  decideAll,
  draftContract,
  issueContract,
  newestApproval,
  newStory,
  openDeal,
  openQuote,
  recordAcceptance,
  recordSignedCopy,
  requestProposal,
  type Step,
  type Story,
  submitQuote,
  tell,
} from './story.ts';

export interface Hidden {
  /** Ids by what they name; `deal`, `quote` … and, of what is still decided, `openStep`. */
  ids: Record<string, string>;
  /** Texts that no answer to a stranger may have in it. */
  secrets: string[];
  /** Of the deal that is in review. */
  submitted: Story;
}

/** Two deals of the rep's: one taken to its order, one in review, with a request to the desk. */
export async function hiddenDeal(api: Api, cast: Cast): Promise<Hidden> {
  const done = newStory(api.url, cast, 'Zanzibar lighthouse');
  const printed = async () => {
    await api.database.query(
      `with one as (insert into file (sha256, media_type, size, bytes) values (repeat('a', 64), 'application/pdf', 4, '%PDF')
         on conflict do nothing)
       update document set status = 'ready', sha256 = repeat('a', 64), pages = 1, rendered_at = clock()`,
    );
  };
  await tell(done, [openDeal, openQuote, submitQuote, decideAll, requestProposal, printed, recordAcceptance]);
  await tell(done, [draftContract, printed, issueContract, recordSignedCopy, confirmSignedCopy, acceptOrder]);
  const submitted = newStory(api.url, cast, 'Zanzibar ferry');
  await tell(submitted, [openDeal, openQuote]);
  const scenario = await keptScenario(api, submitted);
  await tell(submitted, [submitQuote]);
  const approval = (await newestApproval(submitted)) as { body: Record<string, unknown> };
  const steps = approval.body.steps as Step[];

  const write = async (path: string, body: unknown): Promise<string> => {
    const answer = await askUntilKnown(api.url, {
      as: cast.rep as Player,
      method: 'POST',
      path,
      body,
      key: `hidden-${path.length}`,
    });
    if (answer.status !== 201) throw new Error(`${path} answered ${answer.status} ${JSON.stringify(answer.body)}`);
    return String(answer.body.id);
  };
  const levels = { title: 'Question', firstResponseMinutes: 60, resolutionMinutes: 240 };
  const [admin] = cast.inRole('desk-admin');
  await api.ask('POST', '/api/desk-request-types', { as: admin, body: { name: 'question', ...levels } });
  const request = await write('/api/desk-requests', {
    dealId: submitted.dealId,
    type: 'question',
    subject: 'Zanzibar question',
    message: 'Is this possible in Zanzibar?',
  });
  const attached = await api.ask('POST', `/api/deals/${submitted.dealId}/attachments?name=Zanzibar.txt`, {
    as: cast.rep,
    body: new TextEncoder().encode('Zanzibar'),
    headers: { 'content-type': 'application/octet-stream' },
  });
  const one = async (sql: string) => String((await api.database.query<{ id: string }>(sql, [done.dealId]))[0]?.id);
  const ids = {
    deal: submitted.dealId,
    quote: submitted.quoteId,
    approval: String(approval.body.id),
    openStep: String(steps.find(({ status }) => status === 'open')?.id),
    request,
    attachment: String(attached.body.id),
    scenario,
    doneDeal: done.dealId,
    doneQuote: done.quoteId,
    contract: done.contractId,
    order: done.orderId,
    invoice: await one('select id from invoice where deal_id = $1 limit 1'),
    document: await one(`select id from document where deal_id = $1 and kind = 'contract' limit 1`),
  };
  return { ids, secrets: ['Zanzibar', ...Object.values(ids)], submitted };
}

/** The quote as it stands, kept beside it under another name. */
async function keptScenario({ url }: Api, { cast, quoteId, content }: Story): Promise<string> {
  const kept = await askUntilKnown(url, {
    as: cast.rep as Player,
    method: 'POST',
    path: `/api/quotes/${quoteId}/scenarios`,
    body: { name: 'Zanzibar by night', content },
    key: 'hidden-scenario',
  });
  if (kept.status !== 201) throw new Error(`The scenario was answered ${kept.status} ${JSON.stringify(kept.body)}`);
  return String(kept.body.id);
}

const about: [prefix: string, id: string][] = [
  ['/api/deals/', 'deal'],
  ['/api/quotes/', 'quote'],
  ['/api/approvals/', 'approval'],
  ['/api/approval-steps/', 'openStep'],
  ['/api/contracts/', 'contract'],
  ['/api/documents/', 'document'],
  ['/api/orders/', 'order'],
  ['/api/invoices/', 'invoice'],
  ['/api/desk-requests/', 'request'],
];
/** What of a deal an operation is about, as `ids` names it. */
export const subjectOf = ({ path }: Operation): string | undefined =>
  about.find(([prefix]) => path.startsWith(`${prefix}{`))?.[1];
