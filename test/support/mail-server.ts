import { once } from 'node:events';
import { SMTPServer } from 'smtp-server';

/** A mail server on a free or the chosen port of 127.0.0.1 that keeps every letter it takes. */
export interface MailServer {
  url: string;
  /** As they came, headers and all: one that was sent twice is here twice. */
  letters: string[];
  /** Answers to letters already taken, in order; then success. */
  afterTaking: Error[];
  /** Set: no recipient is taken. */
  refuse?: Error;
  stop(): Promise<void>;
}

export async function startMailServer(port = 0): Promise<MailServer> {
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    onRcptTo: (_address, _session, answer) => answer(caught.refuse),
    onData: (stream, _session, answer) => {
      let text = '';
      stream.on('data', (chunk) => (text += chunk));
      stream.on('end', () => {
        caught.letters.push(text);
        answer(caught.afterTaking.shift());
      });
    },
  });
  const caught: MailServer = {
    url: '',
    letters: [],
    afterTaking: [],
    stop: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
  server.on('error', () => undefined); // a client that hangs up
  server.listen(port, '127.0.0.1');
  await once(server.server, 'listening');
  const address = server.server.address();
  caught.url = `smtp://127.0.0.1:${typeof address === 'object' ? address?.port : port}`;
  return caught;
}

/** The one id by which mail servers and readers know a letter again. */
export const messageIdIn = (letter: string): string => /^Message-ID: (.*)$/im.exec(letter)?.[1]?.trim() ?? '';
