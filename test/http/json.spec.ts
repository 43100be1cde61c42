import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parseJson } from '../../src/http/json.ts';

const parse = (text: string) => parseJson(new TextEncoder().encode(text));
const wellFormed = fc.string({ unit: 'grapheme' }).filter((text) => !text.includes('\0'));
const json = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 5 },
    wellFormed,
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(
      wellFormed.filter((key) => key !== '__proto__'),
      tie('value'),
      { maxKeys: 4, noNullPrototype: true },
    ),
  ),
})).value;

describe('reading JSON', () => {
  it('takes everything that is fit to be stored, as JSON.parse does', () => {
    fc.assert(
      fc.property(json, fc.constantFrom(undefined, 2), (value, indent) => {
        const text = JSON.stringify(value, undefined, indent);
        expect(parse(text)).toEqual({ value: JSON.parse(text) });
      }),
    );
  });

  it('never throws, whatever bytes come', () => {
    const noise = fc.oneof(
      fc.uint8Array(),
      fc.string({ unit: fc.constantFrom(...'{}[],:"\\u0ea1-.e \n') }).map((text) => new TextEncoder().encode(text)),
    );
    fc.assert(
      fc.property(noise, (bytes) => {
        expect(['value', 'error']).toContain(Object.keys(parseJson(bytes))[0]);
      }),
    );
  });

  it.each([
    ['{"a":1,"\\u0061":2}', '/a'],
    ['{"a":[{"b/c":1,"b/c":1}]}', '/a/0/b~1c'],
    ['[1,[2,-1e999]]', '/1/1'],
    ['{"x":"\\ud83d"}', '/x'],
    ['{"x":{"__proto__":1}}', '/x/__proto__'],
    ['["ok","\\u0000"]', '/1'],
  ])('refuses %s and points at %s', (text, pointer) => {
    expect(parse(text)).toEqual({ error: { pointer, message: expect.any(String) } });
  });

  it('takes the same key in different objects, and 64 levels but not 65', () => {
    expect(parse('[{"a":1},{"a":{"a":2}}]')).toEqual({ value: [{ a: 1 }, { a: { a: 2 } }] });
    expect(parse('['.repeat(64) + ']'.repeat(64))).toHaveProperty('value');
    expect(parse('['.repeat(65) + ']'.repeat(65))).toHaveProperty('error');
    expect(parse(`"${'['.repeat(100)}"`)).toHaveProperty('value');
  });
});
