import { expect, it } from '@jest/globals';
import { evaluationInput, inputsByPlace } from '../../src/web/policy/trial/written-inputs.ts';

const input = (name: string, type: string) => ({ name, type, values: null, worse: null, meaning: null });
const table = (scope: string, columns: string[]) => ({
  name: scope,
  hit: 'unique',
  scope,
  otherwise: 'standard',
  missing: 'block',
  columns,
  outcomes: [],
  rows: [],
});
const policy = {
  inputs: [input('discount', 'percent'), input('margin', 'percent'), input('family', 'enum'), input('unread', 'money')],
  tables: [table('deal', ['discount', 'margin']), table('any-line', ['family', 'margin'])],
};

it('asks on the lines for what line tables read, and for the rest on the deal', () => {
  const { deal, lines } = inputsByPlace(policy);
  expect(deal.map(({ name }) => name)).toEqual(['discount', 'margin', 'unread']);
  expect(lines.map(({ name }) => name)).toEqual(['margin', 'family']);
});

it('leaves out what is empty, keeps numbers as text and takes no custom terms for none', () => {
  const specs = {
    deal: [
      input('discount', 'percent'),
      input('margin', 'percent'),
      input('terms', 'set'),
      input('prepaid', 'boolean'),
    ],
    lines: [],
  };
  const written = { discount: ' 20.00399% ', margin: '', prepaid: 'false' };
  expect(evaluationInput(specs, written, [])).toEqual({ discount: '20.00399%', terms: [], prepaid: false });
});

it('sends lines only when there are some', () => {
  const specs = inputsByPlace(policy);
  expect(evaluationInput(specs, {}, [])).toEqual({});
  expect(evaluationInput(specs, {}, [{ family: 'hardware', margin: '-1%' }])).toEqual({
    lines: [{ margin: '-1%', family: 'hardware' }],
  });
});
