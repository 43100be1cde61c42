import { randomUUID } from 'node:crypto';
import type { Database, Tx } from '../../store/database.ts';
import { type NewFile, insertFile } from '../../store/files.ts';
import type { Actor } from '../actor.ts';
import { permissionsOf } from '../permissions.ts';
import { isHistory, type Refusal, refuse, refuseInput } from '../refusal.ts';
import { record } from '../change.ts';
import { lockScene, type Scene } from '../scene.ts';

/** What a deal is opened with; names of columns beside. */
export interface DealInput {
  name: string;
  accountId: string;
  sellerId: string;
  ownerId?: string;
  kind: string;
  paper: string;
  routeToMarket: string;
  partnerId?: string | null;
  partnerMargin?: string | null;
  wayToClose: string;
  customerCloseDate?: string | null;
  externalId?: string | null;
  justification?: Record<string, string>;
}

const columns: Record<keyof DealInput, string> = {
  name: 'name',
  accountId: 'account_id',
  sellerId: 'seller_id',
  ownerId: 'owner_id',
  kind: 'kind',
  paper: 'paper',
  routeToMarket: 'route_to_market',
  partnerId: 'partner_id',
  partnerMargin: 'partner_margin',
  wayToClose: 'way_to_close',
  customerCloseDate: 'customer_close_date',
  externalId: 'external_id',
  justification: 'justification',
};

export interface DealAnswer {
  id: string;
  version: number;
}

/** Opens a deal for its owner, the asker when nobody else is named. */
export function openDeal(
  database: Database,
  by: Actor,
  input: DealInput,
  commandId?: string,
): Promise<DealAnswer | Refusal> {
  return database.transaction(async (tx) => {
    if (!by.permissions.has('deal.write')) return mayNotWrite;
    const values: DealInput = { ...input, ownerId: input.ownerId ?? by.id };
    const missing = await missingReference(tx, values);
    if (missing) return missing;
    const id = randomUUID();
    const named = (Object.keys(columns) as (keyof DealInput)[]).filter((name) => values[name] !== undefined);
    const places = named.map((_, index) => `$${index + 2}`).join(', ');
    await tx.query(
      `insert into deal (id, ${named.map((name) => columns[name]).join(', ')}, team_id)
       values ($1, ${places}, (select team_id from person where id = $${named.length + 2}))`,
      [id, ...named.map((name) => stored(values[name])), values.ownerId],
    );
    await record(tx, {
      subject: { kind: 'deal', id },
      type: 'DealOpened',
      data: { name: values.name, accountId: values.accountId, ownerId: values.ownerId, kind: values.kind },
      by: by.id,
      commandId,
    });
    return { id, version: 1 };
  });
}

/** Changes what is written of the deal itself. Terms that were submitted stay as they are: they name their own. */
export async function changeDeal(
  database: Database,
  by: Actor,
  dealId: string,
  expected: number,
  changes: Partial<DealInput>,
  commandId?: string,
): Promise<DealAnswer | Refusal> {
  return database.transaction(async (tx) => {
    const scene = await lockScene(tx, { dealId }, by);
    if (!scene) return notFound;
    if (!by.permissions.has('deal.write')) return mayNotWrite;
    if (scene.deal.origin === 'imported') return isHistory;
    if (scene.deal.version !== expected) return stale;
    if (isPastDraft(scene) && boundToTerms.some((name) => changes[name] !== undefined)) {
      return refuse('not-available', {
        detail: 'Customer, seller, route and way to close are part of submitted terms: take the quote back first.',
        available: [],
      });
    }
    const missing = await missingReference(tx, changes);
    if (missing) return missing;
    const named = (Object.keys(changes) as (keyof DealInput)[]).filter((name) => changes[name] !== undefined);
    const [before] = await tx.query<Record<string, unknown>>(
      `select ${[...named.map((name) => `${columns[name]} as "${name}"`), '1 as one'].join(', ')} from deal where id = $1`,
      [dealId],
    );
    const changed = Object.fromEntries(
      named.map((name) => [name, { from: before?.[name] ?? null, to: changes[name] ?? null }]),
    );
    const sets = named.map((name, index) => `${columns[name]} = $${index + 3}`);
    if (changes.ownerId !== undefined)
      sets.push(`team_id = (select team_id from person where id = $${named.indexOf('ownerId') + 3})`);
    await tx.query(`update deal set ${[...sets, 'version = version + 1', 'moved_at = $2'].join(', ')} where id = $1`, [
      dealId,
      scene.at,
      ...named.map((name) => stored(changes[name])),
    ]);
    await record(tx, {
      subject: { kind: 'deal', id: dealId },
      type: 'DealChanged',
      data: { changed },
      by: by.id,
      commandId,
    });
    return { id: dealId, version: scene.deal.version + 1 };
  });
}

export interface AttachmentInput {
  name: string;
  file: NewFile;
}

export function addAttachment(
  database: Database,
  by: Actor,
  dealId: string,
  { name, file }: AttachmentInput,
  commandId?: string,
): Promise<{ id: string } | Refusal> {
  return database.transaction(async (tx) => {
    const scene = await lockScene(tx, { dealId }, by);
    if (!scene) return notFound;
    if (scene.deal.origin === 'imported') return isHistory;
    const id = randomUUID();
    await insertFile(tx, file);
    await tx.query(
      'insert into attachment (id, deal_id, name, sha256, uploaded_by, uploaded_at) values ($1, $2, $3, $4, $5, $6)',
      [id, dealId, name, file.sha256, by.id, scene.at],
    );
    await tx.query('update deal set version = version + 1, moved_at = $2 where id = $1', [dealId, scene.at]);
    await record(tx, {
      subject: { kind: 'deal', id: dealId },
      type: 'AttachmentAdded',
      data: { attachmentId: id, name, sha256: file.sha256 },
      by: by.id,
      commandId,
    });
    return { id };
  });
}

const notFound = refuse('not-found', { detail: 'There is nothing here, or nothing that you may see.' });
const mayNotWrite = refuse('forbidden', { detail: 'This needs the permission deal.write.' });
const stale = refuse('stale', {
  detail: 'This was changed since you read it. Read it again and decide on what it is now.',
});

/** What a version's terms take from the deal, and what its rules and risk read of it. */
const boundToTerms = ['accountId', 'sellerId', 'kind', 'routeToMarket', 'wayToClose', 'ownerId'] as const;

const isPastDraft = (scene: Scene): boolean =>
  scene.instances.some(({ workflow, state }) => workflow === 'quote' && !['draft', 'withdrawn'].includes(state));

const stored = (value: unknown): unknown =>
  typeof value === 'object' && value !== null ? JSON.stringify(value) : (value ?? null);

const references = [
  ['accountId', 'account', 'There is no such account.'],
  ['sellerId', 'seller', 'There is no such selling entity.'],
  ['ownerId', 'person', 'There is no such person.'],
  ['partnerId', 'account', 'There is no such partner account.'],
] as const;

async function missingReference(tx: Tx, values: Partial<DealInput>): Promise<Refusal | undefined> {
  for (const [field, table, message] of references) {
    const id = values[field];
    if (id === undefined || id === null) continue;
    const found = await tx.query(`select from ${table} where id = $1`, [id]);
    if (found.length === 0) return refuseInput({ pointer: `/${field}`, message });
  }
  return values.ownerId === undefined || (await mayOwn(tx, values.ownerId)) ? undefined : cannotOwn;
}

const cannotOwn = refuseInput({ pointer: '/ownerId', message: 'This person cannot own deals.' });

/** Who owns a deal works here and sells. */
export async function mayOwn(tx: Pick<Tx, 'query'>, personId: string): Promise<boolean> {
  const [person] = await tx.query<{ active: boolean; roles: string[] }>(
    'select active, array(select role from person_role where person_id = person.id) as roles from person where id = $1',
    [personId],
  );
  return person?.active === true && permissionsOf(person.roles).has('deal.write');
}
