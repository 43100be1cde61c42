import { createTransport } from 'nodemailer';
import { HopelessError } from './hopeless-error.ts';

export interface Letter {
  messageId: string;
  to: { name: string; address: string };
  subject: string;
  html: string;
  plain: string;
}

export interface Transmit {
  /** @throws HopelessError when the server refuses this letter for good; an Error when it may be tried again. */
  (letter: Letter): Promise<void>;
}

/** Hands letters to the mail server at `url`, one connection each, with no wait longer than 15 s. */
export function smtp(url: string, from: string): Transmit {
  const limits = { connectionTimeout: limit, greetingTimeout: limit, socketTimeout: limit, dnsTimeout: limit };
  // Letters are made of our own text: nothing in them may make the mailer read files or fetch addresses.
  const transport = createTransport({ url, ...limits, disableFileAccess: true, disableUrlAccess: true });
  return async ({ messageId, to, subject, html, plain }) => {
    try {
      await transport.sendMail({ from, to, messageId, subject, html, text: plain });
    } catch (error) {
      if (isRefusal(error)) throw new HopelessError(error.message, { cause: error });
      throw error;
    }
  };
}

const limit = 15_000;

// RFC 5321 section 4.2.1: a reply in the 500s is permanent. Sign-in trouble is ours to mend, so that letter waits.
function isRefusal(error: unknown): error is Error {
  if (!(error instanceof Error) || !('responseCode' in error) || !('code' in error)) return false;
  const { responseCode, code } = error;
  return typeof responseCode === 'number' && responseCode >= 500 && (code === 'EENVELOPE' || code === 'EMESSAGE');
}
