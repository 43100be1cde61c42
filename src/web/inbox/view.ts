import type { Filters } from '../api/use-list.ts';

/** The parts of the inbox, in the order of how soon they want something. */
export const sections = ['me', 'escalated', 'delegated', 'snoozed', 'watching', 'done'] as const;
export type Section = (typeof sections)[number];

const asked: Record<Section, Filters> = {
  me: { mine: true, snoozed: false },
  escalated: { mine: true, snoozed: false, escalated: true },
  delegated: { mine: true, snoozed: false, delegated: true },
  snoozed: { mine: true, snoozed: true },
  watching: { watching: true, state: 'asking' },
  done: { done: true },
};

/** The orders of what waits. */
export const orders = {
  'due:asc': 'Due first',
  'time:asc': 'Longest waiting first',
  'close:asc': 'Closing first',
  'tcv:desc': 'Largest first',
} as const;

/** What is looked at: a part of the inbox, narrowed and sorted, as the address has it. */
export interface View {
  section: Section;
  sort: keyof typeof orders;
  q: string | null;
  /** Only what nobody but oneself holds up. */
  alone: boolean;
}

export function viewOf(address: Readonly<Record<'show' | 'sort' | 'q' | 'alone', string | null>>): View {
  return {
    section: sections.find((section) => section === address.show) ?? 'me',
    sort: address.sort !== null && address.sort in orders ? (address.sort as View['sort']) : 'due:asc',
    q: address.q,
    alone: address.alone !== null,
  };
}

/** How the API is asked for it. What is done is sorted by when. */
export const filtersOf = ({ section, sort, q, alone }: View): Filters => ({
  ...asked[section],
  ...(section !== 'done' && { sort }),
  ...(alone && section !== 'done' && section !== 'watching' && { alone }),
  q,
});
