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

const openAmount = ({ name, amount }: Steps[number]) => (
  <Figure measure={measureOf[name] ?? name}>
    <MoneyText value={amount} />
  </Figure>
);

/** The measure that tells how a step came about, where it is not called like it. */
const measureOf: Partial<Record<Steps[number]['name'], string>> = {
  freeUnits: 'lineDiscount',
  freeTime: 'lineDiscount',
  uplift: 'lineDiscount',
  furtherDiscount: 'lineDiscount',
  furtherHeaderDiscount: 'headerDiscount',
  margin: 'marginAmount',
};
