import type { Reader } from '../page.ts';

const names = ['quote', 'approval', 'proposal', 'accepted', 'contract', 'signed', 'order', 'invoices', 'paid'] as const;

/** A place on the way from deal to cash. */
export interface Milestone {
  name: (typeof names)[number];
  status: 'done' | 'current' | 'ahead' | 'failed';
  at: string | null;
}

/** Facts that reach a milestone, and those that undo it. */
const reachedBy: Record<Milestone['name'], { reach: string[]; undo: string[] }> = {
  quote: { reach: ['QuoteSubmitted'], undo: ['QuoteRevised', 'QuoteRecalled'] },
  approval: {
    reach: ['QuoteApproved', 'QuoteFoundStandard'],
    undo: ['QuoteRejected', 'QuoteReturned', 'QuoteRecalled', 'QuoteRevised', 'QuoteLapsed'],
  },
  proposal: { reach: ['ProposalRequested'], undo: ['QuoteRevised', 'QuoteLapsed'] },
  accepted: { reach: ['QuoteAccepted', 'QuoteSigned'], undo: ['QuoteRevised', 'QuoteLapsed'] },
  contract: { reach: ['ContractDrafted'], undo: ['ContractWithdrawn', 'ContractDeclined'] },
  signed: { reach: ['ContractSigned'], undo: [] },
  order: { reach: ['OrderAccepted'], undo: [] },
  invoices: { reach: ['InvoiceIssued'], undo: [] },
  paid: { reach: ['InvoiceSettled'], undo: [] },
};

const failures = new Set(['QuoteRejected', 'QuoteReturned', 'QuoteLapsed', 'ContractDeclined', 'QuoteWithdrawn']);

/** How far the deal has come, from its facts: a milestone stands since it was first reached after its last undoing. */
export async function milestones(reader: Reader, dealId: string): Promise<Milestone[]> {
  const relevant = [
    ...new Set([...Object.values(reachedBy).flatMap(({ reach, undo }) => [...reach, ...undo]), ...failures]),
  ];
  const facts = await reader.query<Happened>(
    `select type, at from fact where subject_kind = 'deal' and subject_id = $1 and type = any($2) order by seq`,
    [dealId, relevant],
  );
  const unsettled = await unsettledInvoices(reader, dealId);
  const reached = names.map((name) => {
    const standing = reachesOf(name, facts);
    // Every invoice is paid when the last of them is.
    if (name === 'paid') return (unsettled === 0 && standing.at(-1)?.at) || null;
    return standing[0]?.at ?? null;
  });
  const current = reached.indexOf(null, reached.findLastIndex((at) => at !== null) + 1);
  const last = facts.at(-1);
  const failed = last !== undefined && failures.has(last.type);
  return names.map((name, index) => ({
    name,
    at: reached[index] ?? null,
    status: reached[index] ? 'done' : index === Math.max(current, 0) ? (failed ? 'failed' : 'current') : 'ahead',
  }));
}

interface Happened {
  type: string;
  at: string;
}

/** What reached a milestone since it was last undone, in order. */
function reachesOf(name: Milestone['name'], facts: readonly Happened[]): Happened[] {
  const { reach, undo } = reachedBy[name];
  const undone = facts.findLastIndex(({ type }) => undo.includes(type));
  return facts.slice(undone + 1).filter(({ type }) => reach.includes(type));
}

async function unsettledInvoices(reader: Reader, dealId: string): Promise<number> {
  const [row] = await reader.query<{ open: number }>(
    `select count(*)::int as open from instance where deal_id = $1 and workflow = 'invoice' and state <> 'settled'`,
    [dealId],
  );
  return row?.open ?? 0;
}
