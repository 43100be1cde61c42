import { createWriteStream } from 'node:fs';
import { once } from 'node:events';
import { finished } from 'node:stream/promises';
import { governingPolicy, policyInForce } from '../../commands/policy-in-force.ts';
import { pastInputs } from '../../domain/history.ts';
import type { CompiledPolicy } from '../../domain/policy/compile.ts';
import { evaluate } from '../../domain/policy/evaluate.ts';
import type { Evaluation } from '../../domain/policy/evaluation.ts';
import { pastDeals, type StoredPastDeal } from '../../queries/deals/past.ts';
import type { Database } from '../../store/database.ts';
import { type Answer, CannotRun } from '../answer.ts';
import { onInstallation } from '../installation.ts';
import { policyFrom } from './files.ts';

/** How often each of a kind came up, in how many deals. */
type Counts = Record<string, number>;

interface Tally {
  policy: string;
  n: number;
  standard: number;
  approval: number;
  blocked: number;
  byOutcome: Counts;
  byRole: Counts;
  byRule: Counts;
  /** Inputs that rules asked for and history does not have. */
  missing: Counts;
}

/** What a policy would have said of every imported deal; the policy in force when no file is named. */
export function evaluateImported(asked: Asked): Promise<Answer> {
  return onInstallation((database) => evaluateAll(database, asked));
}

interface Asked {
  file?: string;
  out?: string;
}

async function evaluateAll(database: Database, { file, out }: Asked): Promise<Answer> {
  const policy = file === undefined ? await inForce(database) : await policyFrom(file);
  const tally: Tally = {
    policy: policy.policy,
    n: 0,
    standard: 0,
    approval: 0,
    blocked: 0,
    byOutcome: {},
    byRole: {},
    byRule: {},
    missing: {},
  };
  const lines = out === undefined ? undefined : createWriteStream(out);
  const written = lines && finished(lines);
  // An error of the file must not end the process before it is said.
  written?.catch(() => undefined);
  for await (const deal of pastDeals(database, policy.currency)) {
    const evaluation = evaluate(pastInputs(deal), policy);
    count(tally, evaluation);
    if (lines && !lines.write(`${JSON.stringify(lineOf(deal, evaluation))}\n`)) {
      await Promise.race([once(lines, 'drain'), written]);
    }
  }
  lines?.end();
  await written?.catch((error: Error) => {
    throw new CannotRun(`--out: ${error.message}`);
  });
  if (tally.n === 0)
    throw new CannotRun('There is no imported deal: import some with `countersign import deals FILE`.');
  return {
    json: { ...tally, ...(out !== undefined && { out }) },
    text: tallyText(tally),
    found: tally.standard < tally.n,
  };
}

async function inForce(database: Database): Promise<CompiledPolicy> {
  const found = await database.transaction((tx) => policyInForce(tx));
  if (!found) throw new CannotRun(`no version of the policy ${governingPolicy} is in force: name a file`);
  return found.compiled;
}

function count(tally: Tally, { standard, blocked, route, findings }: Evaluation): void {
  tally.n += 1;
  if (blocked) tally.blocked += 1;
  else if (standard) tally.standard += 1;
  else tally.approval += 1;
  // Each once a deal, however many lines or tables say it.
  addEach(
    tally.byOutcome,
    findings.map(({ table, outcome }) => `${table}: ${outcome}`),
  );
  addEach(
    tally.byRole,
    route.flat().map(({ label }) => label),
  );
  addEach(
    tally.byRule,
    findings.map(({ rule }) => rule),
  );
  addEach(
    tally.missing,
    findings.flatMap(({ kind, input }) => (kind === 'missing' && input !== null ? [input] : [])),
  );
}

function addEach(counts: Counts, names: readonly string[]): void {
  for (const name of new Set(names)) counts[name] = (counts[name] ?? 0) + 1;
}

const lineOf = ({ id, order, orderedOn }: StoredPastDeal, { standard, blocked, route, findings }: Evaluation) => ({
  deal: id,
  order,
  orderedOn,
  standard,
  blocked,
  route: route.map((stage) => stage.map(({ label, rules }) => ({ label, rules }))),
  findings: findings.map(({ rule, table, outcome, kind, input, actual }) => ({
    rule,
    table,
    outcome,
    kind,
    input,
    actual,
  })),
});

function tallyText({ policy, n, standard, approval, blocked, byOutcome, byRole, missing }: Tally): string {
  const table = (title: string, counts: Counts): string[] => {
    const rows = Object.entries(counts).sort((a, b) => b[1] - a[1]);
    return rows.length === 0 ? [] : [title, ...rows.map(([name, times]) => `  ${String(times).padStart(7)}  ${name}`)];
  };
  return [
    `${policy}: ${n} imported deals: ${standard} standard, ${approval} need approval, ${blocked} blocked`,
    ...table('Deals by outcome', byOutcome),
    ...table('Deals by who is asked', byRole),
    ...table('Deals by what history does not say', missing),
  ].join('\n');
}
