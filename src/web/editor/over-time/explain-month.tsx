import { Modal } from '@mantine/core';
import { Derivation } from '../../parts/derivation/derivation.tsx';
import type { Way } from './chart-geometry.ts';
import { figureOf, nameOf } from './month-figures.ts';
import classes from './over-time.module.css';
import type { OverTime } from './use-over-time.ts';

interface Props {
  /** Undefined: nothing is being explained. */
  month: OverTime['months'][number] | undefined;
  way: Way;
  onClose: () => void;
}

const flows = [
  { flow: 'recurring', title: 'Recurring' },
  { flow: 'usage', title: 'Committed usage' },
  { flow: 'oneTime', title: 'One-time' },
  { flow: 'billed', title: 'Billed' },
  { flow: 'cash', title: 'Cash' },
] as const;

/** How everything comes about that the chart draws of a month: which fees over which days, which invoices. */
export function ExplainMonth({ month, way, onClose }: Props) {
  const some = month ? flows.filter(({ flow }) => /[1-9]/.test(month[way][flow])) : [];
  const when = way === 'amounts' ? '' : ', since the beginning';
  return (
    <Modal
      opened={month !== undefined}
      onClose={onClose}
      title={month && `How ${nameOf(month)}${when} comes about`}
      size="lg"
    >
      {month && some.length === 0 && <p>Nothing falls into this month.</p>}
      {month &&
        some.map(({ flow, title }) => (
          <section key={flow} className={classes.explained} aria-label={title}>
            <h3>{title}</h3>
            <Derivation measure={figureOf(flow, way)} called={String(month.month)} />
          </section>
        ))}
    </Modal>
  );
}
