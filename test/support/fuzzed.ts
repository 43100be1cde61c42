/** Requests that nobody would write: made from the description of an operation, then spoilt somewhere. */
import fc from 'fast-check';
import { addressOf, type Description, type Operation, sampleOf, valuesOf } from './described.ts';

export interface Fuzzed {
  path: string;
  body: string | Uint8Array | undefined;
  headers: Record<string, string>;
}

const texts = [
  '',
  ' ',
  '\u0000',
  '\ud800',
  '\u202egnp.exe',
  `Z${'\u0301'.repeat(5_000)}`,
  '=1+1',
  "'; drop table deal; --",
  '../../etc/passwd',
  '9'.repeat(5_000),
  '1e400',
  'NaN',
  '-0',
  '99999999999999999.999999999999',
  '0.000000000001',
  '0001-01-01',
  '9999-12-31',
  '2026-02-30',
  '+275760-09-13T00:00:00.000Z',
  '{{constructor}}',
  '__proto__',
];

const lastCharacter = 0x10ffff;
const surrogates = { first: 0xd800, count: 0x800 };
/** Any character of Unicode, as fast-check's `binary`, which first lists all of them and takes seconds for that. */
const anyCharacter = fc.integer({ min: 0, max: lastCharacter - surrogates.count }).map(
  (n) => String.fromCodePoint(n < surrogates.first ? n : n + surrogates.count),
  (text) => {
    const code = typeof text === 'string' ? (text.codePointAt(0) ?? -1) : -1;
    if (code < 0 || text !== String.fromCodePoint(code)) throw new Error('not one character');
    return code < surrogates.first ? code : code - surrogates.count;
  },
);

/** What stands where something else was expected. */
const wrong = fc.oneof(
  fc.constantFrom<unknown>(...texts),
  fc.constantFrom<unknown>(null, true, [], {}, -1, 0, 1e308, 2 ** 53, 0.1, Number.MIN_VALUE),
  fc.string({ unit: anyCharacter, maxLength: 30 }),
  fc.jsonValue({ maxDepth: 3 }),
);

/** JSON as no serialiser writes it. */
const notJson = fc.constantFrom(
  '{"name":',
  '{"a":1,"a":2}',
  '{"__proto__":{"admin":true}}',
  '{"amount":1e400}',
  '{"amount":NaN}',
  '['.repeat(10_000) + ']'.repeat(10_000),
  '"\\ud800"',
  '"\\u0000"',
  '\ufeff{}',
  '',
  'null',
  '[]',
  '0',
);

const ifMatches = fc.constantFrom(
  '"v1"',
  '"v2"',
  '"v3"',
  '"v999999999999"',
  'W/"v1"',
  '*',
  '""',
  'v1',
  '"v-1"',
  '"v1", "v2"',
);
const mediaTypes = fc.constantFrom(
  'text/html',
  'application/xml',
  'multipart/form-data; boundary=x',
  'application/json; charset=utf-7',
  ';',
);
const keys = fc.constantFrom('a', ' ', 'x'.repeat(5_000), '"quoted"', '\u00e9');

const positions = fc.string({ maxLength: 20 });

const files = fc.oneof(
  fc.uint8Array({ maxLength: 200 }),
  fc
    .constantFrom('%PDF-1.7', 'PK\u0003\u0004', 'a,b\n"1', 'a;b\r\n1;2\r\n', '\u00ef\u00bb\u00bfsku\n=1', '<html>')
    .map((text) => Buffer.from(text, 'latin1')),
);

/** Requests to one operation; most fit the description but for a value or a header. */
export function fuzzedRequests(
  operation: Operation,
  { schemas }: Description,
  id: (name: string) => string | undefined,
): fc.Arbitrary<Fuzzed> {
  const spoilt = (fits: fc.Arbitrary<unknown>, name: string) => {
    const known = name.endsWith('Id') || name === 'to' ? id(name) : undefined;
    const usual =
      known === undefined
        ? fits
        : fc.oneof({ weight: 4, arbitrary: fc.constant(known) }, { weight: 1, arbitrary: fits });
    return fc.oneof({ weight: 12, arbitrary: usual }, { weight: 1, arbitrary: wrong });
  };
  const [type, schema] = Object.entries(operation.bodies)[0] ?? [];
  const body: fc.Arbitrary<string | Uint8Array | undefined> =
    type === undefined
      ? fc.oneof(
          { weight: 9, arbitrary: fc.constant(undefined) },
          { weight: 1, arbitrary: fc.constant(operation.method === 'GET' ? undefined : '{}') },
        )
      : type.includes('json')
        ? fc.oneof(
            {
              weight: 8,
              arbitrary: valuesOf(schema ?? {}, schemas, { leaf: spoilt }).map((value) => JSON.stringify(value) ?? ''),
            },
            { weight: 1, arbitrary: notJson },
          )
        : files;
  const query = operation.parameters.filter((parameter) => parameter.in === 'query');
  const asked = fc.tuple(
    ...query.map((parameter) =>
      fc.option(
        fc.oneof(
          { weight: 4, arbitrary: valuesOf(parameter.schema, schemas).map(String) },
          { weight: 1, arbitrary: fc.constantFrom(...texts.filter((text) => text.isWellFormed())) },
          {
            weight: 1,
            arbitrary: positions.map((key) => Buffer.from(JSON.stringify([key, key])).toString('base64url')),
          },
        ),
        { nil: undefined, freq: parameter.required ? 20 : 2 },
      ),
    ),
  );
  const headers = fc.record(
    {
      'if-match': ifMatches,
      'content-type': fc.oneof(
        { weight: 12, arbitrary: fc.constant(type ?? 'application/json') },
        { weight: 1, arbitrary: mediaTypes },
      ),
      'idempotency-key': keys,
      'accept-language': fc.constantFrom('x'.repeat(2_000), '*'),
      range: fc.constantFrom('bytes=0-', 'bytes=9-1'),
    },
    { requiredKeys: ['content-type', 'if-match'] },
  );
  const values = fc.oneof(
    { weight: 9, arbitrary: fc.constant(undefined) },
    { weight: 1, arbitrary: fc.constantFrom('%00', '%F0', '..%2f', "1'--") },
  );
  return fc.tuple(body, asked, headers, values).map(([sent, filters, given, bad]) => {
    const [path = ''] = addressOf(operation, (name, inner) => id(name) ?? String(sampleOf(inner, schemas))).split('?');
    const search = filters
      .flatMap((value, index) =>
        value === undefined ? [] : [`${query[index]?.name}=${encodeURIComponent(value.toWellFormed())}`],
      )
      .join('&');
    const hurt = bad && operation.path.includes('{') ? path.replace(/[^/]+$/, bad) : path;
    return {
      path: search ? `${hurt}?${search}` : hurt,
      body: sent?.length === 0 ? undefined : sent,
      headers: keysOnly(given),
    };
  });
}

const keysOnly = (headers: Record<string, string | undefined>): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).filter((entry): entry is [string, string] => entry[1] !== undefined));
