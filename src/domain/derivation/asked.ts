import { isConfidential, type Sight } from '../confidentiality.ts';
import type { FigureName } from '../measures/figures.ts';
import type { MeasuresView } from '../measures/measures.ts';
import type { Grounds } from './grounds.ts';
import { groundsWith } from './option.ts';
import type { StepView, ToldIn } from './told.ts';

/** A figure of a quote, or of one of its lines. */
export interface Asked {
  measure: FigureName;
  line?: string | undefined;
  /**
   * Which of several: the name that a further discount is given for, the number of an invoice or month, a first day; of a
   * measure the policy currency, to have it in that.
   */
  called?: string | undefined;
  /** Ids of open options, with commas between them: the figure as it is in the offer with them. */
  chosen?: string | undefined;
}

/** Called so, a figure is asked of every line, each of which can be asked in turn. */
export const everyLine = 'lines';

/** The answer. */
export interface DerivationView {
  measure: FigureName;
  line: string | null;
  /** The figure first. Null to whom it may not be shown. */
  steps: StepView[] | null;
  /** Of a line: its own way from list to margin. */
  waterfall: MeasuresView['waterfall'] | null;
}

/** Where the figure stands that is asked: in the offer as it stands, or with some of its open choices taken. */
export const groundsChosen = (chosen: Asked['chosen'], asItStands: Grounds): Grounds =>
  chosen === undefined ? asItStands : groundsWith(chosen.split(','), asItStands);

/** Whether a reader may see how a figure came about. */
export const maySee = (measure: FigureName, { cost, margin }: Sight): boolean =>
  !isConfidential(measure) || (cost === 'visible' && margin === 'visible');

/** What the money of an offer is counted in. */
export const currenciesOf = ({ priced, basis }: Grounds): ToldIn => ({
  currency: priced.currency,
  policyCurrency: basis.policyCurrency,
});
