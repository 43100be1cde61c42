import { Group, NativeSelect, Skeleton } from '@mantine/core';
import { useMemo } from 'react';
import { useSearchParams } from 'react-router';
import type { Policy, PolicyVersion } from '../api/types.ts';
import { useResource } from '../api/use-resource.ts';
import { Empty } from '../parts/empty.tsx';
import { Problem } from '../parts/problem.tsx';
import { ScrollBox } from '../parts/scroll-box.tsx';
import { changedRuns, type DifferenceLine, lineDifference } from './line-difference.ts';
import classes from './source.module.css';

/** What the source says differently from another version; that in force unless another is chosen. */
export function VersionDifference({ version }: { version: PolicyVersion }) {
  const [search, setSearch] = useSearchParams();
  const policies = useResource<{ items: Policy[] }>('/api/policies');
  const others = (policies.data?.body.items.find(({ policy }) => policy === version.policy)?.versions ?? []).filter(
    (other) => other.version !== version.version,
  );
  const usual =
    others.find(({ inForce }) => inForce) ?? others.find((other) => other.version < version.version) ?? others[0];
  const chosen = search.get('from') ?? (usual ? String(usual.version) : null);
  const base = useResource<PolicyVersion>(
    chosen ? `/api/policies/${encodeURIComponent(version.policy)}/versions/${chosen}` : null,
  );
  if (policies.data && others.length === 0) return <Empty title="Nothing to compare">This is the only version.</Empty>;
  return (
    <>
      <Group mb={12}>
        <NativeSelect
          label="Compared with"
          value={chosen ?? ''}
          data={others.map(({ version: value, inForce }) => ({
            value: String(value),
            label: inForce ? `Version ${value}, in force` : `Version ${value}`,
          }))}
          onChange={(event) => setSearch({ view: 'difference', from: event.currentTarget.value }, { replace: true })}
        />
      </Group>
      <Problem error={base.error} />
      {base.data ? <Lines before={base.data.body.source} after={version.source} /> : <Skeleton height={200} />}
    </>
  );
}

/** The lines that differ, with those around them. */
export function Lines({ before, after }: { before: string; after: string }) {
  const runs = useMemo(() => changedRuns(lineDifference(before, after)), [before, after]);
  if (runs.length === 0) return <Empty title="No difference">Both versions say the same.</Empty>;
  return (
    <ScrollBox className={classes.source}>
      {runs.map((run) => (
        <div key={`${run[0]?.before} ${run[0]?.after}`}>
          <div className={classes.cut}>Line {run[0]?.after ?? run[0]?.before}</div>
          {run.map((line) => (
            <Line key={`${line.before} ${line.after}`} line={line} />
          ))}
        </div>
      ))}
    </ScrollBox>
  );
}

function Line({ line: { kind, before, after, text } }: { line: DifferenceLine }) {
  return (
    <div className={`${classes.line} ${classes.numbered} ${classes[kind] ?? ''}`}>
      <span className={classes.number}>{before}</span>
      <span className={classes.number}>{after}</span>
      <span title={kind === 'same' ? undefined : kind}>{signs[kind]}</span>
      <code>{text}</code>
    </div>
  );
}

const signs = { same: '', added: '+', removed: '−' };
