/** The row that lists and reports read of a request, kept beside its machine. */
import type { DeskRequestContext } from '../../../workflows/desk-request/machine.ts';
import { addBusinessTime, type BusinessCalendar } from '../../domain/business-time.ts';
import { nextDue, type RequestClocks, reminders } from '../../domain/desk-request.ts';
import type { Moved } from '../command.ts';
import { contextOf, type Scene } from '../scene.ts';

/** Opening minutes after which a resolved request that nobody reopened is closed: a week of eight-hour days. */
const closesAfter = 40 * 60;

const clockColumns: Record<keyof RequestClocks, string> = {
  firstResponseMinutes: 'first_response_minutes',
  resolutionMinutes: 'resolution_minutes',
  countedFrom: 'counted_from',
  firstResponseDueAt: 'first_response_due_at',
  firstRespondedAt: 'first_responded_at',
  firstResponseTook: 'first_response_took',
  resolutionDueAt: 'resolution_due_at',
  resolvedAt: 'resolved_at',
  resolutionTook: 'resolution_took',
  restingSince: 'resting_since',
  restedMinutes: 'rested_minutes',
};

/** The clocks of a request as they stand. */
export async function clocksOf({ tx }: Scene, id: string): Promise<RequestClocks> {
  const columns = Object.entries(clockColumns).map(([name, column]) => `${column} as "${name}"`);
  const [row] = await tx.query<RequestClocks>(`select ${columns.join(', ')} from desk_request where id = $1`, [id]);
  return row as RequestClocks;
}

/** Begins the row of a new request. */
export async function insertRequest(
  { scene: { tx, deal, at }, instance }: Moved,
  { type, subject, askedBy }: { type: string; subject: string; askedBy: string },
  clocks: RequestClocks,
): Promise<void> {
  await tx.query(
    `insert into desk_request (id, deal_id, type, subject, state, asked_by, asked_at, first_response_minutes,
       counted_from, first_response_due_at, next_due_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $10)`,
    [
      instance.id,
      deal.id,
      type,
      subject,
      instance.state,
      askedBy,
      at,
      clocks.firstResponseMinutes,
      clocks.countedFrom,
      clocks.firstResponseDueAt,
    ],
  );
}

/** Writes where the request and its clocks stand now. */
export async function keepRequest(
  { scene: { tx, at }, instance }: Moved,
  calendar: BusinessCalendar,
  clocks: RequestClocks,
): Promise<void> {
  const { ownerId } = contextOf<DeskRequestContext>(instance);
  const remind = reminders(calendar, clocks, at);
  const named = Object.keys(clockColumns) as (keyof RequestClocks)[];
  const sets = named.map((name, index) => `${clockColumns[name]} = $${index + 8}`);
  await tx.query(
    `update desk_request set state = $2, owner_id = $3, next_due_at = $4, first_response_remind_at = $5,
       resolution_remind_at = $6, closes_at = $7, ${sets.join(', ')}
     where id = $1`,
    [
      instance.id,
      instance.state,
      ownerId,
      nextDue(clocks) ?? 'infinity',
      remind.firstResponse,
      remind.resolution,
      clocks.resolvedAt && addBusinessTime(calendar, clocks.resolvedAt, closesAfter),
      ...named.map((name) => clocks[name]),
    ],
  );
}

/** Writes where the request stands; its clocks are as before. */
export async function keepState({ scene: { tx }, instance }: Moved): Promise<void> {
  await tx.query(
    `update desk_request set state = $2, owner_id = $3,
       next_due_at = case when $2 in ('closed', 'withdrawn') then 'infinity' else next_due_at end
     where id = $1`,
    [instance.id, instance.state, contextOf<DeskRequestContext>(instance).ownerId],
  );
}
