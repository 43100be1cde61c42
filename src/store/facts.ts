import type { SubjectKind } from '../domain/subjects.ts';
import type { Tx } from './database.ts';
import { factHash, genesis } from './chain.ts';

/** What a chain of facts is about. */
export interface Subject {
  kind: SubjectKind;
  id: string;
}

export interface NewFact {
  type: string;
  /** JSON: text, whole numbers, booleans, null, lists and objects; no fractions, which would not hash the same everywhere. */
  data: object;
  instanceId?: string;
  /** Null: the installation itself, as when a deadline comes. */
  by: string | null;
  /** From the transaction's clock. */
  at: string;
  commandId?: string;
}

export interface RecordedFact extends NewFact {
  seq: number;
}

/** Appends facts to a subject's chain. Appends to one subject wait for each other, so a chain never forks. */
export async function appendFacts(tx: Tx, subject: Subject, facts: readonly NewFact[]): Promise<RecordedFact[]> {
  if (facts.length === 0) return [];
  const chain = await openChain(tx, subject);
  const recorded = chain.append(facts);
  await chain.write();
  return recorded;
}

/** A subject's chain in the hands of one transaction. */
export interface Chain {
  /** Gives facts their places in the chain. */
  append(facts: readonly NewFact[]): RecordedFact[];
  /** Writes down what was appended; to be called once. */
  write(): Promise<void>;
}

/** Locks a subject's chain, for facts that are appended bit by bit and written at once. */
export async function openChain(tx: Tx, subject: Subject): Promise<Chain> {
  let head = await lockHead(tx, subject);
  const rows: Row[] = [];
  return {
    append(facts) {
      const added = chained(subject, facts, head);
      head = added.at(-1) ?? head;
      rows.push(...added);
      return facts.map((fact, index) => ({ ...fact, seq: (added[index] as Row).seq }));
    },
    write: () => writeRows(tx, subject, rows, head),
  };
}

async function writeRows(tx: Tx, subject: Subject, rows: readonly Row[], head: Head): Promise<void> {
  if (rows.length === 0) return;
  await tx.query(
    `with head as (
       update chain_head set seq = $4, hash = $5 where subject_kind = $1 and subject_id = $2
     )
     insert into fact (subject_kind, subject_id, seq, type, instance_id, by, at, data, command_id, prev_hash, hash)
     select $1, $2, seq, type, instance_id, by, at, data, command_id, prev_hash, hash
     from jsonb_to_recordset($3) as f(seq int, type text, instance_id uuid, by uuid, at timestamptz, data jsonb,
       command_id text, prev_hash text, hash text)
     order by seq`,
    [subject.kind, subject.id, JSON.stringify(rows), head.seq, head.hash],
  );
}

interface Head {
  seq: number;
  hash: string;
}

interface Row {
  seq: number;
  type: string;
  instance_id: string | null;
  by: string | null;
  at: string;
  data: object;
  command_id: string | null;
  prev_hash: string;
  hash: string;
}

async function lockHead(tx: Tx, { kind, id }: Subject): Promise<Head> {
  // `do update` locks the row whether it is new or not: one statement for both.
  const [head] = await tx.query<Head>(
    `insert into chain_head (subject_kind, subject_id, seq, hash) values ($1, $2, 0, $3)
     on conflict (subject_kind, subject_id) do update set seq = chain_head.seq
     returning seq, hash`,
    [kind, id, genesis],
  );
  return head as Head;
}

function chained(subject: Subject, facts: readonly NewFact[], head: Head): Row[] {
  const rows: Row[] = [];
  let { seq, hash: prevHash } = head;
  for (const fact of facts) {
    seq += 1;
    const named = {
      type: fact.type,
      by: fact.by,
      at: fact.at,
      data: fact.data,
    };
    const hash = factHash({
      ...named,
      subjectKind: subject.kind,
      subjectId: subject.id,
      seq,
      instanceId: fact.instanceId ?? null,
      commandId: fact.commandId ?? null,
      prevHash,
    });
    rows.push({
      ...named,
      seq,
      instance_id: fact.instanceId ?? null,
      command_id: fact.commandId ?? null,
      prev_hash: prevHash,
      hash,
    });
    prevHash = hash;
  }
  return rows;
}
