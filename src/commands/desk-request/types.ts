/** What the desk can be asked, kept by its administrator. Requests that run keep the levels they were promised. */
import type { Database } from '../../store/database.ts';
import { type Asked, changed, installation } from '../change.ts';
import { type Refusal, refuse, refuseInput } from '../refusal.ts';

export interface RequestTypeInput {
  name: string;
  title: string;
  description: string;
  firstResponseMinutes: number;
  resolutionMinutes: number | null;
  complex: boolean;
  source: string;
  active: boolean;
}

type Changes = Partial<Omit<RequestTypeInput, 'name'>>;

const columns: Record<keyof RequestTypeInput, string> = {
  name: 'name',
  title: 'title',
  description: 'description',
  firstResponseMinutes: 'first_response_minutes',
  resolutionMinutes: 'resolution_minutes',
  complex: 'complex',
  source: 'source',
  active: 'active',
};

export function addRequestType(database: Database, asked: Asked, input: RequestTypeInput): Promise<string | Refusal> {
  return changed(database, asked, async ({ tx }) => {
    const wrong = wrongLevels(input);
    if (wrong) return wrong;
    const names = Object.keys(columns) as (keyof RequestTypeInput)[];
    const added = await tx.query(
      `insert into desk_request_type (${names.map((name) => columns[name]).join(', ')})
       values (${names.map((_, index) => `$${index + 1}`).join(', ')}) on conflict (name) do nothing returning name`,
      names.map((name) => input[name]),
    );
    if (added.length === 0) return refuseInput({ pointer: '/name', message: 'There is a type of this name already.' });
    return { answer: input.name, subject: installation, type: 'RequestTypeAdded', data: { ...input } };
  });
}

export function changeRequestType(
  database: Database,
  asked: Asked,
  { name, expected, changes }: { name: string; expected: number; changes: Changes },
): Promise<string | Refusal> {
  return changed(database, asked, async ({ tx }) => {
    const [before] = await tx.query<RequestTypeInput & { version: number }>(
      `select ${Object.entries(columns)
        .map(([field, column]) => `${column} as "${field}"`)
        .join(', ')}, version from desk_request_type where name = $1 for update`,
      [name],
    );
    if (!before) return refuse('not-found', { detail: 'The desk knows no such type.' });
    if (before.version !== expected) {
      return refuse('stale', {
        detail: 'Somebody changed this in the meantime. Read it again and repeat your change.',
      });
    }
    const wrong = wrongLevels({ ...before, ...changes });
    if (wrong) return wrong;
    const named = (Object.keys(changes) as (keyof Changes)[]).filter((field) => changes[field] !== undefined);
    const sets = named.map((field, index) => `${columns[field]} = $${index + 2}`);
    await tx.query(`update desk_request_type set ${[...sets, 'version = version + 1'].join(', ')} where name = $1`, [
      name,
      ...named.map((field) => changes[field]),
    ]);
    const data = Object.fromEntries(named.map((field) => [field, { from: before[field], to: changes[field] }]));
    return { answer: name, subject: installation, type: 'RequestTypeChanged', data: { name, changed: data } };
  });
}

function wrongLevels({ firstResponseMinutes, resolutionMinutes }: RequestTypeInput): Refusal | undefined {
  if (resolutionMinutes === null || resolutionMinutes >= firstResponseMinutes) return undefined;
  return refuseInput({ pointer: '/resolutionMinutes', message: 'It cannot be resolved before the first response.' });
}
