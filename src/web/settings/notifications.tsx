import { SegmentedControl, Stack, Switch, TextInput } from '@mantine/core';
import type { Preferences } from '../api/types.ts';
import { useResource } from '../api/use-resource.ts';
import { useWrite } from '../api/use-write.ts';
import { fieldError } from '../parts/field-errors.ts';
import { Page, PageLoading, Section } from '../parts/page.tsx';
import { Problem } from '../parts/problem.tsx';
import classes from './notifications.module.css';

type Kind = Preferences['kinds'][number];

const path = '/api/notifications/preferences';

const words = { mail: 'By mail', product: 'Only here', digest: 'In the digest', off: 'Off' } as const;

/** How one wants to be told of what. */
export default function NotificationSettings() {
  const { data, error, refetch } = useResource<Preferences>(path);
  const saving = useWrite();
  if (!data) return error ? <Problem error={error} again={() => void refetch()} /> : <PageLoading />;
  const choose = (kind: Kind['kind'], channel: string) =>
    saving.mutate({ method: 'PATCH', path, body: { kinds: { [kind]: channel } } });
  const { digest } = data.body;
  const wish = (change: Partial<Preferences['digest']>) =>
    saving.mutate({ method: 'PATCH', path, body: { digest: change } });
  return (
    <Page
      title="How you are told"
      beneath="By mail is at once. Everything but what is off also stands among your notifications. What you choose counts for what happens from now on."
    >
      <Problem error={saving.error} />
      <Section title="By kind of message">
        <ul className={classes.kinds}>
          {data.body.kinds.map(({ kind, title, about, channel, required }) => (
            <li key={kind}>
              <div>
                <p id={`kind-${kind}`} className={classes.title}>
                  {title}
                </p>
                <p className={classes.about}>
                  {about}
                  {required && ' This cannot be switched off.'}
                </p>
              </div>
              <SegmentedControl
                aria-labelledby={`kind-${kind}`}
                size="xs"
                value={channel}
                data={(Object.keys(words) as (keyof typeof words)[]).map((value) => ({
                  value,
                  label: words[value],
                  disabled: required && value === 'off',
                }))}
                onChange={(value) => choose(kind, value)}
              />
            </li>
          ))}
        </ul>
      </Section>
      <Section title="Daily digest">
        <Stack gap="sm">
          <Switch
            label="Send me one letter a business day with what waits, what changed and what is due"
            checked={digest.wanted}
            onChange={(event) => wish({ wanted: event.currentTarget.checked })}
          />
          <TextInput
            key={digest.at}
            label={`At, by the clock of your office (${digest.timeZone})`}
            type="time"
            w={220}
            disabled={!digest.wanted}
            defaultValue={digest.at}
            onBlur={({ currentTarget: { value } }) => value && value !== digest.at && wish({ at: value })}
            error={fieldError(saving.error, '/digest/at')}
          />
          <p className={classes.about}>None comes when there is nothing to say.</p>
        </Stack>
      </Section>
    </Page>
  );
}
