/** Bringing data in from files, and taking it out again. */
import { Readable } from 'node:stream';
import { isRefusal, refuseInput } from '../../commands/refusal.ts';
import { kinds } from '../../imports/kinds/all.ts';
import { type Mapping, mappingSchema } from '../../imports/mapping/mapping.ts';
import { exportCsv, exportWorkbook, reportCsv, workbookKinds } from '../../imports/run/export.ts';
import { saveMapping, savedMappings } from '../../imports/run/mappings.ts';
import { columnsOfRun, listRuns, readRun } from '../../imports/run/read.ts';
import { problemsOf } from '../../imports/run/report.ts';
import { mayExport } from '../../imports/run/request.ts';
import { applyRun, startRun, uploadFile, uploadRun } from '../../imports/run/upload.ts';
import { okPage } from '../pages.ts';
import { notFound } from '../problem.ts';
import { attachment, type Context, created, noContent, ok, type Route, route, xlsx } from '../route.ts';
import { byId } from '../schemas/common.ts';
import {
  byKind,
  exportDataQuery,
  byMappingName,
  importColumnsSchema,
  importKindsSchema,
  importProblemsQuery,
  importProblemsSchema,
  importRunSchema,
  importRunsQuery,
  importRunsSchema,
  saveMappingBody,
  savedMappingsSchema,
  startImportBody,
  uploadQuery,
} from '../schemas/imports.ts';

const reading = { tags: ['imports'], permission: 'import.run', effect: 'read' } as const;
const writing = { tags: ['imports'], permission: 'import.run', effect: 'write' } as const;

const uploads = { mediaTypes: ['application/octet-stream'], maxBytes: 25 * 1024 * 1024 };
/** A workbook is opened before its upload is answered. */
const uploadLimit = 60_000;

type Asking = Pick<Context<unknown, unknown, unknown>, 'actor' | 'database'>;

async function run({ actor, database }: Asking, id: string) {
  const found = await readRun(database, actor, id);
  if (!found) throw notFound();
  return found;
}

/** A mapping as it was sent, or where it is wrong. */
function mappingIn(sent: unknown) {
  const read = mappingSchema.safeParse(sent);
  if (read.success) return read.data;
  const errors = read.error.issues.map(({ path, message }) => ({ pointer: `/mapping/${path.join('/')}`, message }));
  return refuseInput(...errors.slice(0, 50));
}

export const importRoutes: Route[] = [
  route({
    ...reading,
    method: 'get',
    path: '/api/imports/kinds',
    operationId: 'listImportKinds',
    summary: 'The kinds of data that can be brought in, with their columns',
    responses: { 200: importKindsSchema },
    handler: async ({ actor }) =>
      ok({
        items: Object.values(kinds).map(({ name, title, permission, columns }) => ({
          name,
          title,
          permission,
          mayImport: actor.permissions.has(permission),
          mayExport: mayExport(actor, name) === undefined,
          exportFormats: workbookKinds.includes(name) ? ['csv', 'xlsx'] : ['csv'],
          columns: columns.map((column) => ({
            name: column.name,
            title: column.title,
            required: column.required ?? false,
            note: column.note ?? null,
          })),
        })),
      }),
  }),
  route({
    ...reading,
    method: 'get',
    path: '/api/imports/mappings',
    operationId: 'listImportMappings',
    summary: 'Saved mappings of what you may bring in',
    responses: { 200: savedMappingsSchema },
    handler: async ({ actor, database }) => ok({ items: await savedMappings(database, actor) }),
  }),
  route({
    ...writing,
    method: 'put',
    path: '/api/imports/mappings/{name}',
    operationId: 'saveImportMapping',
    summary: 'Save a mapping under a name, in place of one that has it',
    params: byMappingName,
    body: saveMappingBody,
    responses: { 204: null },
    async handler(context) {
      const mapping = mappingIn(context.body.mapping);
      if (isRefusal(mapping)) return mapping;
      return (await saveMapping(context.database, context, context.params.name, mapping)) ?? noContent();
    },
  }),
  route({
    ...reading,
    method: 'get',
    path: '/api/imports',
    operationId: 'listImports',
    summary: 'Import runs, newest first',
    query: importRunsQuery,
    responses: { 200: importRunsSchema },
    handler: async ({ actor, database, query }) => okPage(await listRuns(database, actor, query)),
  }),
  route({
    ...writing,
    method: 'post',
    path: '/api/imports',
    operationId: 'uploadImport',
    summary: 'Upload a CSV or XLSX file, up to 25 MB, and begin an import',
    query: uploadQuery,
    raw: uploads,
    timeLimit: uploadLimit,
    responses: { 201: importRunSchema },
    async handler(context) {
      const { actor, database, query, body } = context;
      const id = await uploadRun(database, actor, { name: query.name, bytes: body as unknown as Buffer });
      return isRefusal(id) ? id : created(`/api/imports/${id}`, await run(context, id));
    },
  }),
  route({
    ...reading,
    method: 'get',
    path: '/api/imports/{id}',
    operationId: 'readImport',
    summary: 'One import: its state, how far it is, and what came of it',
    params: byId,
    responses: { 200: importRunSchema },
    handler: async (context) => ok(await run(context, context.params.id)),
  }),
  route({
    ...writing,
    method: 'post',
    path: '/api/imports/{id}/files',
    operationId: 'addImportFile',
    summary: 'Upload one more file, for a mapping that reads several',
    params: byId,
    query: uploadQuery,
    raw: uploads,
    timeLimit: uploadLimit,
    responses: { 201: importRunSchema },
    async handler(context) {
      const { actor, database, params, query, body } = context;
      const file = { name: query.name, bytes: body as unknown as Buffer };
      const refused = await uploadFile(database, actor, params.id, file);
      return refused ?? created(`/api/imports/${params.id}`, await run(context, params.id));
    },
  }),
  route({
    ...reading,
    method: 'get',
    path: '/api/imports/{id}/columns',
    operationId: 'readImportColumns',
    summary: 'The columns of the files with samples, and what their names suggest',
    params: byId,
    timeLimit: uploadLimit,
    responses: { 200: importColumnsSchema },
    async handler(context) {
      const { id } = await run(context, context.params.id);
      return ok({ items: await columnsOfRun(context.database, id) });
    },
  }),
  route({
    ...writing,
    method: 'post',
    path: '/api/imports/{id}/start',
    operationId: 'startImport',
    summary: 'Carry the import out in the background: as a dry run unless asked otherwise',
    params: byId,
    body: startImportBody,
    responses: { 202: importRunSchema },
    async handler(context) {
      const { actor, database, params, body } = context;
      const mapping = mappingIn(body.mapping);
      if (isRefusal(mapping)) return mapping;
      const refused = await startRun(database, actor, params.id, { mapping: mapping as Mapping, dryRun: body.dryRun });
      return refused ?? { status: 202, body: await run(context, params.id) };
    },
  }),
  route({
    ...writing,
    method: 'post',
    path: '/api/imports/{id}/application',
    operationId: 'applyImport',
    summary: 'Do in earnest what a dry run found sound',
    params: byId,
    responses: { 202: importRunSchema },
    async handler(context) {
      const refused = await applyRun(context.database, context.actor, context.params.id);
      return refused ?? { status: 202, body: await run(context, context.params.id) };
    },
  }),
  route({
    ...reading,
    method: 'get',
    path: '/api/imports/{id}/report',
    operationId: 'readImportReport',
    summary: 'Every bad row by file and line, and why',
    params: byId,
    query: importProblemsQuery,
    responses: { 200: importProblemsSchema },
    async handler(context) {
      const { id } = await run(context, context.params.id);
      const { limit, cursor } = context.query;
      const { items, next } = await problemsOf(context.database, id, { limit, after: cursor?.[0] });
      return okPage({ items, next: next === null ? null : [next, next] });
    },
  }),
  route({
    ...reading,
    method: 'get',
    path: '/api/imports/{id}/report/content',
    operationId: 'downloadImportReport',
    summary: 'Every bad row, as CSV',
    params: byId,
    responses: { 200: 'text/csv' },
    async handler(context) {
      const { id } = await run(context, context.params.id);
      return attachment(Readable.from(reportCsv(context.database, id)), 'text/csv; charset=utf-8', 'import-report.csv');
    },
  }),
  route({
    ...reading,
    tags: ['exports'],
    method: 'get',
    path: '/api/exports/data/{kind}',
    operationId: 'exportData',
    summary: 'All of a kind of data, as CSV that can be imported again unchanged; the catalogue also as XLSX',
    params: byKind,
    query: exportDataQuery,
    responses: { 200: 'text/csv' },
    async handler({ actor, database, params: { kind }, query: { format } }) {
      const refused = mayExport(actor, kind);
      if (refused) return refused;
      if (format === 'csv') {
        return attachment(Readable.from(exportCsv(database, kind)), 'text/csv; charset=utf-8', `${kind}.csv`);
      }
      if (!workbookKinds.includes(kind)) {
        return refuseInput({ pointer: '#query/format', message: 'Only the catalogue can be taken out as XLSX.' });
      }
      const workbook = await exportWorkbook(database, kind);
      return isRefusal(workbook) ? workbook : attachment(workbook, xlsx, `${kind}.xlsx`);
    },
  }),
];
