/** What the stream of events says of one change. */
export interface Change {
  kind: string;
  /** "*": many of the kind at once. */
  id: string;
  dealId?: string;
  version?: number;
  state?: string;
}

/** What a change makes out of date. */
export interface Touched {
  /** Addresses of things, with all that is read beneath them: read anew at once. */
  things: readonly string[];
  /** Addresses of lists and counts, with any filters: read anew soon. */
  lists: readonly string[];
}

const dealLists = ['/api/deals', '/api/home', '/api/approvals', '/api/inbox', '/api/contracts/candidates'];

/** By kind; a thing's own address first. */
const kinds: Record<string, (id: string, dealId?: string) => Touched> = {
  deal: (id) => ({ things: [`/api/deals/${id}`], lists: dealLists }),
  quote: (id) => ({ things: [`/api/quotes/${id}`], lists: [] }),
  approval: (id) => ({ things: [`/api/approvals/${id}`], lists: ['/api/approvals', '/api/inbox', '/api/home'] }),
  presence: (id) => ({ things: [`/api/approvals/${id}/presence`], lists: [] }),
  inbox: () => ({ things: [], lists: ['/api/approvals', '/api/inbox', '/api/home'] }),
  contract: (id) => ({
    things: [`/api/contracts/${id}`],
    lists: ['/api/contracts', '/api/contracts/candidates', '/api/home'],
  }),
  order: (id) => ({ things: [`/api/orders/${id}`], lists: ['/api/orders', '/api/home'] }),
  // An invoice is shown on its order, which the event does not name.
  invoice: () => ({ things: ['/api/orders'], lists: ['/api/invoices', '/api/home'] }),
  document: (id, dealId) => ({
    things: [`/api/documents/${id}`, '/api/contracts', ...(dealId ? [`/api/deals/${dealId}`] : [])],
    lists: [],
  }),
  'desk-request': (id, dealId) => ({
    things: [`/api/desk-requests/${id}`, ...(dealId ? [`/api/deals/${dealId}`] : [])],
    lists: ['/api/desk-requests', '/api/inbox', '/api/home'],
  }),
  notification: () => ({ things: ['/api/notifications'], lists: [] }),
  job: () => ({ things: [], lists: ['/api/jobs', '/api/jobs/overview'] }),
  policy: () => ({ things: ['/api/policies'], lists: ['/api/home'] }),
  person: () => ({
    things: ['/api/users', '/api/delegations', '/api/me'],
    lists: ['/api/teams', '/api/away', '/api/approvals', '/api/inbox'],
  }),
  catalogue: () => ({
    things: ['/api/products', '/api/price-books'],
    lists: ['/api/exchange-rates', '/api/credit-rates'],
  }),
  // What a customer has is recorded with the customer.
  account: (id) => ({
    things: [`/api/accounts/${id}`, '/api/subscriptions'],
    lists: ['/api/accounts', '/api/contacts', '/api/price-agreements'],
  }),
  installation: () => ({
    things: ['/api/roles', '/api/sellers', '/api/delegations', '/api/away', '/api/compensation-plans'],
    lists: ['/api/desk-request-types'],
  }),
};

/** Nothing for a kind that no screen shows; everything when many changed at once. */
export function touchedBy({ kind, id, dealId }: Change): Touched {
  if (id === '*' && kind !== 'job' && kind !== 'notification') return { things: ['/api'], lists: [] };
  return Object.hasOwn(kinds, kind) ? (kinds[kind] as (typeof kinds)[string])(id, dealId) : nothing;
}

const nothing: Touched = { things: [], lists: [] };

/** Whether what was read from an address is the thing, or beneath it. */
export const isBeneath = (address: string, thing: string): boolean =>
  address === thing || address.startsWith(`${thing}/`) || address.startsWith(`${thing}?`);

/** Whether what was read from an address is the list, with whatever filters. */
export const isListed = (address: string, list: string): boolean => address === list || address.startsWith(`${list}?`);
