import { describe, expect, it } from '@jest/globals';
import { shownTo } from '../../src/domain/confidentiality.ts';
import { packageFindings, packagesShown } from '../../src/domain/package-sight.ts';
import type { Finding } from '../../src/domain/policy/evaluation.ts';

const finding: Finding = {
  rule: 'S1',
  table: 'size',
  row: 'S1',
  input: 'tcv',
  actual: '441544.14',
  limit: '>= 50000',
  outcome: 'finance',
  because: 'Finance sees what is large',
  kind: 'require',
  blocks: false,
  raisedBy: 'package',
  deals: ['hers', 'his'],
  reads: [{ input: 'tcv', actual: '441544.14', limit: '>= 50000' }],
};
const { deals: _, ...told } = finding;
const deep = (of: Finding) => ({ decisions: [{ card: { because: [of] } }], assessment: { findings: [of] } });
const sees =
  (...seen: string[]) =>
  (deals: readonly string[] = ['unknown']) =>
    deals.every((id) => seen.includes(id));

describe('A finding that a package raises', () => {
  it('is found wherever it stands in an answer', () => {
    expect(packageFindings(deep(finding))).toEqual([finding, finding]);
    expect(packageFindings(deep({ ...finding, raisedBy: 'choice' }))).toEqual([]);
  });

  it('is told whole to who sees the deal of every quote that counts, without which deals those are', () => {
    expect(packagesShown(sees('hers', 'his'), deep(finding))).toEqual(deep(told));
  });

  it('keeps rule, table, outcome and reason, and no number, to who does not', () => {
    const masked = { ...told, input: null, actual: null, limit: null, reads: [] };
    expect(packagesShown(sees('hers'), deep(finding))).toEqual(deep(masked));
  });

  it('is kept back where nobody noted long ago which deals it counts', () => {
    expect(JSON.stringify(packagesShown(sees('hers', 'his'), deep(told)))).not.toContain('441544');
  });

  it('of a cost tells its name alone to who sees no cost, and no deal', () => {
    const nothing = { cost: 'hidden', margin: 'hidden' } as const;
    const ofMargin = { ...finding, reads: [{ input: 'margin', actual: '0.2', limit: '< 25%' }] };
    expect(packagesShown(sees(), shownTo(nothing, ofMargin))).toEqual({
      rule: 'S1',
      outcome: 'finance',
      kind: 'require',
      blocks: false,
      because: 'Outside guidance',
      table: null,
      row: null,
      input: null,
      actual: null,
      limit: null,
      reads: [],
    });
  });
});
