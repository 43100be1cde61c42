import { type AccountRow, accountEntity, type ContactRow, contactEntity } from '../../store/entities/accounts.ts';
import { insertRecord, updateRecord } from '../../store/entities/write.ts';
import type { Database, Tx } from '../../store/database.ts';
import { type Asked, changed, danglingReferences, staleOrMissing } from '../change.ts';
import { type InputError, type Refusal, refuseInput } from '../refusal.ts';

type AccountFields = Omit<AccountRow, 'id' | 'version'>;
export type NewAccount = Pick<AccountFields, 'name' | 'region' | 'country' | 'segment' | 'creditClass'> &
  Partial<AccountFields>;

/** Adds an account and answers its id. */
export function addAccount(database: Database, asked: Asked, account: NewAccount): Promise<string | Refusal> {
  return changed(database, asked, async (writing) => {
    const errors = await unknownReferences(writing.tx, account);
    if (errors.length) return refuseInput(...errors);
    const id = await insertRecord(writing, accountEntity, account);
    if (!id) return externalIdTaken;
    return { answer: id, subject: { kind: 'account', id }, type: 'AccountAdded', data: account };
  });
}

export function changeAccount(
  database: Database,
  asked: Asked,
  { id, version }: { id: string; version: number },
  changes: Partial<AccountFields>,
): Promise<string | Refusal> {
  return changed(database, asked, async (writing) => {
    const errors = await unknownReferences(writing.tx, changes);
    if (changes.parentId && (await belongsTo(writing.tx, changes.parentId, id))) {
      errors.push({ pointer: '/parentId', message: 'This would make the account its own parent.' });
    }
    if (errors.length) return refuseInput(...errors);
    if (changes.externalId && (await idTaken(writing.tx, changes.externalId, id))) return externalIdTaken;
    if (!(await updateRecord(writing, accountEntity, { id, version }, changes))) {
      return staleOrMissing(writing.tx, 'account', id);
    }
    return { answer: id, subject: { kind: 'account', id }, type: 'AccountChanged', data: changes };
  });
}

type ContactFields = Omit<ContactRow, 'id' | 'version'>;
export type NewContact = Pick<ContactFields, 'accountId' | 'name' | 'email'> & Partial<ContactFields>;

/** Adds a contact of an account and answers its id. */
export function addContact(database: Database, asked: Asked, contact: NewContact): Promise<string | Refusal> {
  return changed(database, asked, async (writing) => {
    const reference = { pointer: '/accountId', table: 'account' as const, id: contact.accountId };
    const errors = await danglingReferences(writing.tx, [reference]);
    if (errors.length) return refuseInput(...errors);
    const id = await insertRecord(writing, contactEntity, contact);
    if (!id) throw new Error('a contact has no unique value that could be taken');
    const subject = { kind: 'account' as const, id: contact.accountId };
    return { answer: id, subject, type: 'ContactAdded', data: { id, ...contact } };
  });
}

export function changeContact(
  database: Database,
  asked: Asked,
  { id, version }: { id: string; version: number },
  changes: Partial<Omit<ContactFields, 'accountId'>>,
): Promise<string | Refusal> {
  return changed(database, asked, async (writing) => {
    if (!(await updateRecord(writing, contactEntity, { id, version }, changes))) {
      return staleOrMissing(writing.tx, 'contact', id);
    }
    const sql = 'select account_id from contact where id = $1';
    const [contact] = await writing.tx.query<{ account_id: string }>(sql, [id]);
    const subject = { kind: 'account' as const, id: contact?.account_id as string };
    return { answer: id, subject, type: 'ContactChanged', data: { id, ...changes } };
  });
}

function unknownReferences(tx: Tx, { parentId, ownerId }: Partial<AccountFields>): Promise<InputError[]> {
  return danglingReferences(tx, [
    { pointer: '/parentId', table: 'account', id: parentId },
    { pointer: '/ownerId', table: 'person', id: ownerId },
  ]);
}

/** Whether `account` is `parent` or lies somewhere below it. */
async function belongsTo(tx: Tx, account: string, parent: string): Promise<boolean> {
  const chain = await tx.query(
    `with recursive chain(id) as (
       select $1::uuid union select a.parent_id from account a join chain c on a.id = c.id where a.parent_id is not null
     ) select 1 from chain where id = $2`,
    [account, parent],
  );
  return chain.length > 0;
}

async function idTaken(tx: Tx, externalId: string, id: string): Promise<boolean> {
  return (await tx.query('select 1 from account where external_id = $1 and id <> $2', [externalId, id])).length > 0;
}

const externalIdTaken = refuseInput({ pointer: '/externalId', message: 'Another account has this external id.' });
