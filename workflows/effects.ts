import type { MessageKind } from './message-kinds.ts';

/**
 * What may follow a fact outside the transaction that recorded it. The map emits these as data; they are carried out
 * after commit, at least once, and every verb is safe to run twice.
 */

export interface Effects {
  /**
   * A line in the inbox of each person, with `whoSee` only of those who may see the deal when it is carried out; without
   * a deal there is nothing that they might not see. `link` is a path of the screens, such as "/deals/…".
   */
  notify: {
    people: string[];
    title: string;
    body: string;
    link: string;
    dealId: string | null;
    kind?: MessageKind;
    whoSee?: true;
  };
  /** One letter to one person, from `templates/mail/<template>`. `view` holds what person and deal do not tell. */
  mail: { template: string; personId: string; dealId: string | null; view?: MailDetails; whoSee?: true };
  /** What waits, what changed and what is due: one letter a person and day. */
  mailDigest: { personId: string; day: string };
  /** A letter with a link that sets a password once. The link is made when the letter is sent: nothing here holds it. */
  mailPasswordLink: { personId: string; kind: PasswordLinkKind; invitedBy?: string };
  /** Somebody left, moved or changed roles: the running requests that this touches ask anew. */
  reroute: { personId: string; reason: string };
  /** Print the paper whose row is waiting as `rendering`. */
  renderDocument: { documentId: string };
  /** Carry out an import run that waits. */
  importData: { runId: string };
}

export type PasswordLinkKind = 'invitation' | 'reset';

/** What a letter says beside its recipient and the deal; what does not apply is left out. Figures are text as shown. */
export interface MailDetails {
  /** What happened, in the words of the line in the inbox. */
  headline?: string;
  /** Who did what the letter tells of. */
  actorId?: string;
  /** For whom they did it, when they stood in. */
  onBehalfOf?: string;
  quoteId?: string;
  /** The version whose figures the letter shows. */
  quoteVersion?: number;
  /** A path of the screens; the deal when left out. */
  link?: string;
  /** What is due or was, before all other facts. */
  times?: { label: string; value: string }[];
  facts?: { label: string; value: string }[];
  comment?: string;
  reason?: string;
  outcome?: 'step-decided' | 'approved' | 'rejected' | 'changes-requested';
}

export type Verb = keyof Effects;
export type Effect = { [V in Verb]: { verb: V; payload: Effects[V] } }[Verb];
