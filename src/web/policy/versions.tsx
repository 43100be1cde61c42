import { Link } from 'react-router';
import type { Policy } from '../api/types.ts';
import { DateText } from '../parts/date-text.tsx';
import { Person } from '../parts/person.tsx';
import { PlainTable } from '../parts/plain-table.tsx';
import { VersionState } from './version-state.tsx';

/** Every version of a policy, newest first: who wrote it, who put it in force, since when. */
export function Versions({ policy }: { policy: Policy }) {
  return (
    <PlainTable
      label={`Versions of ${policy.policy}`}
      rows={policy.versions}
      rowKey={({ version }) => String(version)}
      columns={[
        {
          id: 'version',
          head: 'Version',
          width: '90px',
          cell: ({ version }) => <Link to={`/policy/${policy.policy}/${version}`}>Version {version}</Link>,
        },
        { id: 'state', head: 'State', cell: (version) => <VersionState of={version} /> },
        { id: 'note', head: 'What changed', cell: ({ note }) => note },
        {
          id: 'uploaded',
          head: 'Uploaded',
          hideBelow: 900,
          cell: ({ uploadedBy, uploadedAt }) => (
            <>
              <Person who={uploadedBy} />, <DateText value={uploadedAt} ago />
            </>
          ),
        },
        {
          id: 'published',
          head: 'Published',
          hideBelow: 900,
          cell: ({ publishedBy, publishedAt }) =>
            publishedBy && (
              <>
                <Person who={publishedBy} />, <DateText value={publishedAt} ago />
              </>
            ),
        },
        {
          id: 'from',
          head: 'In force from',
          hideBelow: 1200,
          cell: ({ effectiveFrom }) => effectiveFrom && <DateText value={effectiveFrom} />,
        },
      ]}
    />
  );
}
