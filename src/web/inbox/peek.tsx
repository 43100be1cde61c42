import { Button, Group, Skeleton, Stack } from '@mantine/core';
import { Link } from 'react-router';
import type { Approval, ApprovalRow } from '../api/types.ts';
import type { Asking } from '../decision/ask-others.tsx';
import type { DecisionKind } from '../decision/decision.ts';
import { VersionFigures } from '../parts/derivation/version-figures.tsx';
import { Difference, since } from '../parts/difference.tsx';
import { Findings } from '../parts/findings.tsx';
import { momentWords } from '../parts/formats.ts';
import { Person } from '../parts/person.tsx';
import { Structure } from '../parts/structure.tsx';
import classes from './inbox.module.css';
import { dealWords, isLate } from './row-words.ts';

interface Props {
  row: ApprovalRow;
  approval: Approval | undefined;
  onDecide: (kind: DecisionKind) => void;
  onLater: () => void;
  onAskOthers: (way: Asking) => void;
}

/** Beside the list: why the selected request asks, and what its submitter says. Enough for the clear cases. */
export function Peek({ row, approval, onDecide, onLater, onAskOthers }: Props) {
  const card = approval?.id === row.id ? approval.card : undefined;
  return (
    <aside className={classes.peek} aria-label="Selected request">
      <h2>
        <Link to={`/approvals/${row.id}`}>{dealWords(row)}</Link>
      </h2>
      <p className={classes.muted}>
        {row.account.name} · {row.account.segment}, {row.account.region} · from <Person who={row.submittedBy} within />
      </p>
      {!card && <Skeleton height={120} mt={12} />}
      {card && (
        <VersionFigures quoteId={row.quote.id} version={row.quote.version}>
          <Stack gap={12} mt={12}>
            <Structure words={card.asks.structure ?? []} />
            {card.comment && <blockquote className={classes.said}>{card.comment}</blockquote>}
            <Findings findings={card.because} currency={card.measures.tcvPolicy.currency} risk={card.risk} />
            {card.changed && (
              <div>
                <h3>
                  {card.changed.decidedByYou
                    ? 'Changed since you decided'
                    : `Changed since version ${card.changed.since}`}
                </h3>
                <Difference changes={card.changed.changes} between={since(card.changed, row.quote)} />
              </div>
            )}
            {row.snoozedUntil && <p className={classes.muted}>Put off until {momentWords(row.snoozedUntil)}.</p>}
            {row.waitingOnYouAlone && <p className={classes.alone}>Only you are holding this up.</p>}
          </Stack>
        </VersionFigures>
      )}
      <Group gap={8} mt={16}>
        <Button onClick={() => onDecide('approve')} title="Approve (a)">
          Approve
        </Button>
        <Button variant="default" onClick={() => onDecide('request-changes')} title="Ask for changes (q)">
          Ask for changes
        </Button>
        <Button variant="default" c="red.9" onClick={() => onDecide('reject')} title="Reject (r)">
          Reject
        </Button>
        <Button variant="subtle" color="dark" onClick={() => onAskOthers('handOn')} title="Hand on (d)">
          Hand on
        </Button>
        <Button variant="subtle" color="dark" onClick={() => onAskOthers('add')} title="Also ask somebody (Shift-D)">
          Also ask
        </Button>
        {!isLate(row) && (
          <Button
            variant="subtle"
            color="dark"
            onClick={onLater}
            title={row.snoozedUntil ? 'Bring back (s)' : 'Put off (s)'}
          >
            {row.snoozedUntil ? 'Bring back' : 'Put off'}
          </Button>
        )}
      </Group>
    </aside>
  );
}
