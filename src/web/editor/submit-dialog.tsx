import { Button, Group, Modal, Stack, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import type { Currency } from '../../domain/offer.ts';
import type { PreviewAssessment, Quote, Risk } from '../api/types.ts';
import { useWrite } from '../api/use-write.ts';
import { fieldError } from '../parts/field-errors.ts';
import { Findings } from '../parts/findings.tsx';
import { withReadersWords } from '../parts/formats.ts';
import { Problem } from '../parts/problem.tsx';
import { sendByKeys } from '../parts/send-by-keys.ts';
import { ShortOfPeople } from './panel/short-of-people.tsx';
import { StepsList } from '../parts/steps-list.tsx';

interface Props {
  quote: Quote;
  opened: boolean;
  /** What the rules said of the draft as it is saved. */
  assessment: PreviewAssessment | undefined;
  risk: Risk | null | undefined;
  /** In which the rules count. */
  currency: Currency | undefined;
  ifMatch: string | undefined;
  onClose: () => void;
  onDone: () => void;
}

/** The last look before the version is frozen: who will be asked, and why they should agree. */
export function SubmitDialog({ quote, opened, assessment, risk, currency, ifMatch, onClose, onDone }: Props) {
  const [comment, setComment] = useState('');
  const sending = useWrite({ onDone });
  const review = assessment?.review;
  const lacking = assessment?.lacking ?? [];
  const barred = review === 'blocked' || review === 'stuck' || lacking.length > 0;
  const asks = review === 'needs-review';
  const send = () =>
    sending.mutate({ path: `/api/quotes/${quote.id}/submission`, ifMatch, body: { comment: comment.trim() } });
  return (
    <Modal opened={opened} onClose={onClose} title={`Submit ${quote.number}, version ${quote.version}`} size="lg">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          send();
        }}
      >
        <Stack gap="sm">
          {review === 'standard' && <Text>This quote is standard: it is approved at once and can be proposed.</Text>}
          {asks && <Text>The version is frozen, and these people are asked in this order:</Text>}
          {asks && <StepsList steps={assessment?.steps ?? []} />}
          {review === 'blocked' && (
            <Findings
              findings={assessment?.findings.filter(({ blocks }) => blocks) ?? []}
              isDraft
              {...{ currency, risk }}
            />
          )}
          {review === 'stuck' && <ShortOfPeople steps={assessment?.steps ?? []} />}
          {review === 'stuck' && (
            <Text>Change what the rules ask for, or ask an administrator who else should approve.</Text>
          )}
          {lacking.length > 0 && (
            <div>
              <Text>Before it can be submitted:</Text>
              <ul>
                {lacking.map(({ pointer, message }) => (
                  <li key={pointer}>{withReadersWords(message)}</li>
                ))}
              </ul>
            </div>
          )}
          {!barred && (
            <Textarea
              onKeyDown={sendByKeys}
              label={asks ? 'Why should they agree?' : 'Comment'}
              description={asks ? 'They read this first, beside the numbers.' : undefined}
              data-autofocus
              required={asks}
              autosize
              minRows={3}
              maxRows={12}
              value={comment}
              onChange={({ currentTarget }) => setComment(currentTarget.value)}
              error={fieldError(sending.error, '/comment')}
            />
          )}
          <Problem error={sending.error} except={['/comment']} />
          <Group justify="flex-end" gap={8}>
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            {!barred && (
              <Button
                type="submit"
                title="Ctrl+Enter"
                loading={sending.isPending}
                disabled={asks && comment.trim() === ''}
              >
                {asks ? 'Submit for approval' : 'Submit'}
              </Button>
            )}
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
