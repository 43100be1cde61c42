import { useNavigate, useParams } from 'react-router';
import type { Calendar } from '../api/types.ts';
import { useResource } from '../api/use-resource.ts';
import { Page, PageLoading } from '../parts/page.tsx';
import { Problem } from '../parts/problem.tsx';
import { Attribution } from './attribution.tsx';
import { CalendarForm } from './calendar-form.tsx';

/** Proposes a new office, or a change of one. */
export default function ChangeCalendar() {
  const { id } = useParams();
  const navigate = useNavigate();
  const { data, error, refetch } = useResource<Calendar>(id ? `/api/calendars/${id}` : null);
  if (id && !data && !error) return <PageLoading />;
  return (
    <Page
      title={data ? `Change ${data.body.name}` : 'New office'}
      beneath="It counts once a second person has put it in force."
    >
      {error ? (
        <Problem error={error} again={() => void refetch()} />
      ) : (
        <CalendarForm calendar={data?.body} onDone={(calendar) => void navigate(`/calendars/${calendar.id}`)} />
      )}
      <Attribution />
    </Page>
  );
}
