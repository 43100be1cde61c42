/**
 * What may follow a fact outside the transaction that recorded it. The map emits these as data; they are carried out
 * after commit, at least once, and every verb is safe to run twice.
 */

export interface Effects {
  /** A line in the inbox of each person. `link` is a path of the screens, such as "/deals/…". */
  notify: {
    people: string[];
    title: string;
    body: string;
    link: string;
    dealId: string;
  };
  /** One letter to one person, from `templates/mail/<template>`. `view` holds what the template needs beyond person and deal. */
  mail: { template: string; personId: string; dealId: string; view?: MailView };
  /** Print the paper whose row is waiting as `rendering`. */
  renderDocument: { documentId: string };
}

/** Text only: figures arrive as they are to be shown. */
export interface MailView {
  [name: string]: string | boolean | null | MailView | MailView[];
}

export type Verb = keyof Effects;
export type Effect = { [V in Verb]: { verb: V; payload: Effects[V] } }[Verb];
