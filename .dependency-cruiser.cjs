/*
 * Who may import whom: the table of ARCHITECTURE.md, types included. A folder may always import itself; what a row
 * does not name is forbidden.
 */
const node = Symbol('the modules that come with Node');
const named = (...packages) => `node_modules/(${packages.join('|')})/`;
const folders = (...names) => `^(${names.join('|')})/`;

/** What stands on a paper is pure: whoever asks for one works it out. */
const paperViews = '^src/documents/(view-models/|clauses)';

/** @type {[string, (string | symbol)[]][]} */
const table = [
  // Temporal brings the rules of time zones, which no arithmetic of ours can know; it never asks the clock here.
  ['src/domain', [named('temporal-polyfill')]],
  ['workflows', [folders('src/domain'), named('xstate')]],
  [
    'src/store',
    [
      folders('workflows', 'src/domain'),
      '^src/unpacked\\.mjs$',
      named('typeorm', 'pg', '@types/pg', 'pg-copy-streams', '@types/pg-copy-streams', 'canonicalize'),
      node,
    ],
  ],
  [
    'src/commands',
    [
      folders('src/store', 'src/queries', 'workflows', 'src/domain'),
      paperViews,
      named('@node-rs/argon2', 'zod', 'date-holidays', 'file-type', 'rate-limiter-flexible', 'yaml'),
      node,
    ],
  ],
  ['src/queries', [folders('src/store', 'src/commands', 'workflows', 'src/domain'), paperViews, node]],
  [
    'src/imports',
    [
      folders('src/commands', 'src/queries', 'src/store', 'workflows', 'src/domain'),
      named('csv-parse', 'csv-stringify', 'read-excel-file', 'write-excel-file', 'yauzl', '@types/yauzl', 'zod'),
      node,
    ],
  ],
  [
    'src/demo',
    [
      folders('src/commands', 'src/effects', 'src/documents', 'src/store', 'workflows', 'src/domain'),
      named('yaml'),
      node,
    ],
  ],
  ['src/documents', [folders('src/domain'), '^src/unpacked\\.mjs$', named('handlebars', 'puppeteer'), node]],
  [
    'src/effects',
    [
      folders('src/commands', 'src/queries', 'src/imports', 'src/documents', 'src/store', 'workflows', 'src/domain'),
      named('bullmq', 'ioredis', 'pg', '@types/pg', 'nodemailer', '@types/nodemailer', 'pino'),
      node,
    ],
  ],
  ['src/live', [folders('src/store', 'src/commands', 'src/queries', 'workflows', 'src/domain'), node]],
  [
    'src/http',
    [
      folders('src/commands', 'src/queries', 'src/imports', 'src/live', 'workflows', 'src/domain'),
      named(
        'express',
        '@types/express(-serve-static-core)?',
        'zod',
        '@asteasolutions/zod-to-openapi',
        'helmet',
        'file-type',
        'prom-client',
        'swagger-ui-dist',
        'pino',
        'openid-client',
        'rate-limiter-flexible',
      ),
      node,
    ],
  ],
  [
    'src/cli',
    [
      folders('src/commands', 'src/queries', 'src/imports', 'src/store', 'src/demo', 'workflows', 'src/domain'),
      '^src/config\\.ts$',
      named('commander', 'yaml'),
      node,
    ],
  ],
];

module.exports = {
  forbidden: [
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true } },
    { name: 'not-resolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
    { name: 'nothing-imports-main', severity: 'error', from: {}, to: { path: '^src/main\\.ts$' } },
    {
      name: 'tests-stay-outside',
      severity: 'error',
      from: { path: '^(src|workflows)/' },
      to: { path: '^(test|scripts)/' },
    },
    ...table.map(([folder, allowed]) => ({
      name: `${folder}-imports`,
      comment: 'See the table of ARCHITECTURE.md',
      severity: 'error',
      from: { path: `^${folder}/` },
      to: {
        pathNot: [`^${folder}/`, ...allowed.filter((entry) => entry !== node)],
        ...(allowed.includes(node) && { dependencyTypesNot: ['core'] }),
      },
    })),
    {
      name: 'screens-are-a-client',
      comment: 'The screens share types and pure arithmetic with the server, never its code',
      severity: 'error',
      from: { path: '^src/web/' },
      to: { path: '^(src|workflows)/', pathNot: ['^src/web/', '^src/domain/', '^src/http/schemas/', '^workflows/'] },
    },
    {
      name: 'screens-take-types-only-from-the-api-and-the-workflows',
      severity: 'error',
      from: { path: '^src/web/' },
      to: { path: '^(src/http/schemas|workflows)/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'nothing-is-decided-by-commission',
      comment: 'What somebody is paid for a deal is shown beside it, and read by no rule, route or price',
      severity: 'error',
      from: {
        path: '^(src|workflows)/',
        pathNot: ['/compensation(/|\\.ts$)', '^src/(web|demo)/', '^src/http/server\\.ts$'],
      },
      to: { path: '^src/(domain|commands|queries)/compensation/', pathNot: '^src/commands/compensation/credit\\.ts$' },
    },
    ...[
      ['typeorm', '^src/store/'],
      ['handlebars', '^src/documents/'],
      ['puppeteer', '^src/documents/printer/'],
      ['express', '^src/http/'],
      ['bullmq', '^src/effects/'],
      ['xstate', '^workflows/'],
    ].map(([name, home]) => ({
      name: `${name}-has-one-home`,
      severity: 'error',
      from: { path: '^(src|workflows)/', pathNot: [home, '^src/main\\.ts$'] },
      to: { path: named(name) },
    })),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|data|artefacts)/' },
    tsPreCompilationDeps: true,
    parser: 'swc',
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default'],
    },
  },
};
