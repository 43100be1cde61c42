import { Button } from '@mantine/core';
import { useViewportSize } from '@mantine/hooks';
import { useRef, useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { useSees } from '../api/me.ts';
import type { Approval, ApprovalRow } from '../api/types.ts';
import { useResource } from '../api/use-resource.ts';
import type { DecisionKind } from '../decision/decision.ts';
import { CommentDialog } from '../decision/comment-dialog.tsx';
import { AskOthers, type Asking, askingName } from '../decision/ask-others.tsx';
import { DecideDialog } from '../decision/decide-dialog.tsx';
import { useShortcuts } from '../parts/keyboard.tsx';
import { Problem } from '../parts/problem.tsx';
import table from '../parts/row-table.module.css';
import { columns } from './columns.tsx';
import classes from './inbox.module.css';
import { NothingWaits, Loading } from './nothing-waits.tsx';
import { Peek } from './peek.tsx';
import { dealWords } from './row-words.ts';
import { SnoozeDialog } from './snooze-dialog.tsx';
import { useAskOthers } from './use-ask-others.ts';
import { useBringBack } from './use-bring-back.ts';
import { useDecideRow } from './use-decide-row.ts';
import { useInbox } from './use-inbox.ts';
import type { View } from './view.ts';

interface Props {
  view: View;
  /** The request that is selected, by its id in the address. */
  at: string | null;
  onMove: (id: string) => void;
}

/** What needs a decision: one row each, decided by keys without leaving the list; beside it why the selected one asks. */
export function Waiting({ view, at, onMove }: Props) {
  const { rows, error, more, again } = useInbox(view);
  const [asking, setAsking] = useState<DecisionKind>();
  const [snoozing, setSnoozing] = useState<ApprovalRow>();
  const [commenting, setCommenting] = useState(false);
  const navigate = useNavigate();
  const seesMargin = useSees('margin');
  const width = useViewportSize().width || window.innerWidth;
  const body = useRef<HTMLTableSectionElement>(null);
  const found = rows?.findIndex(({ id }) => id === at) ?? -1;
  // What was selected may have gone before the address says what is now: the next one stands in its place.
  const [place, setPlace] = useState(0);
  if (found >= 0 && found !== place) setPlace(found);
  const index = found >= 0 ? found : Math.min(place, Math.max((rows?.length ?? 0) - 1, 0));
  const selected = rows?.[index];
  const decideRow = useDecideRow();
  const bringBack = useBringBack();
  const { asked, setAsked, askOthers: askOthersAt } = useAskOthers();
  const askOthers = (way: Asking) => void askOthersAt(selected, way);
  const approval = useResource<Approval>(selected ? `/api/approvals/${selected.id}` : null).data?.body;

  const focus = ({ id }: ApprovalRow) => body.current?.querySelector<HTMLElement>(`[data-id="${id}"] a`)?.focus();
  // The row goes and the next one is selected: deciding goes on without moving.
  const decide = (kind: DecisionKind, comment: string) => {
    const next = rows?.[index + 1] ?? rows?.[index - 1];
    if (next) onMove(next.id);
    if (next && body.current?.contains(document.activeElement)) focus(next);
    void decideRow(selected, kind, comment);
  };
  const move = (by: 1 | -1) => {
    const next = rows?.[index + by];
    if (!next) return;
    onMove(next.id);
    focus(next);
  };
  const later = () => (selected?.snoozedUntil ? bringBack(selected) : setSnoozing(selected));
  useShortcuts([
    { keys: 'j', does: 'Next request', repeats: true, run: () => move(1) },
    { keys: 'k', does: 'Request before', repeats: true, run: () => move(-1) },
    { keys: 'Enter', does: 'Open the request', run: () => selected && void navigate(`/approvals/${selected.id}`) },
    { keys: 'a', does: 'Approve', run: () => decide('approve', '') },
    { keys: 'Shift+A', does: 'Approve with a comment', run: () => selected && setAsking('approve') },
    { keys: 'r', does: 'Reject', run: () => selected && setAsking('reject') },
    { keys: 'q', does: 'Ask for changes', run: () => selected && setAsking('request-changes') },
    { keys: 'c', does: 'Comment', run: () => setCommenting(selected?.step != null) },
    { keys: 'd', does: askingName('handOn'), run: () => askOthers('handOn') },
    { keys: 'Shift+D', does: askingName('add'), run: () => askOthers('add') },
    { keys: 's', does: view.section === 'snoozed' ? 'Bring back' : 'Put off', run: later },
  ]);

  if (error && !rows) return <Problem error={error} again={again} />;
  if (!rows) return <Loading />;
  if (!selected) return <NothingWaits view={view} />;
  // The list shares the screen with the pane beside it.
  const shown = columns.filter(
    ({ id, hideBelow = 0 }) => width - (width >= 1280 ? 368 : 0) >= hideBelow && (seesMargin || id !== 'margin'),
  );
  return (
    <div className={classes.layout}>
      <div>
        <table className={table.table} aria-label="Needs my decision">
          <colgroup>
            {shown.map(({ id, width: of }) => (
              <col key={id} style={{ width: of }} />
            ))}
          </colgroup>
          <thead>
            <tr>
              {shown.map(({ id, head, align }) => (
                <th key={id} scope="col" data-align={align}>
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody ref={body}>
            {rows.map((row) => (
              <tr
                key={row.id}
                data-id={row.id}
                data-active={row === selected || undefined}
                aria-current={row === selected || undefined}
                className={classes.row}
                onFocus={() => row !== selected && onMove(row.id)}
              >
                {shown.map(({ id, cell, align }, column) => (
                  <td key={id} data-align={align}>
                    {column === 0 ? (
                      <Link to={`/approvals/${row.id}`} className={table.link}>
                        {cell(row)}
                      </Link>
                    ) : (
                      cell(row)
                    )}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
        {more && (
          <Button variant="default" mt="sm" onClick={more}>
            Show more
          </Button>
        )}
      </div>
      <Peek
        row={selected}
        onLater={later}
        onAskOthers={askOthers}
        approval={approval}
        onDecide={(kind) => (kind === 'approve' ? decide(kind, '') : setAsking(kind))}
      />
      <DecideDialog
        kind={asking}
        deal={dealWords(selected)}
        onClose={() => setAsking(undefined)}
        onDecide={(kind, comment) => {
          setAsking(undefined);
          decide(kind, comment);
        }}
      />
      {asked && <AskOthers {...asked} onClose={() => setAsked(undefined)} />}
      <SnoozeDialog row={snoozing} onClose={() => setSnoozing(undefined)} />
      {selected.step && (
        <CommentDialog stepId={selected.step.id} opened={commenting} onClose={() => setCommenting(false)} />
      )}
    </div>
  );
}
