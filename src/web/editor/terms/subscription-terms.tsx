import { Checkbox, NativeSelect, SegmentedControl } from '@mantine/core';
import type { Subscription, SubscriptionRow } from '../../api/types.ts';
import { useMay } from '../../api/me.ts';
import { withQuery } from '../../api/use-list.ts';
import { useResource } from '../../api/use-resource.ts';
import { dateWords, moneyWords } from '../../parts/formats.ts';
import { Section } from '../../parts/page.tsx';
import { LinesTable } from '../../subscriptions/lines-table.tsx';
import { coTermedMonths, type FieldErrors, type Head } from '../draft.ts';
import { fieldAt } from '../go-to-field.ts';
import classes from './terms.module.css';

interface Props {
  accountId: string;
  head: Head;
  errors: FieldErrors;
  onChange(change: Partial<Head>): void;
}

/** The running subscription that the quote changes, what it does to it, and whether it ends with it. */
export function SubscriptionTerms({ accountId, head, errors, onChange }: Props) {
  const mayRead = useMay('subscription.read');
  const path = withQuery('/api/subscriptions', { account: accountId, sort: 'end:desc', limit: 50 });
  const rows = useResource<{ items: SubscriptionRow[] }>(mayRead ? path : null).data?.body.items ?? [];
  const { subscription: changed, coTerm } = head;
  const running = useResource<Subscription>(mayRead && changed ? `/api/subscriptions/${changed.id}` : null).data?.body;
  if (!changed && rows.length === 0) return null;
  const others = running && rows.every(({ id }) => id !== running.id) ? [running] : [];
  const endsWith = (is: boolean, { start, end }: Pick<Subscription, 'start' | 'end'>) =>
    is ? { end, anniversary: start } : undefined;
  return (
    <Section title="Running subscription">
      <div className={classes.running}>
        <NativeSelect
          label="Changes"
          {...fieldAt('/subscription')}
          value={changed?.id ?? ''}
          error={errors['/subscription']}
          data={[
            { value: '', label: 'None: all of it is new' },
            ...[...others, ...rows].map(({ id, number, end, arr }) => ({
              value: id,
              label: `${number} · until ${dateWords(end)} · ${moneyWords(arr)} a year`,
            })),
          ]}
          onChange={({ currentTarget: { value } }) =>
            onChange({
              subscription: value === '' ? undefined : { id: value, change: changed?.change ?? 'replaces' },
              coTerm: undefined,
            })
          }
        />
        {changed && (
          <SegmentedControl
            aria-label="What it does to the subscription"
            value={changed.change}
            data={[
              { value: 'adds', label: 'Adds to it' },
              { value: 'replaces', label: 'Takes its place' },
            ]}
            onChange={(change) => onChange({ subscription: { ...changed, change: change as typeof changed.change } })}
          />
        )}
      </div>
      {changed && running && (
        <Checkbox
          {...fieldAt('/coTerm')}
          mt={8}
          mb={8}
          label={`Ends with ${running.number} on ${dateWords(coTerm?.end ?? running.end)}`}
          description={`From ${running.number}: its years count from ${dateWords(coTerm?.anniversary ?? running.start)}.`}
          checked={coTerm !== undefined}
          error={errors['/coTerm']}
          onChange={({ currentTarget: { checked } }) =>
            onChange({
              coTerm: endsWith(checked, running),
              termMonths: String(coTermedMonths(head) ?? head.termMonths),
            })
          }
        />
      )}
      {running && <LinesTable lines={running.lines} currency={running.arr.currency} />}
    </Section>
  );
}
