import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Link } from 'react-router';
import { useMay } from '../api/me.ts';
import type { DeskRequestRow } from '../api/types.ts';
import { useList } from '../api/use-list.ts';
import desk from '../desk/desk.module.css';
import { isRunning, PromiseText } from '../desk/promise-text.tsx';
import { DateText } from '../parts/date-text.tsx';
import { Section } from '../parts/page.tsx';
import { Person } from '../parts/person.tsx';
import { Problem } from '../parts/problem.tsx';
import { State } from '../parts/state.tsx';
import { AskDesk } from './ask-desk.tsx';

/** What the desk was asked on this deal, newest first, and asking it. */
export function DeskRequests({ dealId }: { dealId: string }) {
  const mayAsk = useMay('desk.ask');
  const [asking, { open, close }] = useDisclosure(false);
  const list = useList<DeskRequestRow>('/api/desk-requests', { deal: dealId, sort: 'asked', limit: 5 });
  if (list.rows?.length === 0 && !mayAsk) return null;
  return (
    <Section
      title="Desk requests"
      aside={
        mayAsk && (
          <Button variant="default" size="compact-xs" onClick={open}>
            Ask the desk
          </Button>
        )
      }
    >
      <Problem error={list.error} again={list.again} />
      {list.rows?.length === 0 && <p className={desk.muted}>Nothing was asked yet.</p>}
      <ul className={desk.rows}>
        {list.rows?.map((row) => (
          <li key={row.id}>
            <Link to={`/desk/${row.id}`}>
              {row.number} {row.subject}
            </Link>
            <State of={row.state} />
            <span className={desk.muted}>
              {row.type.title}, <Person who={row.askedBy} within />, <DateText value={row.askedAt} ago />
              {isRunning(row) && (
                <>
                  {' · '}
                  {row.firstResponse.doneAt === null ? 'first response ' : 'resolution '}
                  <PromiseText
                    promise={row.firstResponse.doneAt === null ? row.firstResponse : row.resolution}
                    running
                  />
                </>
              )}
            </span>
          </li>
        ))}
      </ul>
      {list.more && (
        <Button variant="default" size="compact-xs" mt={8} onClick={list.more}>
          Show older
        </Button>
      )}
      {asking && <AskDesk dealId={dealId} onClose={close} />}
    </Section>
  );
}
