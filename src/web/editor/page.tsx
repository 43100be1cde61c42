import { useQueryClient } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { Link, useParams, useSearchParams } from 'react-router';
import { type Answer, read } from '../api/client.ts';
import type { Quote, Scenario } from '../api/types.ts';
import { useReadAnew } from '../api/use-read-anew.ts';
import { Empty } from '../parts/empty.tsx';
import { PageLoading } from '../parts/page.tsx';
import { Problem } from '../parts/problem.tsx';
import { QuoteEditor } from './quote-editor.tsx';
import { QuoteReader } from './quote-reader.tsx';
import { draftTarget, scenariosPath, scenarioTarget } from './target.ts';
import { type Trails, useUnsaved } from './use-writing.ts';

/** A quote by its address, or a scenario that is kept with it; the steps of each outlive a look at the other. */
export default function Screen() {
  const { id = '' } = useParams();
  const scenario = useSearchParams()[0].get('scenario');
  const [trails] = useState<Trails>(() => new Map());
  return <Opened key={`${id} ${scenario}`} {...{ id, scenario, trails }} />;
}

interface OpenedProps {
  id: string;
  scenario: string | null;
  trails: Trails;
}

/** Written in while the quote is a draft, read afterwards. */
function Opened({ id, scenario: scenarioId, trails }: OpenedProps) {
  const path = `/api/quotes/${id}`;
  const { data, error, refetch } = useReadAnew<Quote>(path);
  const scenarios = useReadAnew<{ items: Scenario[] }>(scenarioId === null ? null : scenariosPath(id));
  const client = useQueryClient();
  const [edition, setEdition] = useState(0);
  const [opened, setOpened] = useState<Scenario>();
  const unsaved = useUnsaved(scenarioId === null ? id : `${id}.${scenarioId}`);
  const [writable, setWritable] = useState<Answer<Quote>>();
  const failed = error ?? scenarios.error;
  if (!data || (scenarioId !== null && !scenarios.data)) {
    const again = () => void Promise.all([refetch(), scenarios.refetch()]);
    return failed ? <Problem error={failed} again={again} /> : <PageLoading />;
  }
  const isDraft = data.body.available.includes('EditQuote');
  if (isDraft && data !== writable) setWritable(data);
  // Did somebody submit it meanwhile, what is not saved stays before its writer, who is told.
  const written = isDraft ? data : unsaved.read() && writable;
  if (!written) return <QuoteReader read={data} />;
  // What is being written is not replaced under the writer's hands: only asking for it starts anew.
  const reload = async () => {
    client.setQueryData([path], await read<Quote>(path));
    await scenarios.refetch();
    trails.clear();
    unsaved.forget();
    setWritable(undefined);
    setOpened(undefined);
    setEdition((now) => now + 1);
  };
  const common = { read: written, trails, onReload: () => void reload() };
  const key = `${written.body.version} ${edition}`;
  if (scenarioId === null) return <DraftEditor key={key} {...common} />;
  const listed = scenarios.data?.body.items.find((one) => one.id === scenarioId);
  if (listed && listed !== opened) setOpened(listed);
  // One that somebody removes meanwhile stays for its writer, who can keep it anew.
  const scenario = listed ?? opened;
  if (scenario) return <ScenarioEditor key={key} {...common} scenario={scenario} />;
  return (
    <Empty title="This scenario is not there any more">
      It was removed. <Link to={`/quotes/${id}`}>Go to the draft</Link>
    </Empty>
  );
}

interface WritingProps {
  read: Answer<Quote>;
  trails: Trails;
  onReload: () => void;
}

function DraftEditor({ read: answer, ...props }: WritingProps) {
  const target = useMemo(() => draftTarget(answer), [answer]);
  return <QuoteEditor quote={answer.body} target={target} {...props} />;
}

function ScenarioEditor({ read: { body: quote }, scenario, ...props }: WritingProps & { scenario: Scenario }) {
  const target = useMemo(() => scenarioTarget(quote, scenario), [quote, scenario]);
  return <QuoteEditor quote={quote} target={target} {...props} />;
}
