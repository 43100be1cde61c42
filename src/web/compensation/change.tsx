import { useNavigate, useParams } from 'react-router';
import type { Plan } from '../api/types.ts';
import { useResource } from '../api/use-resource.ts';
import { Page, PageLoading } from '../parts/page.tsx';
import { Problem } from '../parts/problem.tsx';
import { PlanForm } from './plan-form.tsx';

/** Proposes a new plan, or the next version of one. */
export default function ChangePlan() {
  const { id } = useParams();
  const navigate = useNavigate();
  const { data, error, refetch } = useResource<Plan>(id ? `/api/compensation-plans/${id}` : null);
  if (id && !data && !error) return <PageLoading />;
  return (
    <Page
      title={data ? `Change ${data.body.name}` : 'New plan'}
      beneath="It counts once a second person, whom it does not pay, has published it."
    >
      {error ? (
        <Problem error={error} again={() => void refetch()} />
      ) : (
        <PlanForm
          plan={data?.body}
          onDone={(plan) => void navigate(`/settings/compensation/${plan.id}`)}
          onCancel={() => void navigate(id ? `/settings/compensation/${id}` : '/settings/compensation')}
        />
      )}
    </Page>
  );
}
