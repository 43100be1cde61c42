import { Button, Group } from '@mantine/core';
import type { DeskRequest } from '../api/types.ts';
import { useWrite } from '../api/use-write.ts';
import { Section } from '../parts/page.tsx';
import { Problem } from '../parts/problem.tsx';
import { ConfirmWithReason } from '../parts/confirm-with-reason.tsx';
import { useState } from 'react';
import { State } from '../parts/state.tsx';
import classes from './desk.module.css';

/** Asks the requester whether the resolution helps, and shows what they said. */
export function Rating({ request, etag }: { request: DeskRequest; etag: string | undefined }) {
  const { id, available, rating } = request;
  const [asking, setAsking] = useState(false);
  const rate = useWrite({ onDone: () => setAsking(false) });
  const send = (satisfied: boolean, comment: string) =>
    rate.mutate({ path: `/api/desk-requests/${id}/rating`, body: { satisfied, comment }, ifMatch: etag });
  if (available.includes('RateResolution') && rating === null) {
    return (
      <Section title="Does this help?">
        <Group gap={8}>
          <Button loading={rate.isPending && !asking} onClick={() => send(true, '')}>
            Yes, close it
          </Button>
          <Button variant="default" onClick={() => setAsking(true)}>
            No
          </Button>
        </Group>
        {!asking && <Problem error={rate.error} />}
        <ConfirmWithReason
          opened={asking}
          onClose={() => setAsking(false)}
          title="It does not help"
          label="What is missing"
          field="comment"
          confirm="Tell the desk"
          busy={rate.isPending}
          error={rate.error}
          onConfirm={(comment) => send(false, comment)}
        >
          The desk reads this. To have it worked on again, reopen the request.
        </ConfirmWithReason>
      </Section>
    );
  }
  if (rating === null) return null;
  return (
    <Section title="Satisfaction">
      <p>
        <State
          of={rating.satisfied ? 'satisfied' : 'notSatisfied'}
          word={rating.satisfied ? 'Satisfied' : 'Not satisfied'}
          tone={rating.satisfied ? 'good' : 'bad'}
        />
        {rating.comment && <span className={classes.muted}> {rating.comment}</span>}
      </p>
    </Section>
  );
}
