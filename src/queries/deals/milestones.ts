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

/** How far the deal has come, from its facts: the latest of each kind decides. */
export async function milestones(reader: Reader, dealId: string): Promise<Milestone[]> {
  const relevant = [
    ...new Set([...Object.values(reachedBy).flatMap(({ reach, undo }) => [...reach, ...undo]), ...failures]),
  ];
  const facts = await reader.query<{ type: string; seq: number; at: string }>(
    `select distinct on (type) type, seq, at from fact
     where subject_kind = 'deal' and subject_id = $1 and type = any($2) order by type, seq desc`,
    [dealId, relevant],
  );
  const unsettled = await unsettledInvoices(reader, dealId);
  const latest = (types: string[]) => facts.filter(({ type }) => types.includes(type)).sort((a, b) => b.seq - a.seq)[0];
  const reached = names.map((name) => {
    const [reach, undo] = [latest(reachedBy[name].reach), latest(reachedBy[name].undo)];
    const holds = reach !== undefined && (undo === undefined || reach.seq > undo.seq);
    return holds && (name !== 'paid' || unsettled === 0) ? reach.at : null;
  });
  const current = reached.indexOf(null, reached.findLastIndex((at) => at !== null) + 1);
  const last = facts.sort((a, b) => b.seq - a.seq)[0];
  const failed = last !== undefined && failures.has(last.type);
  return names.map((name, index) => ({
    name,
    at: reached[index] ?? null,
    status: reached[index] ? 'done' : index === Math.max(current, 0) ? (failed ? 'failed' : 'current') : 'ahead',
  }));
}

async function unsettledInvoices(reader: Reader, dealId: string): Promise<number> {
  const [row] = await reader.query<{ open: number }>(
    `select count(*)::int as open from instance where deal_id = $1 and workflow = 'invoice' and state <> 'settled'`,
    [dealId],
  );
  return row?.open ?? 0;
}
