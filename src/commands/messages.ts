import type { MailDetails } from '../../workflows/effects.ts';
import { type Channel, kindOf, type MessageKind } from '../../workflows/message-kinds.ts';
import type { Audience, Message } from '../../workflows/quote-to-cash.ts';
import type { RecordedFact } from '../store/facts.ts';
import type { KeyedEffect } from '../store/outbox.ts';
import { peopleIn, type Told } from './audiences.ts';
import type { Asker } from './command.ts';
import { timesToTell, type ToldTime } from './deadlines/told-times.ts';
import type { Scene } from './scene.ts';
import { channelsOf } from './telling/channels.ts';

/**
 * How a message reads in a person's notifications, where it leads, and the letter for those who want one: a plain one
 * unless it has its own.
 */
interface Wording {
  title: string;
  leadsTo: 'decision' | 'deal' | 'contract' | 'order' | 'request';
  mail?: string;
}

const wordings: Record<Message, Wording> = {
  'approval-asked': { title: 'Your decision is asked', leadsTo: 'decision', mail: 'approval-asked' },
  'approval-asked-for': {
    title: 'Your decision is asked for somebody you stand in for',
    leadsTo: 'decision',
    mail: 'approval-asked-for',
  },
  'approval-decided-for': {
    title: 'Somebody who stands in for you decided',
    leadsTo: 'decision',
    mail: 'approval-decided',
  },
  'approval-decided': { title: 'A decision was made', leadsTo: 'deal', mail: 'approval-decided' },
  'approval-commented': { title: 'A comment was left', leadsTo: 'deal' },
  'approval-called-off': {
    title: 'Your decision is no longer needed',
    leadsTo: 'deal',
    mail: 'approval-cancelled',
  },
  'approval-fell-back': {
    title: 'Nobody could approve: the fallback was asked',
    leadsTo: 'deal',
    mail: 'approvals-fallback-alarm',
  },
  'approval-reminder': { title: 'Your decision is still open', leadsTo: 'decision', mail: 'approval-reminder' },
  'approval-escalated': { title: 'A decision is overdue', leadsTo: 'decision', mail: 'approval-escalated' },
  'approval-nudged': { title: 'Your decision is waited for', leadsTo: 'decision', mail: 'approval-nudged' },
  'approval-held': { title: 'A decision is on hold', leadsTo: 'decision' },
  'approval-resumed': { title: 'The clock of a decision goes on', leadsTo: 'decision' },
  'quote-usable': { title: 'The quote is approved', leadsTo: 'deal', mail: 'approval-decided' },
  'quote-lapse-near': { title: 'A quote lapses soon', leadsTo: 'deal', mail: 'quote-lapse-near' },
  'extension-asked': { title: 'More time is asked for a quote', leadsTo: 'deal', mail: 'extension-asked' },
  'extension-decided': { title: 'More time for a quote was decided', leadsTo: 'deal', mail: 'extension-decided' },
  'quote-lapsed': { title: 'The quote lapsed', leadsTo: 'deal', mail: 'quote-lapsed' },
  'quote-accepted': { title: 'The customer accepted: a contract is needed', leadsTo: 'deal' },
  'contract-issued': { title: 'The contract is out for signature', leadsTo: 'contract', mail: 'contract-issued' },
  'contract-declined': { title: 'The customer declined the contract', leadsTo: 'contract' },
  'signed-copy-recorded': { title: 'A signed copy waits for a second person', leadsTo: 'contract' },
  'signed-copy-refused': { title: 'A signed copy was refused', leadsTo: 'contract' },
  'contract-signed': { title: 'The contract is signed', leadsTo: 'contract', mail: 'contract-signed' },
  'order-received': { title: 'An order waits to be accepted', leadsTo: 'order', mail: 'order-received' },
  'order-accepted': { title: 'The order is accepted', leadsTo: 'order' },
  'order-held': { title: 'The order is on hold', leadsTo: 'order' },
  'desk-asked': { title: 'The desk is asked', leadsTo: 'request' },
  'desk-answered': { title: 'The desk has answered', leadsTo: 'request' },
  'requester-asked': { title: 'The desk asks you something', leadsTo: 'request' },
  'requester-answered': { title: 'The requester has written', leadsTo: 'request' },
  'request-handed-over': { title: 'A desk request is yours now', leadsTo: 'request' },
  'request-resolved': { title: 'The desk has resolved your request', leadsTo: 'request' },
  'request-reopened': { title: 'A desk request was reopened', leadsTo: 'request' },
  'resolution-rated': { title: 'Your answer was rated', leadsTo: 'request' },
  'request-withdrawn': { title: 'A desk request was withdrawn', leadsTo: 'request' },
  'request-reminded': { title: 'A desk request is due soon', leadsTo: 'request' },
  'request-escalated': { title: 'A desk request is past its deadline', leadsTo: 'request' },
  'watched-submitted': { title: 'A deal you watch was submitted', leadsTo: 'deal' },
  'watched-approved': { title: 'A deal you watch is approved', leadsTo: 'deal' },
  'watched-rejected': { title: 'A deal you watch was rejected', leadsTo: 'deal' },
  'watched-returned': { title: 'A deal you watch was returned for changes', leadsTo: 'deal' },
  'watched-accepted': { title: 'The customer accepted on a deal you watch', leadsTo: 'deal' },
  'watched-signed': { title: 'A deal you watch is signed', leadsTo: 'deal' },
  'watched-ordered': { title: 'A deal you watch became an order', leadsTo: 'deal' },
  'watched-lapsed': { title: 'A quote on a deal you watch lapsed', leadsTo: 'deal' },
};

/** A message that a fact has for an audience. */
export interface ToTell {
  fact: RecordedFact;
  tell: Audience;
  message: Message;
}

/**
 * The effects that tell audiences: one line for everybody in one, a letter for each who wants one. Nobody is told what
 * they did themselves. How people want to be told counts as it is when the fact happens.
 */
export async function tell(scene: Scene, messages: readonly ToTell[], by: Asker): Promise<KeyedEffect[]> {
  const telling = await Promise.all(
    messages.map(async ({ fact, tell: audience, message }) => {
      const [groups, times] = await Promise.all([peopleIn(scene, fact, audience), timesToTell(scene, fact)]);
      return { fact, message, groups, times };
    }),
  );
  const everybody = telling.flatMap(({ groups }) => groups.flatMap(({ people }) => people));
  if (everybody.length === 0) return [];
  const channelOf = await channelsOf(scene.tx, everybody);
  return telling.flatMap(({ fact, message, groups, times }) => {
    const kind = kindOf(message);
    const channel = (id: string) => channelOf(id, kind);
    return groups.flatMap((told, index) =>
      tellAlike(scene, fact, message, { ...told, times, kind, channel }, by, index),
    );
  });
}

function tellAlike(
  scene: Scene,
  fact: RecordedFact,
  message: Message,
  { times, kind, channel, ...told }: Told & { times: ToldTime[]; kind: MessageKind; channel: (id: string) => Channel },
  by: Asker,
  index: number,
): KeyedEffect[] {
  const actorId = by === 'installation' ? null : by.id;
  const people = told.people.filter((person) => person !== actorId && channel(person) !== 'off');
  if (people.length === 0) return [];
  const { title, leadsTo, mail = 'deal-news' } = wordings[message];
  const link = linkTo[leadsTo](scene, fact);
  const said = fact.data as { message?: string; comment?: string; reason?: string; onBehalfOf?: string };
  const reason = told.because ?? said.reason;
  const comment = told.because ? undefined : said.message || said.comment;
  const key = `${message}-${scene.deal.id}-${fact.seq}${index > 0 ? `-${index}` : ''}`;
  const details: MailDetails = {
    actorId: actorId ?? undefined,
    onBehalfOf: said.onBehalfOf,
    quoteId: quoteOf(fact),
    quoteVersion: versionOf(fact),
    link,
    times,
    headline: title,
    comment,
    reason,
    outcome: outcomeOf(message, fact),
  };
  // Who only looks on may have lost sight of the deal by the time they would be told.
  const whoSee = told.whoSee && { whoSee: true as const };
  const letters = people
    .filter((person) => channel(person) === 'mail')
    .map(
      (personId): KeyedEffect => ({
        key: `mail-${key}-${personId}`,
        dealId: scene.deal.id,
        verb: 'mail',
        payload: { template: mail, personId, dealId: scene.deal.id, view: details, ...whoSee },
      }),
    );
  return [
    {
      key: `notify-${key}`,
      dealId: scene.deal.id,
      verb: 'notify',
      payload: {
        people,
        title,
        body: comment || reason || times.map(({ label, value }) => `${label} ${value}`).join(', '),
        link,
        dealId: scene.deal.id,
        kind,
        ...whoSee,
      },
    },
    ...letters,
  ];
}

const quoteOf = (fact: RecordedFact): string | undefined =>
  (fact.data as { quoteId?: string }).quoteId ?? (isOfQuote(fact) ? fact.instanceId : undefined);

const versionOf = (fact: RecordedFact): number | undefined => {
  const { quoteVersion, version } = fact.data as { quoteVersion?: number; version?: number };
  return quoteVersion ?? version;
};

const isOfQuote = (fact: RecordedFact): boolean => 'version' in fact.data;

const linkTo: Record<Wording['leadsTo'], (scene: Scene, fact: RecordedFact) => string> = {
  decision: (_, fact) => `/approvals/${fact.instanceId}`,
  deal: ({ deal }) => `/deals/${deal.id}`,
  contract: (_, fact) => `/contracts/${fact.instanceId}`,
  order: (_, fact) => `/orders/${fact.instanceId}`,
  request: (_, fact) => `/desk/${fact.instanceId}`,
};

/** What `approval-decided` tells of; nothing for every other letter. */
function outcomeOf(message: Message, { type }: RecordedFact): MailDetails['outcome'] {
  if (message === 'quote-usable') return 'approved';
  if (message !== 'approval-decided' && message !== 'approval-decided-for') return undefined;
  if (type === 'StepRejected') return 'rejected';
  return type === 'ChangesRequested' ? 'changes-requested' : 'step-decided';
}
