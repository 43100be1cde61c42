import { memo } from 'react';
import type { Evidence } from '../../../domain/offer.ts';
import type { Finding } from '../../api/types.ts';
import { Section } from '../../parts/page.tsx';
import type { Head } from '../draft.ts';
import { BringEvidence } from './bring-evidence.tsx';
import classes from './evidence.module.css';

interface Props {
  dealId: string;
  /** What the policy asks for, by name. */
  asked: readonly string[];
  findings: readonly Finding[];
  evidence: readonly Evidence[] | undefined;
  onChange: (change: Partial<Head>) => void;
}

/** What rules ask to be shown, why, and the files that show it. Nothing where nothing is asked for. */
export const EvidenceSection = memo(function EvidenceSection({
  dealId,
  asked,
  findings,
  evidence = [],
  onChange,
}: Props) {
  const names = [...new Set([...asked, ...evidence.map((each) => each.for)])];
  if (names.length === 0) return null;
  const change = (files: readonly Evidence[]) => onChange({ evidence: files.length > 0 ? [...files] : undefined });
  return (
    <Section title="Evidence">
      <ul className={classes.list}>
        {names.map((name) => {
          const files = evidence.filter((each) => each.for === name);
          return (
            <li key={name} className={classes.asked} data-missing={files.length === 0}>
              <div>
                <strong>{name}</strong>
                {files.length === 0 && <span className={classes.missing}>missing</span>}
                {!asked.includes(name) && <span className={classes.unasked}>not asked for any more</span>}
                <p className={classes.because}>{reasonsOf(name, findings).join(' ')}</p>
                <ul className={classes.files}>
                  {files.map((file) => (
                    <li key={file.attachment}>
                      <a href={`/api/deals/${dealId}/attachments/${file.attachment}/content`} download={file.name}>
                        {file.name}
                      </a>
                      <button
                        type="button"
                        aria-label={`Do not show ${file.name} as ${name}`}
                        onClick={() => change(evidence.filter((each) => each !== file))}
                      >
                        Remove
                      </button>
                    </li>
                  ))}
                </ul>
              </div>
              <BringEvidence
                dealId={dealId}
                name={name}
                brought={files}
                onBrought={(brought) => change([...evidence, ...brought.map((file) => ({ for: name, ...file }))])}
              />
            </li>
          );
        })}
      </ul>
    </Section>
  );
});

const reasonsOf = (name: string, findings: readonly Finding[]): string[] => [
  ...new Set(
    findings
      .filter(({ kind, names = [] }) => kind === 'evidence' && names.includes(name))
      .map(({ because }) => because),
  ),
];
