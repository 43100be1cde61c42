import type { Person } from './http.ts';

export interface Told {
  name: string;
  id: string;
  data: { kind?: string; id?: string; dealId?: string; version?: number; state?: string };
}

/** A client of the event stream that keeps what it is told. */
export interface Listener {
  status: number;
  headers: Headers;
  told: Told[];
  /** The changes of one kind, by what they are about. */
  changes(kind: string): (string | undefined)[];
  /** Waits until it was told so many changes of a kind. */
  until(kind: string, count?: number): Promise<void>;
  /** Settles when the server has ended the stream. */
  ended: Promise<void>;
  leave(): void;
}

/** Listens from the moment the server has begun to tell; `after` resumes. */
export async function listenTo(url: string, as: Person, after?: string): Promise<Listener> {
  const leaving = new AbortController();
  const headers = { authorization: `Bearer ${as.token}`, ...(after !== undefined && { 'last-event-id': after }) };
  const response = await fetch(`${url}/api/events`, { headers, signal: leaving.signal });
  const told: Told[] = [];
  let news = () => undefined as void;
  const ended = readAll(response, (one) => {
    told.push(one);
    news();
  }).catch(() => undefined);
  const changes = (kind: string) => told.filter(({ data }) => data.kind === kind).map(({ data }) => data.id);
  return {
    status: response.status,
    headers: response.headers,
    told,
    changes,
    until: (kind, count = 1) =>
      new Promise((resolve, reject) => {
        const late = setTimeout(() => reject(new Error(`only told ${JSON.stringify(told)}`)), 5_000);
        news = () => {
          const found = kind === 'reload' || kind === 'beat' ? told.filter(({ name }) => name === kind) : changes(kind);
          if (found.length < count) return;
          clearTimeout(late);
          resolve();
        };
        news();
      }),
    ended,
    leave: () => leaving.abort(),
  };
}

async function readAll(response: Response, tell: (told: Told) => void): Promise<void> {
  let text = '';
  const decoder = new TextDecoder();
  for await (const chunk of response.body as ReadableStream<Uint8Array>) {
    text += decoder.decode(chunk, { stream: true });
    const blocks = text.split('\n\n');
    text = blocks.pop() ?? '';
    for (const block of blocks) {
      const fields = new Map(
        block.split('\n').map((line) => [line.split(': ')[0], line.slice(line.indexOf(': ') + 2)]),
      );
      const data = fields.get('data');
      if (data !== undefined)
        tell({ name: fields.get('event') ?? '', id: fields.get('id') ?? '', data: JSON.parse(data) });
    }
  }
}
