import type { Actor } from '../../commands/actor.ts';
import { compilePolicyFile } from '../../commands/policy-file.ts';
import { governingPolicy } from '../../commands/policy-in-force.ts';
import type { CompiledPolicy } from '../../domain/policy/compile.ts';
import type { AuthorityLimit, Effect, InputSpec, Outcome, Table } from '../../domain/policy/policy.ts';
import { runPolicyTests, type TestResult } from '../../domain/policy/policy-tests.ts';
import { lineInputTypes } from '../../domain/line-input-types.ts';
import { inputTypes } from '../../domain/policy-value.ts';
import { type Named, named } from '../names.ts';
import type { Reader } from '../page.ts';

export interface PolicyVersionRow {
  version: number;
  status: 'draft' | 'published';
  inForce: boolean;
  effectiveFrom: string | null;
  uploadedBy: Named;
  uploadedAt: string;
  publishedBy: Named | null;
  publishedAt: string | null;
  note: string;
  sha256: string;
}

export interface PolicyRow {
  policy: string;
  governing: boolean;
  versions: PolicyVersionRow[];
}

export interface PolicyVersionPage extends PolicyVersionRow {
  policy: string;
  title: string;
  source: string;
  inputs: { name: string; type: string; values: string[] | null; worse: string | null; meaning: string | null }[];
  tables: ShownTable[];
  limits: { who: string; input: string; bound: string }[];
  tests: TestResult[];
  available: string[];
}

interface ShownTable extends Pick<Table, 'name' | 'hit' | 'scope' | 'otherwise' | 'missing' | 'columns'> {
  outcomes: { name: string; kinds: string[]; asks: string[]; because: string }[];
  rows: { id: string; rule: string; when: string[]; then: string[]; because: string | null }[];
}

/** Every policy with its versions, newest first; the governing one leads. */
export async function listPolicies(reader: Reader): Promise<PolicyRow[]> {
  const rows = await versionRows(reader);
  const policies = new Map<string, PolicyRow>();
  for (const { policy, source: _, ...version } of rows) {
    const entry = policies.get(policy) ?? { policy, governing: policy === governingPolicy, versions: [] };
    entry.versions.push(version);
    policies.set(policy, entry);
  }
  return [...policies.values()].sort((a, b) => Number(b.governing) - Number(a.governing));
}

type StoredVersion = PolicyVersionRow & { policy: string; source: string };

function versionRows(reader: Reader, policy?: string, version?: number): Promise<StoredVersion[]> {
  return reader.query<StoredVersion>(
    `select v.policy, v.version, v.status, v.source, v.effective_from as "effectiveFrom", ${named('u')} as "uploadedBy",
       v.uploaded_at as "uploadedAt", ${named('p')} as "publishedBy", v.published_at as "publishedAt", v.note, v.sha256,
       coalesce(v.version = (
         select f.version from policy_version f
         where f.policy = v.policy and f.status = 'published' and f.effective_from <= clock()
         order by f.effective_from desc, f.version desc limit 1), false) as "inForce"
     from policy_version v join person u on u.id = v.uploaded_by left join person p on p.id = v.published_by
     where ($1::text is null or v.policy = $1) and ($2::int is null or v.version = $2)
     order by v.policy, v.version desc`,
    [policy ?? null, version ?? null],
  );
}

export async function policyVersionPage(
  reader: Reader,
  actor: Actor,
  policy: string,
  version: number,
): Promise<PolicyVersionPage | undefined> {
  const [row] = await versionRows(reader, policy, version);
  if (!row) return undefined;
  const compiled = compiledSource(row);
  const publishes = row.status === 'draft' && row.uploadedBy.id !== actor.id && actor.permissions.has('policy.publish');
  return {
    ...row,
    title: compiled.title ?? policy,
    inputs: Object.entries(compiled.inputs).map(([name, spec]) => ({
      name,
      type: spec.type,
      values: spec.values ?? null,
      worse: spec.worse ?? null,
      meaning: meaningOf(name, spec),
    })),
    tables: compiled.tables.map(shownTable),
    limits: compiled.limits.map(shownLimit),
    tests: runPolicyTests(compiled),
    available: publishes ? ['PublishPolicy'] : [],
  };
}

/** A stored version's file as it was uploaded. */
export async function policySource(reader: Reader, policy: string, version: number): Promise<string | undefined> {
  return (await versionRows(reader, policy, version))[0]?.source;
}

/** The compiled form of a stored version; undefined when there is none. */
export async function storedPolicy(
  reader: Reader,
  policy: string,
  version: number,
): Promise<CompiledPolicy | undefined> {
  const [row] = await versionRows(reader, policy, version);
  return row && compiledSource(row);
}

function compiledSource({ policy, version, source }: StoredVersion): CompiledPolicy {
  const read = compilePolicyFile(source);
  if ('problems' in read) throw new Error(`stored policy ${policy} version ${version} does not compile`);
  return read.ok;
}

/** A line and the whole may each have an input of a name. */
function meaningOf(name: string, { on }: InputSpec): string | null {
  const offered: Record<string, { meaning: string }> =
    on === 'line' ? { ...inputTypes, ...lineInputTypes } : { ...lineInputTypes, ...inputTypes };
  return Object.hasOwn(offered, name) ? (offered[name]?.meaning ?? null) : null;
}

const shownTable = (table: Table): ShownTable => ({
  name: table.name,
  hit: table.hit,
  scope: table.scope,
  otherwise: table.otherwise,
  missing: table.missing,
  columns: table.columns,
  outcomes: Object.values(table.outcomes).map(shownOutcome),
  rows: table.rows.map(({ id, rule, when, then, because }) => ({ id, rule, when, then, because: because ?? null })),
});

const shownOutcome = ({ name, effects, because }: Outcome) => ({
  name,
  kinds: effects.map(({ kind }) => kind),
  asks: effects.flatMap(askText),
  because,
});

function askText(effect: Effect): string[] {
  if (effect.kind === 'evidence' || effect.kind === 'clause') return [effect.name];
  if (effect.kind !== 'require') return [];
  const { ask, stage, within } = effect.requirement;
  const whom =
    'lookup' in ask
      ? `by ${ask.lookup.by}`
      : Object.entries(ask)
          .map(([kind, value]) => `${kind} ${String(value)}`)
          .join(', ');
  return [`${whom}, stage ${stage}${within === undefined ? '' : `, within ${within} h`}`];
}

const shownLimit = ({ who, input, upTo, downTo }: AuthorityLimit) => ({
  who: 'role' in who ? who.role : who.user,
  input,
  bound: upTo === undefined ? `down to ${downTo ?? ''}` : `up to ${upTo}`,
});
