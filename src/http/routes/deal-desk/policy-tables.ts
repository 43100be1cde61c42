/** A policy's tables as a workbook, and the file that a changed workbook makes of a version. */
import { record } from '../../../commands/change.ts';
import { refuseInput } from '../../../commands/refusal.ts';
import { changedByWorkbook, largestTables, tablesWorkbook } from '../../../imports/policy-tables.ts';
import { policySource, storedPolicy } from '../../../queries/policies/policies.ts';
import { attachment, ok, type Route, route, xlsx } from '../../route.ts';
import { byPolicyVersion, changedPolicySchema } from '../../schemas/deal-desk/policies.ts';
import { found } from './given.ts';

const tables = {
  tags: ['policies'],
  effect: 'read',
  path: '/api/policies/{policy}/versions/{version}/tables',
} as const;

export const policyTableRoutes: Route[] = [
  route({
    ...tables,
    permission: 'policy.read',
    method: 'get',
    operationId: 'exportPolicyTables',
    summary: 'The tables of a version as a workbook, a sheet for each',
    description: 'It comes back changed by `changePolicyTables`. Who exported what is recorded.',
    params: byPolicyVersion,
    responses: { 200: xlsx },
    async handler({ actor, commandId, database, params: { policy, version } }) {
      const compiled = found(await storedPolicy(database, policy, version));
      const workbook = await tablesWorkbook(found(await policySource(database, policy, version)));
      const rows = compiled.tables.reduce((sum, table) => sum + table.rows.length, 0);
      const data = { list: 'policy-tables', filters: { policy, version }, rows, complete: true };
      const subject = { kind: 'person', id: actor.id } as const;
      await database.transaction((tx) => record(tx, { subject, type: 'ListExported', data, by: actor.id, commandId }));
      return attachment(workbook, xlsx, `${policy}-${version}.xlsx`);
    },
  }),
  route({
    ...tables,
    permission: 'policy.write',
    method: 'post',
    operationId: 'changePolicyTables',
    summary: 'The file of a version with the rows of a workbook; nothing is saved',
    description:
      'Rows may be added, removed, reordered and changed; comments, tests, outcomes and limits stay. What is wrong is ' +
      'named by sheet, row and column. Upload the answered file to propose it as the next version.',
    params: byPolicyVersion,
    raw: { mediaTypes: ['application/octet-stream'], maxBytes: largestTables },
    timeLimit: 60_000,
    idempotent: false,
    responses: { 200: changedPolicySchema },
    async handler({ database, params, body }) {
      const source = found(await policySource(database, params.policy, params.version));
      const bytes = body as unknown as Buffer;
      const changed = await changedByWorkbook(source, { name: 'The workbook', bytes });
      return 'ok' in changed ? ok(changed.ok) : refuseInput(...changed.problems.slice(0, 50));
    },
  }),
];
