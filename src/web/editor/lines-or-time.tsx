import { SegmentedControl } from '@mantine/core';
import { useShortcuts } from '../parts/keyboard.tsx';

interface Props {
  /** What the choice is about, for who hears it: "What is written below". */
  label: string;
  overTime: boolean;
  onOverTime: (shown: boolean) => void;
}

/** Which view of a quote stands below: its lines, or what it comes to over its time. */
export function LinesOrTime({ label, overTime, onOverTime }: Props) {
  useShortcuts([{ keys: 'q t', does: 'Lines, or over time', run: () => onOverTime(!overTime) }]);
  return (
    <SegmentedControl
      size="xs"
      aria-label={label}
      title="q, then t"
      value={overTime ? 'time' : 'lines'}
      onChange={(view) => onOverTime(view === 'time')}
      data={[
        { value: 'lines', label: 'Lines' },
        { value: 'time', label: 'Over time' },
      ]}
    />
  );
}
