import type { ListName } from '../domain/lists/shapes.ts';
import type { Permission } from './permissions.ts';

/** What one needs to read each list. */
export const listReaders: Record<ListName, Permission> = {
  deals: 'deal.read',
  approvals: 'approval.read',
  contracts: 'contract.read',
  orders: 'order.read',
  invoices: 'order.read',
  accounts: 'account.read',
  subscriptions: 'subscription.read',
};
