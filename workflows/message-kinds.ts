import type { Message } from './quote-to-cash.ts';

/** How somebody is told of a kind of message; in all but `off` it also stands among their notifications. */
export const channels = ['mail', 'product', 'digest', 'off'] as const;
export type Channel = (typeof channels)[number];

interface Kind {
  title: string;
  /** Which news it holds, as the person reads it. */
  about: string;
  usual: Channel;
  /** Nobody can switch it off: the work would stand still. */
  required?: true;
  messages: readonly Message[];
}

/** What people choose by: every message of the map belongs to one kind. */
export const messageKinds = {
  'decision-asked': {
    title: 'Decisions asked of you',
    about: 'Asked, reminded, overdue, or no longer needed; also for those you stand in for.',
    usual: 'mail',
    required: true,
    messages: [
      'approval-asked',
      'approval-asked-for',
      'approval-reminder',
      'approval-nudged',
      'approval-escalated',
      'approval-fell-back',
      'approval-called-off',
      'extension-asked',
    ],
  },
  decided: {
    title: 'Decisions on your quotes',
    about: 'Each decision, the approval as a whole, and a quote that lapses.',
    usual: 'mail',
    messages: [
      'approval-decided',
      'approval-decided-for',
      'quote-usable',
      'quote-lapsed',
      'quote-lapse-near',
      'extension-decided',
    ],
  },
  'approval-words': {
    title: 'Comments and holds',
    about: 'What is said beside a decision, and when its clock stands still or goes on.',
    usual: 'product',
    messages: ['approval-commented', 'approval-held', 'approval-resumed'],
  },
  signing: {
    title: 'Contracts out and signed',
    about: 'A contract of your deal goes out for signature, or is signed.',
    usual: 'mail',
    messages: ['contract-issued', 'contract-signed'],
  },
  'contract-work': {
    title: 'Contracts to work on',
    about: 'An accepted quote that needs a contract, signed copies to confirm, a contract that was declined.',
    usual: 'product',
    messages: ['quote-accepted', 'contract-declined', 'signed-copy-recorded', 'signed-copy-refused'],
  },
  'order-received': {
    title: 'Orders to accept',
    about: 'An order came from a signed contract, or was released.',
    usual: 'mail',
    messages: ['order-received'],
  },
  'order-news': {
    title: 'Orders of your deals',
    about: 'An order is accepted or on hold.',
    usual: 'product',
    messages: ['order-accepted', 'order-held'],
  },
  'desk-answers': {
    title: 'Answers of the desk',
    about: 'The desk answers, asks back, or resolves what you asked.',
    usual: 'mail',
    messages: ['desk-answered', 'requester-asked', 'request-resolved'],
  },
  'desk-work': {
    title: 'Desk requests you answer for',
    about: 'Handed over to you, reopened, due soon, or past their deadline.',
    usual: 'mail',
    messages: ['request-handed-over', 'request-reopened', 'request-reminded', 'request-escalated'],
  },
  'desk-queue': {
    title: 'News in the desk’s queue',
    about: 'New requests, what requesters write, ratings and withdrawals.',
    usual: 'product',
    messages: ['desk-asked', 'requester-answered', 'resolution-rated', 'request-withdrawn'],
  },
  watching: {
    title: 'Deals you watch',
    about: 'Submitted, decided, returned, accepted, signed, ordered, lapsed.',
    usual: 'product',
    messages: [
      'watched-submitted',
      'watched-approved',
      'watched-rejected',
      'watched-returned',
      'watched-accepted',
      'watched-signed',
      'watched-ordered',
      'watched-lapsed',
    ],
  },
  imports: {
    title: 'Imports you started',
    about: 'A dry run or an import has ended: what came of it.',
    usual: 'product',
    messages: [],
  },
  papers: {
    title: 'Papers you asked for',
    about: 'A proposal is printed and can be sent.',
    usual: 'mail',
    messages: [],
  },
} as const satisfies Record<string, Kind>;

export type MessageKind = keyof typeof messageKinds;

export const kindNames = Object.keys(messageKinds) as MessageKind[];

/** What somebody is told of a kind who chose nothing. */
export const usualChannel = (kind: MessageKind): Channel => messageKinds[kind].usual;

export const isRequired = (kind: MessageKind): boolean => 'required' in messageKinds[kind];

const kindOfMessage = new Map<Message, MessageKind>(
  kindNames.flatMap((kind) =>
    (messageKinds[kind] as Kind).messages.map((message): [Message, MessageKind] => [message, kind]),
  ),
);

/** A message of the map that belongs to no kind does not compile here. */
type Grouped = (typeof messageKinds)[MessageKind]['messages'][number];

export const kindOf = (message: Grouped): MessageKind => kindOfMessage.get(message) as MessageKind;
