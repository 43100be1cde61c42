import { Button, Progress } from '@mantine/core';
import { useParams } from 'react-router';
import type { ImportKind, ImportRun } from '../api/types.ts';
import { useResource } from '../api/use-resource.ts';
import { useWrite } from '../api/use-write.ts';
import { DateText } from '../parts/date-text.tsx';
import { Page, PageLoading, Section } from '../parts/page.tsx';
import { Problem } from '../parts/problem.tsx';
import { wordsFor } from '../parts/words.ts';
import classes from './imports.module.css';
import { MappingForm } from './mapping-form.tsx';
import { Outcome } from './outcome.tsx';
import { Report } from './report.tsx';
import { counted, filesWords, kindsWords, RunState } from './words.tsx';

/** One import: its columns and what they mean, how far it is, and what came of it. */
export default function ImportPage() {
  const { id } = useParams();
  const run = useResource<ImportRun>(`/api/imports/${id}`, {
    every: (latest) => (latest && ['waiting', 'running'].includes(latest.state) ? 700 : false),
  });
  const kinds = useResource<{ items: ImportKind[] }>('/api/imports/kinds');
  const applying = useWrite();
  if (!run.data || !kinds.data) {
    const error = run.error ?? kinds.error;
    return error ? <Problem error={error} again={() => void run.refetch()} /> : <PageLoading />;
  }
  const { body } = run.data;
  const mayStart = body.available.includes('Start') && body.files.length > 0;
  return (
    <Page
      title={['Import', kindsWords(body)].filter(Boolean).join(': ')}
      beneath={
        <span className={classes.beneath}>
          <RunState run={body} />
          <span>{filesWords(body)}</span>
          <DateText value={body.createdAt} ago />
        </span>
      }
      actions={
        body.available.includes('Apply') && (
          <Button
            loading={applying.isPending}
            onClick={() => applying.mutate({ path: `/api/imports/${body.id}/application` })}
          >
            Import now
          </Button>
        )
      }
    >
      <Problem error={applying.error} />
      {body.error && <p className={classes.missing}>{body.error}</p>}
      {['waiting', 'running'].includes(body.state) && <Running run={body} />}
      {body.outcome && <Outcome outcome={body.outcome} />}
      {body.problems > 0 && <Report runId={body.id} problems={body.problems} />}
      {mayStart && <MappingForm key={body.files.length} run={body} kinds={kinds.data.body.items} />}
    </Page>
  );
}

function Running({ run: { progress, dryRun } }: { run: ImportRun }) {
  const share = progress && progress.size > 0 ? Math.min(1, progress.read / progress.size) : 0;
  const done = progress ? (progress.step - 1 + (progress.doing === 'writing' ? 1 : share)) / progress.steps : 0;
  return (
    <Section title={dryRun ? 'Dry run' : 'Importing'}>
      <Progress value={done * 100} animated aria-label="Progress" />
      <output className={classes.samples}>
        {progress
          ? `Step ${progress.step} of ${progress.steps}, ${wordsFor(progress.kind).toLowerCase()}: ${counted(progress.rows, 'row')} ${progress.doing === 'reading' ? 'read' : 'read, being compared and written'}`
          : 'Waiting for its turn.'}
      </output>
    </Section>
  );
}
