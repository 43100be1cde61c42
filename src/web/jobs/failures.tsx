import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { Link } from 'react-router';
import type { JobOverview, Redriven } from '../api/types.ts';
import { useWrite } from '../api/use-write.ts';
import { withQuery } from '../api/use-list.ts';
import { DateText } from '../parts/date-text.tsx';
import { Section } from '../parts/page.tsx';
import { Problem } from '../parts/problem.tsx';
import classes from './jobs.module.css';
import { jobWords, remedyFor } from './words.ts';

type Group = JobOverview['failures'][number];

/** Failures that have the same reason, together: what to do, and driving all of them again. */
export function Failures({ groups }: { groups: readonly Group[] }) {
  const [chosen, setChosen] = useState<Group>();
  return (
    <Section title="What fails">
      {groups.length === 0 && <p className={classes.calm}>Nothing fails.</p>}
      <ul className={classes.groups}>
        {groups.map((group) => (
          <li key={`${group.verb} ${group.reason}`}>
            <div>
              <h3>
                {jobWords(group.verb)}: <span className={classes.reason}>{group.reason}</span>
              </h3>
              <p className={classes.calm}>
                {remedyFor(group.verb)} Since <DateText value={group.since} ago />
                {group.nextTry && (
                  <>
                    , next try <DateText value={group.nextTry} ago />
                  </>
                )}
                .
              </p>
            </div>
            <div className={classes.groupActions}>
              <Link to={withQuery('', { verb: group.verb, reason: group.reason })}>{countWords(group)}</Link>
              {group.dead > 0 && (
                <Button size="compact-xs" variant="light" onClick={() => setChosen(group)}>
                  Drive {group.dead === 1 ? 'it' : 'these'} again
                </Button>
              )}
            </div>
          </li>
        ))}
      </ul>
      {chosen && <Confirm group={chosen} onClose={() => setChosen(undefined)} />}
    </Section>
  );
}

/** "12 given up, 3 failing" */
function countWords({ dead, failing }: Group): string {
  return [dead > 0 && `${dead} given up`, failing > 0 && `${failing} failing`].filter(Boolean).join(', ');
}

function Confirm({ group: { verb, reason, dead }, onClose }: { group: Group; onClose(): void }) {
  const driving = useWrite<Redriven>({
    onDone: ({ body: { redriven, left } }) => {
      onClose();
      notifications.show({
        message: left > 0 ? `${redriven} are on their way, ${left} are left.` : `${redriven} on their way again.`,
      });
    },
  });
  return (
    <Modal opened onClose={onClose} title={`Drive ${dead} again`}>
      <Stack gap="sm">
        <Text>
          {jobWords(verb)}: {reason}
        </Text>
        <Text c="dimmed">
          Each gets a new round of tries. A letter keeps its Message-ID and a paper its place, so nothing comes twice.
          If the cause is not mended, they fail again.
        </Text>
        <Problem error={driving.error} />
        <Group justify="flex-end" gap={8}>
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button
            loading={driving.isPending}
            data-autofocus
            onClick={() => driving.mutate({ path: '/api/jobs/redrive', body: { verb, reason } })}
          >
            Drive {dead} again
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
