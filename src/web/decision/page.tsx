import { useNavigate, useParams } from 'react-router';
import type { Approval } from '../api/types.ts';
import { useResource } from '../api/use-resource.ts';
import { PageLoading } from '../parts/page.tsx';
import { Problem } from '../parts/problem.tsx';
import { DecisionPage } from './decision-page.tsx';
import { useTakeBack } from './use-take-back.ts';

/** One request for approval, to be decided or read. */
export default function Screen() {
  const { id = '' } = useParams();
  const { data, error, refetch } = useResource<Approval>(`/api/approvals/${id}`);
  const navigate = useNavigate();
  useTakeBack((approvalId) => void navigate(`/approvals/${approvalId}`));
  if (!data) return error ? <Problem error={error} again={() => void refetch()} /> : <PageLoading />;
  return <DecisionPage key={id} approval={data.body} etag={data.etag} />;
}
