import { createHash, randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { compileTemplate } from '../../src/documents/render.ts';
import type { Templates } from '../../src/documents/templates.ts';
import { mailNames } from '../../src/documents/view-models/mail.ts';
import { paperKinds } from '../../src/documents/view-models/paper-input.ts';
import type { EffectsConfig, EffectTimings } from '../../src/effects/settings.ts';
import { effectTimings, standardRetention } from '../../src/effects/settings.ts';
import { type EffectsSurroundings, startEffects } from '../../src/effects/start.ts';
import type { Tools } from '../../src/effects/verb.ts';
import type { Database } from '../../src/store/database.ts';
import { addEffects } from '../../src/store/outbox.ts';
import type { Effect } from '../../workflows/effects.ts';

export const shortTimings: EffectTimings = {
  ...effectTimings,
  poll: 50,
  sweep: 100,
  requeueAfter: 400,
  lease: 900,
  runLimit: 20_000,
  maxAttempts: 3,
  backoff: 20,
  backoffLimit: 100,
  lockDuration: 1_000,
  stalledInterval: 500,
  drain: 3_000,
};

export function testConfig(databaseUrl: string, more: Partial<EffectsConfig> = {}): EffectsConfig {
  const { timings, ...rest } = more;
  return {
    databaseUrl,
    processId: randomUUID(),
    mailFrom: 'Desk <desk@seller.example>',
    publicUrl: 'http://desk.example',
    retention: { ...standardRetention, idleMinutes: 240 },
    ...rest,
    timings: { ...shortTimings, ...timings },
  };
}

export interface Company {
  dealId: string;
  instanceId: string;
  quoteId: string;
  rep: string;
  manager: string;
}

/** One deal with a quote, a rep who owns it and her manager. */
export async function oneDeal(database: Database): Promise<Company> {
  return database.transaction(async (tx) => {
    const add = async (sql: string, params: unknown[]) => (await tx.query<{ id: string }>(sql, params))[0]!.id;
    const person = 'insert into person (email, name) values ($1, $2) returning id';
    const rep = await add(person, ['rep@seller.example', 'Rosa Rep']);
    const manager = await add(person, ['manager@seller.example', 'Mina Manager']);
    const seller = await add(
      `insert into seller (name, address, country) values ('Seller', '', 'US') returning id`,
      [],
    );
    const account = await add(
      `insert into account (name, region, country, segment, credit_class) values ('Acme', 'NA', 'US', 'mid', 'A')
        returning id`,
      [],
    );
    const dealId = await add(
      `insert into deal (name, account_id, seller_id, owner_id, kind, route_to_market, way_to_close)
        values ('Acme renewal', $1, $2, $3, 'new', 'direct', 'negotiated-contract') returning id`,
      [account, seller, rep],
    );
    const instanceId = await add(
      `insert into instance (id, deal_id, workflow, workflow_version, state, snapshot, changed_at)
        values ($1, $2, 'quote', 1, 'draft', '{}', clock()) returning id`,
      [randomUUID(), dealId],
    );
    const quoteId = await add('insert into quote (id, deal_id, ordinal) values ($1, $2, 1) returning id', [
      instanceId,
      dealId,
    ]);
    await tx.query(
      `insert into quote_version (quote_id, version, content, basis, created_by) values ($1, 1, '{}', '{}', $2)`,
      [quoteId, rep],
    );
    return { dealId, instanceId, quoteId, rep, manager };
  });
}

/** A paper waiting to be printed. */
export async function waitingDocument(database: Database, { dealId, quoteId }: Company): Promise<string> {
  const id = randomUUID();
  await database.query(
    `insert into document (id, deal_id, quote_id, quote_version, kind, ordinal, draft, view, status, requested_at)
      values ($1, $2, $3, 1, 'proposal', 1, true, '{"title": "Proposal"}', 'rendering', clock())`,
    [id, dealId, quoteId],
  );
  return id;
}

/** Writes an effect as a command would. @returns the outbox id */
export async function follow(database: Database, effect: Effect, key: string = randomUUID()): Promise<string> {
  await database.transaction((tx) => addEffects(tx, [{ ...effect, key, dealId: null }]));
  const [row] = await database.query<{ id: string }>('select id from outbox where key = $1', [key]);
  return row!.id;
}

export interface Logged {
  level: string;
  about: object;
  message: string;
}

export function collectingLog() {
  const lines: Logged[] = [];
  const line = (level: string) => (about: object, message: string) => void lines.push({ level, about, message });
  return { lines, info: line('info'), warn: line('warn'), error: line('error') };
}

/** Small templates, so that a test of queues does not compile the real ones. */
export const smallTemplates = {
  papers: Object.fromEntries(
    paperKinds.map((kind) => [
      kind,
      compileTemplate(
        { name: kind, parts: { html: '{{title}}', header: '', footer: '' }, partials: {} },
        { title: '' },
      ),
    ]),
  ),
  mails: Object.fromEntries(
    mailNames.map((name) => [
      name,
      compileTemplate(
        {
          name,
          parts: { subject: `${name}: {{dealName}}`, html: '{{recipientName}} {{url link}}', text: '{{link}}' },
          partials: {},
          plain: ['subject' as const, 'text' as const],
        },
        { dealName: '', recipientName: '', link: '' },
      ),
    ]),
  ),
} as unknown as Templates;

/** Prints the HTML's own bytes, and counts. */
export function countingPrinter(): Tools['printer'] & { printed: string[] } {
  const printed: string[] = [];
  return {
    printed,
    async print({ html }) {
      printed.push(html);
      return printedAs(html);
    },
  };
}

export function printedAs(text: string) {
  const pdf = Buffer.from(`%PDF ${text}`);
  return { pdf, pages: 1, sha256: createHash('sha256').update(pdf).digest('hex'), chromium: '1.2.3' };
}

export async function startTestEffects(
  surroundings: Pick<EffectsSurroundings, 'config' | 'database'> & Partial<EffectsSurroundings>,
): Promise<{ close(): Promise<void>; log: ReturnType<typeof collectingLog> }> {
  const log = collectingLog();
  const ask = async () => {
    throw new Error('nothing is due in this test');
  };
  const all = { ask, templates: smallTemplates, printer: countingPrinter(), log, ...surroundings };
  const { close } = await startEffects(all);
  return { close, log };
}

/** Looks again until `holds`, at most `limit` ms. @throws with what was seen last. */
export async function eventually<T>(
  look: () => Promise<T> | T,
  holds: (seen: T) => boolean,
  limit = 15_000,
): Promise<T> {
  const end = performance.now() + limit;
  for (;;) {
    const seen = await look();
    if (holds(seen)) return seen;
    if (performance.now() > end) throw new Error(`not within ${limit} ms; seen last: ${JSON.stringify(seen)}`);
    await pause(20);
  }
}
