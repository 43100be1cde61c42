import {
  BadgeCheck,
  BookOpenText,
  Building2,
  CalendarClock,
  CalendarSync,
  Coins,
  EyeOff,
  FileSignature,
  FileUp,
  Handshake,
  Headset,
  House,
  ListChecks,
  type LucideIcon,
  Package,
  ReceiptText,
  ScrollText,
  Sigma,
  Users,
  Wrench,
} from 'lucide-react';
import type { Home } from '../api/types.ts';

type Waiting = keyof Home['waiting'];

export interface Place {
  to: string;
  name: string;
  icon: LucideIcon;
  /** Who has no use for a place does not see it. */
  permission?: string;
  /** What is counted beside its name. */
  counts?: readonly Waiting[];
  /** g, then this key. */
  key?: string;
}

/** Where one can go, by what it is for. */
export const places: readonly { name: string; places: readonly Place[] }[] = [
  {
    name: 'Work',
    places: [
      { to: '/', name: 'Home', icon: House, key: 'h' },
      { to: '/deals', name: 'Deals', icon: Handshake, permission: 'deal.read', key: 'd', counts: ['returned'] },
      {
        to: '/approvals',
        name: 'Approvals',
        icon: BadgeCheck,
        permission: 'approval.read',
        key: 'i',
        counts: ['decisions'],
      },
      {
        to: '/desk',
        name: 'Desk',
        icon: Headset,
        permission: 'deal.read',
        key: 'q',
        counts: ['deskRequests'],
      },
      {
        to: '/contracts',
        name: 'Contracts',
        icon: FileSignature,
        permission: 'contract.read',
        key: 'c',
        counts: ['contracts', 'signedCopies'],
      },
      {
        to: '/orders',
        name: 'Orders',
        icon: ReceiptText,
        permission: 'order.read',
        key: 'o',
        counts: ['orders', 'invoicesDue'],
      },
    ],
  },
  {
    name: 'Reference',
    places: [
      { to: '/accounts', name: 'Accounts', icon: Building2, permission: 'account.read' },
      { to: '/subscriptions', name: 'Subscriptions', icon: CalendarSync, permission: 'subscription.read' },
      { to: '/catalogue', name: 'Catalogue', icon: Package, permission: 'catalogue.read' },
      { to: '/calendars', name: 'Calendars', icon: CalendarClock, permission: 'calendar.read' },
      { to: '/measures', name: 'Measures', icon: Sigma },
    ],
  },
  {
    name: 'Operation',
    places: [
      { to: '/policy', name: 'Policy', icon: BookOpenText, permission: 'policy.read', counts: ['policyDrafts'] },
      { to: '/settings/confidentiality', name: 'Confidentiality', icon: EyeOff, permission: 'confidentiality.write' },
      { to: '/settings/compensation', name: 'Compensation', icon: Coins, permission: 'compensation.read' },
      { to: '/desk/types', name: 'Request types', icon: ListChecks, permission: 'desk.configure' },
      { to: '/imports', name: 'Imports', icon: FileUp, permission: 'import.run' },
      { to: '/people', name: 'People', icon: Users, permission: 'people.read' },
      { to: '/audit', name: 'Audit', icon: ScrollText, permission: 'facts.read' },
      { to: '/jobs', name: 'Jobs', icon: Wrench, permission: 'jobs.read', counts: ['deadLetters'] },
    ],
  },
];

/** How much waits at a place. */
export function countOf({ counts = [] }: Place, waiting: Home['waiting'] | undefined): number {
  return counts.reduce((sum, name) => sum + (waiting?.[name] ?? 0), 0);
}
