import type { Evidence } from '../../domain/offer.ts';
import { Details } from './details.tsx';

/** The files that show what rules asked for, each by the name that the policy gives it. */
export function EvidenceList({ dealId, evidence }: { dealId: string; evidence: readonly Evidence[] }) {
  const names = [...new Set(evidence.map((file) => file.for))];
  return (
    <Details
      entries={names.map((name) => [
        name,
        evidence
          .filter((file) => file.for === name)
          .map((file) => (
            <div key={file.attachment}>
              <a
                href={`/api/deals/${dealId}/attachments/${file.attachment}/content`}
                download={file.name}
                title={`SHA-256 ${file.sha256}`}
              >
                {file.name}
              </a>
            </div>
          )),
      ])}
    />
  );
}
