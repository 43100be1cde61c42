/** What the daily digest shows; at least one of its lists has something in it. */
export interface DigestView {
  recipientName: string;
  /** "Tuesday 24 November 2026" */
  day: string;
  waiting: DigestLine[];
  changed: DigestLine[];
  soon: DigestLine[];
  /** The first screen, and where one chooses what is told. */
  link: string;
  settingsLink: string;
}

export interface DigestLine {
  text: string;
  detail: string;
  /** Absolute http or https address. */
  link: string;
}
