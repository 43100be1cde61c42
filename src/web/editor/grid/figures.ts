import type { Money } from '../../../domain/offer.ts';
import { addedPriceWords } from '../../../domain/option-words.ts';
import type { LineFigures as Answered, PreviewAssessment } from '../../api/types.ts';
import { moneyWords } from '../../parts/formats.ts';

/** What the server worked out about one line. */
export interface LineFigures extends Answered {
  /** A rule names this line. */
  named: boolean;
}

/** Asked for each row that is in sight. */
export type FiguresByLine = Pick<ReadonlyMap<string, LineFigures>, 'get'>;

interface Answer {
  figures: readonly Answered[];
  assessment: Pick<PreviewAssessment, 'findings'> | null;
}

/** Figures by line. What is as it was before stays the same object, so that its row is not drawn again. */
export function figuresByLine({ figures, assessment }: Answer, before?: FiguresByLine): FiguresByLine {
  const named = new Set(assessment?.findings.flatMap(({ lines = [] }) => lines));
  return new Map(
    figures.map((line) => {
      const now = { ...line, named: named.has(line.id) };
      const was = before?.get(line.id);
      return [line.id, was && isSame(was, now) ? was : now];
    }),
  );
}

/** Whether a row that shows the one shows the other. */
export const isSame = (a: LineFigures, b: LineFigures): boolean =>
  a.net.amount === b.net.amount &&
  a.list.amount === b.list.amount &&
  a.margin === b.margin &&
  a.unitPrice === b.unitPrice &&
  a.named === b.named &&
  a.per === b.per &&
  a.family === b.family &&
  a.outside?.from === b.outside?.from &&
  a.outside?.to === b.outside?.to &&
  a.agreement?.id === b.agreement?.id &&
  a.option?.adds.amount === b.option?.adds.amount &&
  a.option?.because.join() === b.option?.because.join() &&
  a.net.currency === b.net.currency;

/** What a line comes to: its net, or what choosing it adds. */
export const priceOf = ({ net, option }: LineFigures): Money => option?.adds ?? net;

/** Why choosing a line adds another amount than its own net; undefined where it does not, or is in the total. */
export const whyOther = ({ net, option }: Pick<LineFigures, 'net' | 'option'>): string | undefined =>
  option ? addedPriceWords({ net, ...option }, moneyWords) : undefined;

export type Signal = 'below-zero' | 'drags' | undefined;

/** A line that loses money, or that earns less than the deal does on the whole. Only a hint of colour: rules decide. */
export function marginSignal(margin: string | undefined, deal: string | undefined): Signal {
  if (margin === undefined || margin === 'unknown') return undefined;
  if (margin === 'free' || margin.startsWith('-')) return 'below-zero';
  return deal !== undefined && Number(margin) < Number(deal) ? 'drags' : undefined;
}
