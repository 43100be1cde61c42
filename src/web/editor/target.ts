/** What the editor writes: the draft of a quote, or one of the scenarios that are kept with it. */
import type { QuoteContent } from '../../domain/offer.ts';
import { type Answer, read, type WriteRequest } from '../api/client.ts';
import type { Quote, Scenario, TimelineEntry } from '../api/types.ts';

export interface Target {
  /** Tells it from everything else that is written. */
  key: string;
  /** As it was read. */
  content: QuoteContent;
  etag: string | undefined;
  /** Absent: the draft, which alone can be submitted. */
  scenario?: { id: string; name: string };
  /** The request that keeps what is written. */
  keeping: (content: QuoteContent) => WriteRequest;
  /** As it is on the server now, and who wrote it last. */
  readAnew: () => Promise<AsItIsNow>;
}

export interface AsItIsNow {
  content: QuoteContent;
  etag: string | undefined;
  products: Quote['products'];
  /** It can still be written in. */
  isOpen: boolean;
  by: string | undefined;
  at: string | undefined;
}

export function draftTarget({ body: { id, deal, content }, etag }: Answer<Quote>): Target {
  const path = `/api/quotes/${id}`;
  return {
    key: id,
    content,
    etag,
    keeping: (written) => ({ method: 'PUT', path, body: written }),
    async readAnew() {
      const [now, last] = await Promise.all([
        read<Quote>(path),
        lastOf(deal.id, ({ instanceId }) => instanceId === id),
      ]);
      const { body } = now;
      const isOpen = body.available.includes('EditQuote');
      return { content: body.content, etag: now.etag, products: body.products, isOpen, ...last };
    },
  };
}

export function scenarioTarget({ id: quoteId, deal, products }: Quote, scenario: Scenario): Target {
  const { id, name, content, version } = scenario;
  const path = scenarioPath(quoteId, id);
  return {
    key: `${quoteId}.${id}`,
    content,
    etag: scenarioEtag(version),
    scenario: { id, name },
    keeping: (written) => ({ method: 'PUT', path, body: { content: written } }),
    async readAnew() {
      const [now, last] = await Promise.all([
        read<{ items: Scenario[] }>(scenariosPath(quoteId)),
        lastOf(deal.id, ({ data }) => data.scenarioId === id),
      ]);
      const found = now.body.items.find((one) => one.id === id);
      const theirs = found ?? scenario;
      return {
        content: theirs.content,
        etag: scenarioEtag(theirs.version),
        products,
        isOpen: found !== undefined,
        ...last,
      };
    },
  };
}

export const scenariosPath = (quoteId: string): string => `/api/quotes/${quoteId}/scenarios`;
export const scenarioPath = (quoteId: string, id: string): string => `${scenariosPath(quoteId)}/${id}`;
export const scenarioEtag = (version: number): string => `"v${version}"`;

/** Where a scenario is written. */
export const scenarioAddress = (quoteId: string, id: string): string => `/quotes/${quoteId}?scenario=${id}`;

/** The last thing that happened to it in the deal's timeline: by whom, and when. */
async function lastOf(dealId: string, isOfIt: (entry: TimelineEntry) => boolean) {
  const { body } = await read<{ items: TimelineEntry[] }>(`/api/deals/${dealId}/timeline?limit=20`);
  const last = body.items.find(isOfIt);
  return { by: last?.by?.name, at: last?.at };
}
