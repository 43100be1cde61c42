import type { MonthFigure } from '../../../domain/measures/figures.ts';
import type { FlowView } from '../../../domain/measures/over-time.ts';
import { dateWords, monthWords } from '../../parts/formats.ts';
import type { Way } from './chart-geometry.ts';
import type { OverTime } from './use-over-time.ts';

/** A month's name; of an offer that does not begin with a month, the day from which it counts. */
export const nameOf = ({ from }: Pick<OverTime['months'][number], 'from'>): string =>
  from.endsWith('-01') ? monthWords(from) : `from ${dateWords(from)}`;

/** How a flow of a month is called where one asks how it comes about. */
export const figureOf = (flow: keyof FlowView, way: Way): MonthFigure =>
  `${flow}${way === 'amounts' ? 'InMonth' : 'ToMonth'}`;
