import { Link } from 'react-router';
import { useMay } from '../api/me.ts';
import type { Policy } from '../api/types.ts';
import { useResource } from '../api/use-resource.ts';
import { Empty } from '../parts/empty.tsx';
import { Page, PageLoading, Section } from '../parts/page.tsx';
import { Problem } from '../parts/problem.tsx';
import { UploadPolicy } from './upload.tsx';
import { Versions } from './versions.tsx';

/** The rules that decide who must approve what, version by version. */
export default function PolicyList() {
  const { data, error, refetch } = useResource<{ items: Policy[] }>('/api/policies');
  const mayUpload = useMay('policy.write');
  if (!data && !error) return <PageLoading />;
  const policies = data?.body.items ?? [];
  return (
    <Page
      title="Policy"
      beneath="Who must approve what, as tables. A version is uploaded by one person and put in force by another."
      actions={
        <>
          <Link to="/policy/inputs">What a deal offers</Link>
          {mayUpload && <UploadPolicy policies={policies.map(({ policy }) => policy)} />}
        </>
      }
    >
      <Problem error={error} again={() => void refetch()} />
      {data && policies.length === 0 && (
        <Empty title="No policy yet">Until one is in force, no quote can be submitted.</Empty>
      )}
      {policies.map((policy) => (
        <Section
          key={policy.policy}
          title={policy.policy}
          aside={policy.governing && <span>Decides the route of every deal</span>}
        >
          <Versions policy={policy} />
        </Section>
      ))}
    </Page>
  );
}
