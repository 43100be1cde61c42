/** The lists of the product. A filter or sort that is added here is asked for by the compiler where its SQL stands. */
import { dealStages } from '../deal-stage.ts';
import { creditClasses, dealKinds, dealOrigins, routesToMarket, waysToClose } from '../deal.ts';
import { currencies } from '../offer.ts';
import { subscriptionSources, subscriptionStates } from '../subscription.ts';
import type { Filter } from './filter.ts';
import type { ListShape } from './list.ts';
import type { Sort } from './sort.ts';

const shape = <F extends string, S extends string>(list: ListShape<F, S>): ListShape<F, S> => list;

const text: Filter = { label: 'Search', kind: 'text' };
const owner: Filter = { label: 'Owner', kind: 'refs', of: 'person' };
const account: Filter = { label: 'Account', kind: 'refs', of: 'account' };
const region: Filter = { label: 'Region', kind: 'codes' };
const segment: Filter = { label: 'Segment', kind: 'codes' };
const team: Filter = { label: 'Team', kind: 'refs', of: 'team' };
const stage: Filter = { label: 'Stage', kind: 'one-of', values: dealStages };
const currency: Filter = { label: 'Currency', kind: 'one-of', values: currencies };
const tcv: Filter = { label: 'TCV', kind: 'range', of: 'amount' };
const discount: Filter = { label: 'Discount', kind: 'range', of: 'share' };
const margin: Filter = { label: 'Margin', kind: 'range', of: 'share', confidential: 'margin' };
const close: Filter = { label: 'Closes', kind: 'range', of: 'day' };

const byMoment = (label: string): Sort => ({ label, type: 'moment', first: 'desc' });
const byNumber: Sort = { label: 'Number', type: 'count', first: 'desc' };
const byAmount = (label: string): Sort => ({ label, type: 'decimal', first: 'desc', nullable: true });
const byClose: Sort = { label: 'Closes', type: 'day', first: 'asc', nullable: true };
const byAccount: Sort = { label: 'Account', type: 'text', first: 'asc' };

export const dealList = shape({
  name: 'deals',
  title: 'Deals',
  filters: {
    q: text,
    stage,
    owner,
    team,
    account,
    region,
    segment,
    kind: { label: 'Kind', kind: 'one-of', values: dealKinds },
    route: { label: 'Route to market', kind: 'one-of', values: routesToMarket },
    paper: { label: 'Way to close', kind: 'one-of', values: waysToClose },
    currency,
    tcv,
    acv: { label: 'ACV', kind: 'range', of: 'amount' },
    discount,
    margin,
    close,
    moved: { label: 'Moved', kind: 'range', of: 'day' },
    opened: { label: 'Opened', kind: 'range', of: 'day' },
    waits: { label: 'Waits on', kind: 'refs', of: 'person' },
    origin: { label: 'Origin', kind: 'one-of', values: dealOrigins },
    lead: { label: 'Lead user', kind: 'flag' },
  },
  sorts: {
    moved: byMoment('Moved'),
    number: byNumber,
    name: { label: 'Name', type: 'text', first: 'asc' },
    account: byAccount,
    tcv: byAmount('TCV'),
    acv: byAmount('ACV'),
    discount: byAmount('Discount'),
    margin: { ...byAmount('Margin'), first: 'asc', confidential: 'margin' },
    close: byClose,
  },
  sort: 'moved',
});

export const approvalList = shape({
  name: 'approvals',
  title: 'Approvals',
  filters: {
    mine: { label: 'Waits for you', kind: 'flag' },
    done: { label: 'Decided by you', kind: 'flag' },
    delegated: { label: 'In somebody’s place', kind: 'flag' },
    escalated: { label: 'Escalated', kind: 'flag' },
    snoozed: { label: 'Put off by you', kind: 'flag' },
    watching: { label: 'Of deals you watch', kind: 'flag' },
    alone: { label: 'Waits for you alone', kind: 'flag' },
    q: text,
    state: { label: 'State', kind: 'one-of', values: ['asking', 'granted', 'rejected', 'returned', 'cancelled'] },
    owner,
    account,
    region,
    segment,
    currency,
    tcv,
    discount,
    margin,
    close,
    submitted: { label: 'Submitted', kind: 'range', of: 'day' },
    due: { label: 'Due', kind: 'range', of: 'day' },
    overdue: { label: 'Overdue', kind: 'flag' },
  },
  sorts: {
    /** Since when the inbox waits, when one decided, or when it was submitted, by what is listed. */
    time: byMoment('Time'),
    due: { label: 'Due', type: 'moment', first: 'asc', nullable: true },
    submitted: byMoment('Submitted'),
    tcv: byAmount('TCV'),
    close: byClose,
  },
  sort: 'time',
});

export const contractList = shape({
  name: 'contracts',
  title: 'Contracts',
  filters: {
    q: text,
    state: {
      label: 'State',
      kind: 'one-of',
      values: ['draft', 'issued', 'awaitingConfirmation', 'signed', 'declined', 'withdrawn'],
    },
    kind: { label: 'Kind', kind: 'one-of', values: ['contract', 'order-form'] },
    owner,
    account,
    region,
    segment,
    tcv,
    created: { label: 'Drafted', kind: 'range', of: 'day' },
  },
  sorts: { created: byMoment('Drafted'), number: byNumber, account: byAccount, tcv: byAmount('TCV') },
  sort: 'created',
});

export const orderList = shape({
  name: 'orders',
  title: 'Orders',
  filters: {
    q: text,
    state: { label: 'State', kind: 'one-of', values: ['received', 'held', 'accepted'] },
    seller: { label: 'Seller', kind: 'refs', of: 'seller' },
    owner,
    account,
    region,
    segment,
    currency,
    total: { label: 'Total', kind: 'range', of: 'amount' },
    created: { label: 'Received', kind: 'range', of: 'day' },
  },
  sorts: {
    created: byMoment('Received'),
    number: byNumber,
    account: byAccount,
    total: { label: 'Total', type: 'decimal', first: 'desc' },
  },
  sort: 'created',
});

export const invoiceList = shape({
  name: 'invoices',
  title: 'Invoices',
  filters: {
    order: { label: 'Order', kind: 'refs', of: 'order' },
    state: { label: 'State', kind: 'one-of', values: ['draft', 'issued', 'settled'] },
    seller: { label: 'Seller', kind: 'refs', of: 'seller' },
    account,
    currency,
    amount: { label: 'Amount', kind: 'range', of: 'amount' },
    issue: { label: 'Issue', kind: 'range', of: 'day' },
    due: { label: 'Due', kind: 'range', of: 'day' },
    overdue: { label: 'Overdue', kind: 'flag' },
  },
  sorts: {
    issue: { label: 'Issue', type: 'day', first: 'asc' },
    due: { label: 'Due', type: 'day', first: 'asc' },
    amount: { label: 'Amount', type: 'decimal', first: 'desc' },
  },
  sort: 'issue',
});

export const accountList = shape({
  name: 'accounts',
  title: 'Accounts',
  filters: {
    q: text,
    owner,
    segment,
    region,
    country: { label: 'Country', kind: 'codes' },
    credit: { label: 'Credit class', kind: 'one-of', values: creditClasses },
    master: { label: 'Master agreement', kind: 'flag' },
    since: { label: 'Customer since', kind: 'range', of: 'day' },
  },
  sorts: {
    name: { label: 'Name', type: 'text', first: 'asc' },
    since: { label: 'Customer since', type: 'day', first: 'desc', nullable: true },
  },
  sort: 'name',
});

export const subscriptionList = shape({
  name: 'subscriptions',
  title: 'Subscriptions',
  filters: {
    q: text,
    account,
    owner: { label: 'Account owner', kind: 'refs', of: 'person' },
    region,
    segment,
    state: { label: 'State', kind: 'one-of', values: subscriptionStates },
    running: { label: 'Runs on', kind: 'range', of: 'day' },
    within: { label: 'Ends within days', kind: 'one-of', values: ['30', '60', '90', '180', '365'] },
    ends: { label: 'Ends', kind: 'range', of: 'day' },
    currency,
    arr: { label: 'ARR', kind: 'range', of: 'amount' },
    source: { label: 'Source', kind: 'one-of', values: subscriptionSources },
  },
  sorts: {
    end: { label: 'Ends', type: 'day', first: 'asc' },
    number: byNumber,
    account: byAccount,
    arr: { label: 'ARR', type: 'decimal', first: 'desc' },
  },
  sort: 'end',
});

/** Every list, by the name in its address. */
export const lists = {
  deals: dealList,
  approvals: approvalList,
  contracts: contractList,
  orders: orderList,
  invoices: invoiceList,
  accounts: accountList,
  subscriptions: subscriptionList,
} as const satisfies Record<string, ListShape>;

export type ListName = keyof typeof lists;
