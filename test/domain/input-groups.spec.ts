import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { inputGroups, matchingInputs } from '../../src/domain/input-groups.ts';
import { lineInputTypes } from '../../src/domain/line-input-types.ts';
import { inputTypes } from '../../src/domain/policy-value.ts';

describe('the list of inputs', () => {
  it('has each input of a deal and of a line once', () => {
    const listed = inputGroups.flatMap(({ inputs }) => inputs.map(({ name }) => name));
    expect([...listed].sort()).toEqual([...Object.keys(inputTypes), ...Object.keys(lineInputTypes)].sort());
  });

  it('stands in the guide to the language with type, direction and meaning', () => {
    const guide = readFileSync(new URL('../../docs/policy-language.md', import.meta.url), 'utf8');
    for (const { title, inputs } of inputGroups) {
      const rows = inputs.map(
        ({ name, spec: { type, worse, meaning } }) => `| \`${name}\` | ${type} | ${worse ?? ''} | ${meaning} |\n`,
      );
      expect(guide).toContain(
        `### ${title}\n\n| Input | Type | Worse | Meaning |\n|---|---|---|---|\n${rows.join('')}`,
      );
    }
  });

  it('has an entry that is searched by name or meaning', () => {
    expect(matchingInputs('notice').flatMap(({ inputs }) => inputs.map(({ name }) => name))).toEqual([
      'noticeDays',
      'noticeAfterMonths',
    ]);
  });
});
