import { figureOfStep } from '../../domain/measures/figures.ts';
import type { Measures } from '../api/types.ts';
import { Figure } from './figure.tsx';
import { MoneyText } from './money-text.tsx';
import { Section } from './page.tsx';
import { isHidden, WaterfallBars } from './waterfall-bars.tsx';

type Steps = Measures['waterfall'];

/** The price waterfall with its heading: as far as the reader may see it. */
export function WaterfallSection({ steps }: { steps: Steps }) {
  return (
    <Section title={steps.some(isHidden) ? 'From list to net' : 'From list to margin'}>
      <Waterfall steps={steps} />
    </Section>
  );
}

/** The price waterfall, each amount of which opens how it came about. */
export const Waterfall = ({ steps }: { steps: Steps }) => <WaterfallBars steps={steps} amountOf={openAmount} />;

const openAmount = ({ name, of, amount }: Steps[number]) => (
  <Figure measure={figureOfStep(name, false)} called={of}>
    <MoneyText value={amount} />
  </Figure>
);
