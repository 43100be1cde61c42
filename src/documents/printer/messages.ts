/** What the server and its renderer process say to each other. */

/** A document ready to print: three self-contained HTML texts with everything they show inlined. */
export interface PrintJob {
  /** An element with `data-page-of="ID"` is filled with the number of the page that the element of that id is on. */
  html: string;
  /** Printed on every page; documents of their own that do not see the styles of `html`. */
  header: string;
  footer: string;
}

export interface PrintedPdf {
  /** Normalised: the same job under the same Chromium gives the same bytes. */
  pdf: Uint8Array;
  pages: number;
  /** SHA-256 of `pdf` in hex. */
  sha256: string;
  /** "153.0.8010.0" */
  chromium: string;
}

export interface PrintRequest {
  id: number;
  job: PrintJob;
  timeoutMs: number;
}

export type PrintReply = { id: number } & (
  | { printed: PrintedPdf }
  | { failure: { reason: PrintFailure; message: string } }
);

/** `timeout`: took too long; `crashed`: Chromium or its process ended; `refused`: the document did what none may; `closed`: the printer is shut. */
export type PrintFailure = 'timeout' | 'crashed' | 'refused' | 'failed' | 'closed';

/** Why there is no PDF. The printer itself stays usable after every reason but `closed`. */
export class PrintError extends Error {
  readonly reason: PrintFailure;

  constructor(reason: PrintFailure, message: string) {
    super(message);
    this.name = 'PrintError';
    this.reason = reason;
  }
}
