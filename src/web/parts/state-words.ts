/** `waiting` asks somebody for something; `going` moves by itself or by the customer. */
export type Tone = 'neutral' | 'going' | 'waiting' | 'good' | 'bad';

interface StateWord {
  word: string;
  tone: Tone;
}

/** The word and tone of any state, stage or status; one that is new here is shown as its own name. */
export function stateWords(state: string): StateWord {
  const known = words[state];
  if (known) return { word: known[0], tone: known[1] };
  const spaced = state
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replaceAll('-', ' ')
    .toLowerCase();
  return { word: spaced.charAt(0).toUpperCase() + spaced.slice(1), tone: 'neutral' };
}

const words: Record<string, readonly [string, Tone]> = {
  // Deals by stage
  draft: ['Draft', 'neutral'],
  'in-review': ['In review', 'waiting'],
  returned: ['Returned', 'bad'],
  approved: ['Approved', 'good'],
  accepted: ['Accepted', 'good'],
  contract: ['Contract', 'going'],
  'out-for-signature': ['Out for signature', 'going'],
  signed: ['Signed', 'good'],
  ordered: ['Ordered', 'going'],
  invoiced: ['Invoiced', 'going'],
  closed: ['Closed', 'good'],
  lost: ['Lost', 'neutral'],
  // Quotes
  inReview: ['In review', 'waiting'],
  changesRequested: ['Changes requested', 'waiting'],
  rejected: ['Rejected', 'bad'],
  recalled: ['Recalled', 'neutral'],
  usable: ['Usable', 'good'],
  lapsed: ['Lapsed', 'bad'],
  withdrawn: ['Withdrawn', 'neutral'],
  // Approvals and their steps
  asking: ['Asking', 'waiting'],
  granted: ['Granted', 'good'],
  cancelled: ['Cancelled', 'neutral'],
  waiting: ['Waiting', 'neutral'],
  open: ['Open', 'waiting'],
  approve: ['Approved', 'good'],
  reject: ['Rejected', 'bad'],
  'request-changes': ['Changes requested', 'waiting'],
  // Desk requests
  asked: ['Asked', 'waiting'],
  inWork: ['In work', 'going'],
  waitingOnRequester: ['Waits on requester', 'neutral'],
  resolved: ['Resolved', 'good'],
  // Contracts, orders, invoices
  issued: ['Issued', 'going'],
  awaitingConfirmation: ['Awaiting confirmation', 'waiting'],
  declined: ['Declined', 'bad'],
  received: ['Received', 'waiting'],
  held: ['On hold', 'bad'],
  settled: ['Settled', 'good'],
  overdue: ['Overdue', 'bad'],
  // Price agreements
  proposed: ['Waits for a second person', 'waiting'],
  upcoming: ['Not begun', 'going'],
  'in-force': ['In force', 'good'],
  ended: ['Ended', 'neutral'],
  // Documents and jobs
  rendering: ['Printing', 'going'],
  ready: ['Ready', 'good'],
  failed: ['Failed', 'bad'],
  pending: ['Pending', 'going'],
  queued: ['Queued', 'going'],
  running: ['Running', 'going'],
  failing: ['Failing', 'waiting'],
  done: ['Done', 'good'],
  dead: ['Given up', 'bad'],
  // What the policy says, and how risky it is
  standard: ['Standard', 'good'],
  'needs-review': ['Needs review', 'waiting'],
  blocked: ['Blocked', 'bad'],
  stuck: ['Nobody can approve', 'bad'],
  low: ['Low', 'good'],
  guarded: ['Guarded', 'going'],
  elevated: ['Elevated', 'waiting'],
  high: ['High', 'bad'],
};
