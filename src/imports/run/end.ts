/** How a run ends, and telling whoever waits for it. */
import { channelsOf } from '../../commands/telling/channels.ts';
import type { Tx } from '../../store/database.ts';
import { addEffects, type KeyedEffect } from '../../store/outbox.ts';
import type { Outcome } from './outcome.ts';

export type Ending = Outcome | { state: 'failed'; error: string };

/**
 * Writes what a run came to, unless it has ended already. Whoever asked for it is told in the same transaction, as they
 * chose; not at the command line, where they see it.
 */
export async function endRun(tx: Tx, runId: string, ending: Ending, { tell = true } = {}): Promise<void> {
  const outcome = ending.state === 'failed' ? null : ending;
  const [run] = await tx.query<Ended>(
    `update import_run r set state = $2, outcome = $3, problems = $4, error = $5, progress = null, finished_at = clock()
     where id = $1 and state in ('waiting', 'running')
     returning asked_by as "personId", round,
       coalesce((select string_agg(name, ', ' order by name) from import_file f where f.run_id = r.id), '') as files`,
    [
      runId,
      ending.state,
      outcome && JSON.stringify(outcome),
      outcome?.problems ?? 0,
      ending.state === 'failed' ? ending.error : null,
    ],
  );
  if (run?.personId && tell) await addEffects(tx, await telling(tx, runId, run as Asker, ending));
}

interface Ended {
  personId: string | null;
  round: number;
  files: string;
}

type Asker = Ended & { personId: string };

async function telling(
  tx: Tx,
  runId: string,
  { personId, round, files }: Asker,
  ending: Ending,
): Promise<KeyedEffect[]> {
  const channel = (await channelsOf(tx, [personId]))(personId, 'imports');
  if (channel === 'off') return [];
  const title = titles[ending.state];
  const result = resultWords(ending);
  const link = `/imports/${runId}`;
  const body = [files, result].filter(Boolean).join(': ');
  const told: KeyedEffect[] = [
    {
      key: `notify-import-${runId}-${round}`,
      dealId: null,
      verb: 'notify',
      payload: { people: [personId], title, body, link, dealId: null, kind: 'imports' },
    },
  ];
  if (channel !== 'mail') return told;
  const facts = [
    { label: 'File', value: files },
    { label: 'Result', value: result },
  ].filter(({ value }) => value !== '');
  const view = { headline: title, link, facts };
  return [
    ...told,
    {
      key: `mail-import-${runId}-${round}`,
      dealId: null,
      verb: 'mail',
      payload: { template: 'import-ended', personId, dealId: null, view },
    },
  ];
}

const titles: Record<Ending['state'], string> = {
  checked: 'Your dry run found no problem',
  refused: 'Your import has problems: nothing was changed',
  applied: 'Your import is done',
  failed: 'Your import could not be carried out',
};

/** "120 would be added, 3 changed"; for what did not come about, why. */
function resultWords(ending: Ending): string {
  if (ending.state === 'failed') return ending.error;
  if (ending.state === 'refused') return `${ending.problems} ${ending.problems === 1 ? 'problem' : 'problems'}`;
  const sum = (of: 'added' | 'changed') => ending.steps.reduce((total, step) => total + step[of], 0);
  const would = ending.state === 'checked' ? 'would be ' : '';
  return `${sum('added')} ${would}added, ${sum('changed')} ${would}changed`;
}
