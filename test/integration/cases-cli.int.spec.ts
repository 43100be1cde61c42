import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Guru's published approval matrix (its public card of FY25), as the command line answers it: literal and mended. */

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'cases-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const path = (relative: string): string => fileURLToPath(new URL(`../../${relative}`, import.meta.url));

function evaluated(policy: string, input: object) {
  const file = join(folder, 'input.json');
  writeFileSync(file, JSON.stringify(input));
  const words = ['policy', 'evaluate', path(`templates/policies/${policy}.policy.yaml`), '--input', file, '--json'];
  const { status, stdout, stderr } = spawnSync(process.execPath, [path('src/cli/countersign.ts'), ...words], {
    encoding: 'utf8',
  });
  if (stdout === '') throw new Error(stderr);
  const { route, standard, blocked, findings } = JSON.parse(stdout) as {
    route: { role?: string; quorum: string; rules: string[] }[][];
    standard: boolean;
    blocked: boolean;
    findings: { rule: string; outcome: string }[];
  };
  return { status, route: route.map((stage) => stage.map(({ role }) => role)), standard, blocked, findings };
}

const large = { motion: 'direct', termYears: 1, discount: '41%', arr: 100000 };

describe('the published rules, literally', () => {
  it('send 41 % of $100,000 to the deal desk and to the CFO', () => {
    expect(evaluated('guru', large)).toMatchObject({ status: 1, route: [['deal-desk'], ['cfo']], standard: false });
  });

  it('send 41 % of $99,999 to the deal desk without the CFO', () => {
    expect(evaluated('guru', { ...large, arr: 99999 })).toMatchObject({ status: 1, route: [['deal-desk']] });
  });

  it('leave 3 % to nobody, which blocks and approves nothing', () => {
    expect(evaluated('guru', { ...large, discount: '3%' })).toMatchObject({
      status: 1,
      route: [],
      standard: false,
      blocked: true,
      findings: expect.arrayContaining([expect.objectContaining({ outcome: 'gap' })]),
    });
  });
});

describe('the mended rules', () => {
  it('send 41 % of $100,000 to the CFO alone', () => {
    expect(evaluated('guru-mended', large)).toMatchObject({ status: 1, route: [['cfo']], blocked: false });
  });

  it('send 3 % to the account executive', () => {
    expect(evaluated('guru-mended', { ...large, discount: '3%' })).toMatchObject({
      status: 1,
      route: [['account-executive']],
      blocked: false,
    });
  });
});

describe('the demo policy', () => {
  const ordinary = {
    discount: '0.2000399200039920',
    margin: '60%',
    tcv: 79996,
    termMonths: 12,
    netDays: 30,
    billing: 'annual',
    region: 'NA',
    creditClass: 'A',
    customTerms: [],
    riskBand: 'low',
  };

  it('sends 20.00399 % to the VP and exactly 20 % to the manager', () => {
    expect(evaluated('demo', ordinary)).toMatchObject({ status: 1, route: [['vp-sales']] });
    expect(evaluated('demo', { ...ordinary, discount: '20%' }).findings).toMatchObject([{ rule: 'DL1' }]);
  });

  it('finds nothing in an ordinary deal and ends with 0', () => {
    expect(evaluated('demo', { ...ordinary, discount: '10%' })).toMatchObject({
      status: 0,
      route: [],
      standard: true,
      findings: [],
    });
  });
});
