import { Button } from '@mantine/core';
import { AlarmClock } from 'lucide-react';
import { useState } from 'react';
import { Link } from 'react-router';
import { hidden } from '../../domain/confidentiality.ts';
import type { ApprovalRow } from '../api/types.ts';
import { DecideDialog } from '../decision/decide-dialog.tsx';
import type { DecisionKind } from '../decision/decision.ts';
import { DateText } from '../parts/date-text.tsx';
import { Due } from '../parts/due.tsx';
import { MoneyText } from '../parts/money-text.tsx';
import { Problem } from '../parts/problem.tsx';
import { RatioText } from '../parts/ratio-text.tsx';
import { Asked } from './asked.tsx';
import classes from './inbox.module.css';
import { Loading, NothingWaits } from './nothing-waits.tsx';
import { dealWords, isLate } from './row-words.ts';
import { SnoozeDialog } from './snooze-dialog.tsx';
import { useBringBack } from './use-bring-back.ts';
import { useDecideRow } from './use-decide-row.ts';
import { useInbox } from './use-inbox.ts';
import type { View } from './view.ts';

/** The inbox in one hand: what is asked, what it is worth, and buttons for thumbs. */
export function WaitingCards({ view }: { view: View }) {
  const { rows, error, more, again } = useInbox(view);
  if (error && !rows) return <Problem error={error} again={again} />;
  if (!rows) return <Loading />;
  if (rows.length === 0) return <NothingWaits view={view} />;
  return (
    <>
      <ul className={classes.cards}>
        {rows.map((row) => (
          <Card key={row.step?.id ?? row.id} row={row} />
        ))}
      </ul>
      {more && (
        <Button variant="default" fullWidth mt="sm" onClick={more}>
          Show more
        </Button>
      )}
    </>
  );
}

function Card({ row }: { row: ApprovalRow }) {
  const [asking, setAsking] = useState<DecisionKind>();
  const [snoozing, setSnoozing] = useState(false);
  const decide = useDecideRow();
  const bringBack = useBringBack();
  return (
    <li className={classes.card}>
      <Link to={`/approvals/${row.id}`} className={classes.open}>
        <span className={classes.muted}>
          {row.account.name}
          {row.onBehalfOf && ` · for ${row.onBehalfOf.name}`} ·{' '}
          {row.dueAt || row.heldAt ? <Due {...row} /> : <DateText value={row.openedAt} ago />}
        </span>
        <strong>{dealWords(row)}</strong>
        <Asked row={row} />
        <span className={classes.figures}>
          <MoneyText value={row.tcv} whole />
          <span>
            <RatioText value={row.discount} /> off
          </span>
          {row.margin !== hidden && (
            <span>
              <RatioText value={row.margin} /> margin
            </span>
          )}
        </span>
      </Link>
      <div className={classes.buttons}>
        <Button onClick={() => void decide(row, 'approve', '')}>Approve</Button>
        <Button variant="default" onClick={() => setAsking('request-changes')}>
          Changes
        </Button>
        <Button variant="default" c="red.9" onClick={() => setAsking('reject')}>
          Reject
        </Button>
        {!isLate(row) && (
          <Button
            variant="default"
            aria-label={row.snoozedUntil ? 'Bring back' : 'Put off'}
            onClick={() => (row.snoozedUntil ? bringBack(row) : setSnoozing(true))}
          >
            <AlarmClock size={18} aria-hidden="true" />
          </Button>
        )}
      </div>
      <DecideDialog
        kind={asking}
        deal={dealWords(row)}
        onClose={() => setAsking(undefined)}
        onDecide={(kind, comment) => void decide(row, kind, comment)}
      />
      <SnoozeDialog row={snoozing ? row : undefined} onClose={() => setSnoozing(false)} />
    </li>
  );
}
