/** One version of a quote as a spreadsheet reads it: its measures, what it changes, its lines, its invoices; exact. */
import type { Actor } from '../../commands/actor.ts';
import { sightOf } from '../../commands/permissions.ts';
import { shownTo, type ShownLine } from '../../domain/confidentiality.ts';
import { type ChangeTable, changeTable, type Compared } from '../../domain/measures/change-table.ts';
import { measureDefinitions } from '../../domain/measures/definitions.ts';
import type { Money } from '../../domain/offer.ts';
import { price } from '../../domain/pricing/price.ts';
import { paperPricing } from '../../documents/view-models/paper-pricing.ts';
import type { PaperAmounts, PaperLineInput, PaperOptionInput } from '../../documents/view-models/paper-input.ts';
import { type QuoteVersion, quoteVersion } from '../../store/quote-versions.ts';
import { type Cell, csvLine } from '../list/csv.ts';
import { allMeasures, measureCells, unitOf } from '../list/measure-cells.ts';
import type { Reader } from '../page.ts';

interface Asked {
  quoteId: string;
  version: number;
  /** "Q-1042-1" */
  number: string;
  at: string;
  bom: boolean;
}

/** The whole file. Of cost and margin it has what the reader may see. */
export async function quoteFile(reader: Reader, actor: Actor, asked: Asked): Promise<string> {
  const version = await quoteVersion(reader, asked.quoteId, asked.version);
  const { content, basis } = version;
  const change = changeTable(price(content, basis), content, basis.subscription);
  const paper = paperPricing(content, basis);
  const rows: Cell[][] = [
    [`Countersign: quote ${asked.number}, version ${asked.version}`],
    [`Amounts in ${content.currency} unless a unit says otherwise`],
    [`Exported by ${actor.name} (${actor.email}) at ${asked.at}`],
    [],
    ...measureRows(version, actor),
    ...(change ? [[], ...changeRows(change)] : []),
    [],
    lineHeads,
    ...paper.lines.flatMap((line, index) => lineRows(line, String(index + 1), 'in the total', version, actor)),
    ...paper.options.flatMap((line, index) => {
      const standing = line.alternative === null ? 'optional' : `alternative of ${line.alternative}`;
      return lineRows(line, `option ${index + 1}`, standing, version, actor);
    }),
    [],
    ['Invoice', 'Issue', 'Due', 'From', 'To', 'Amount', 'Milestone'],
    ...paper.schedule.map(({ issueOn, dueOn, period, amount, milestone }, index) => [
      index + 1,
      issueOn,
      dueOn,
      period.from,
      period.to,
      amount.amount,
      milestone,
    ]),
  ];
  return (asked.bom ? '\uFEFF' : '') + rows.map(csvLine).join('');
}

function measureRows({ measures }: QuoteVersion, actor: Actor): Cell[][] {
  if (!measures) return [['Measure', 'Value', 'Unit']];
  const cells = measureCells(measures, allMeasures, sightOf(actor));
  return [
    ['Measure', 'Value', 'Unit'],
    ...allMeasures.map((name, index) => [measureDefinitions[name].name, cells[index] ?? null, unitOf(name, measures)]),
  ];
}

function changeRows({ subscription, change, arr, mrr, end, discount, products }: ChangeTable): Cell[][] {
  const verb = change === 'adds' ? 'Adds to' : 'Takes the place of';
  return [
    [`${verb} ${subscription.number}`, 'Now', 'Proposed', 'Difference'],
    compared('ARR', arr, amountOf),
    compared('MRR', mrr, amountOf),
    ['Ends', end.now, end.proposed, end.difference],
    compared('Discount', discount, plain),
    ...products.flatMap(({ product, units, unitPrice, arr: yearly }) => [
      compared(`${product} units`, units, plain),
      compared(`${product} a unit a year`, unitPrice, amountOf),
      compared(`${product} ARR`, yearly, amountOf),
    ]),
  ];
}

const amountOf = ({ amount }: Money): Cell => amount;
const plain = (value: string): Cell => value;

const compared = <T>(label: string, { now, proposed, difference }: Compared<T>, cell: (value: T) => Cell): Cell[] => [
  label,
  ...[now, proposed, difference].map((value) => (value === null ? null : cell(value))),
];

const lineHeads =
  'Line,Product,Name,Heading,Standing,Charge,Quantity,Unit,From,To,List,Discount amount,Discount,Net,Adds if chosen,Cost,Margin'.split(
    ',',
  );

/** A line, and under it the steps of its ramp, which sum to it. */
function lineRows(
  line: PaperLineInput | PaperOptionInput,
  place: string,
  standing: string,
  of: QuoteVersion,
  actor: Actor,
): Cell[][] {
  const measured = of.measures?.lines.find(({ id }) => id === line.id);
  const { cost, margin } = (measured ? shownTo(sightOf(actor), measured) : {}) as Partial<ShownLine>;
  const said = [line.sku, line.name, line.group, standing, line.charge];
  return [
    [
      place,
      ...said,
      line.quantity,
      line.unit,
      line.start,
      line.end,
      ...amounts(line),
      'adds' in line ? line.adds.amount : null,
      typeof cost === 'object' ? (cost?.amount ?? null) : (cost ?? null),
      margin ?? null,
    ],
    ...line.segments.map((step, index) => [
      `${place}.${index + 1}`,
      ...said,
      step.quantity,
      line.unit,
      step.start,
      step.end,
      ...amounts(step),
      null,
      null,
      null,
    ]),
  ];
}

const amounts = ({ list, discount, discountRatio, net }: PaperAmounts): Cell[] => [
  list.amount,
  discount.amount,
  discountRatio,
  net.amount,
];
