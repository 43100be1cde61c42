import { channelsOf } from '../../commands/telling/channels.ts';
import { addEffects, type KeyedEffect } from '../../store/outbox.ts';
import { PrintError, type Printer } from '../../documents/printer/printer.ts';
import type { Templates } from '../../documents/templates.ts';
import type { PaperView } from '../../documents/view-models/paper.ts';
import type { PaperKind } from '../../documents/view-models/paper-input.ts';
import type { Database, Tx } from '../../store/database.ts';
import { HopelessError } from '../hopeless-error.ts';
import type { VerbDefinition, Write } from '../verb.ts';

/** Prints a paper from the view stored with it. The file and the row that names it appear together, once. */
export const renderDocument: VerbDefinition<'renderDocument'> = {
  perform: ({ payload: { documentId }, signal }, { database, templates: { papers }, printer }) =>
    printPaper(documentId, { database, papers, printer, signal }),

  abandon({ payload: { documentId } }, reason) {
    return async (tx) => {
      await tx.query(`update document set status = 'failed', error = $2 where id = $1 and status = 'rendering'`, [
        documentId,
        reason,
      ]);
    };
  },
};

interface Press {
  database: Pick<Database, 'query'>;
  papers: Templates['papers'];
  printer: Pick<Printer, 'print'>;
  signal?: AbortSignal;
}

/** Prints the paper unless it is printed already, and answers what to write down of it. */
export async function printPaper(documentId: string, { database, papers, printer, signal }: Press): Promise<Write> {
  const [document] = await database.query<StoredPaper>(
    `select kind, view, status, deal_id as "dealId", quote_id as "quoteId", quote_version as "quoteVersion",
          requested_by as "requestedBy"
        from document where id = $1`,
    [documentId],
  );
  if (!document) throw new HopelessError(`no document ${documentId}`);
  if (document.status === 'ready') return async () => undefined;

  const template = papers[document.kind];
  const { pdf, pages, sha256, chromium } = await printer.print(template.render(document.view)).catch((error) => {
    // The paper itself did what none may; it would do so again.
    if (error instanceof PrintError && error.reason === 'refused') {
      throw new HopelessError(error.message, { cause: error });
    }
    throw error;
  });
  signal?.throwIfAborted();

  return async (tx) => {
    await tx.query(
      `insert into file (sha256, media_type, size, bytes) values ($1, 'application/pdf', $2, $3)
          on conflict (sha256) do nothing`,
      [sha256, pdf.byteLength, Buffer.from(pdf)],
    );
    await tx.query(
      `update document set status = 'ready', sha256 = $2, pages = $3, template_hash = $4, rendered_by = $5,
            error = null, rendered_at = clock()
          where id = $1 and status <> 'ready'`,
      [documentId, sha256, pages, template.hash, `Chromium ${chromium}`],
    );
    if (document.kind === 'proposal') await addEffects(tx, await proposalReady(tx, documentId, document));
  };
}

interface StoredPaper {
  kind: PaperKind;
  view: PaperView;
  status: string;
  dealId: string;
  quoteId: string;
  quoteVersion: number;
  requestedBy: string | null;
}

/** Whoever asked for the proposal is told that it can be sent. */
async function proposalReady(tx: Tx, documentId: string, paper: StoredPaper): Promise<KeyedEffect[]> {
  const { dealId, quoteId, quoteVersion, requestedBy: personId } = paper;
  if (personId === null) return [];
  const link = `/deals/${dealId}`;
  const channel = (await channelsOf(tx, [personId]))(personId, 'papers');
  const told: KeyedEffect[] = [
    {
      key: `notify-proposal-ready-${documentId}`,
      dealId,
      verb: 'notify',
      payload: {
        people: [personId],
        title: 'The proposal is ready',
        body: paper.view.document.number,
        link,
        dealId,
        kind: 'papers',
      },
    },
    {
      key: `mail-proposal-ready-${documentId}`,
      dealId,
      verb: 'mail',
      payload: { template: 'proposal-ready', personId, dealId, view: { quoteId, quoteVersion, link } },
    },
  ];
  if (channel === 'off') return [];
  return channel === 'mail' ? told : told.slice(0, 1);
}
