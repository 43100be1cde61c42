import { VisuallyHidden } from '@mantine/core';
import {
  BadgePercent,
  CircleDashed,
  FileCheck2,
  Gauge,
  Gift,
  type LucideIcon,
  Package,
  TriangleAlert,
  TrendingUp,
  TrendingUpDown,
} from 'lucide-react';
import type { Mark, MarkKind } from './marks-of.ts';
import classes from './structure.module.css';

const icons: Record<MarkKind, LucideIcon> = {
  ramp: TrendingUp,
  free: Gift,
  uplift: TrendingUpDown,
  usage: Gauge,
  discounts: BadgePercent,
  option: CircleDashed,
  agreement: FileCheck2,
  bundle: Package,
  range: TriangleAlert,
};

/** Small marks in a row: what the line has beside its cells. */
export function Marks({ marks }: { marks: readonly Mark[] }) {
  if (marks.length === 0) return null;
  return (
    <span className={classes.marks}>
      {marks.map(({ kind, words }) => {
        const Icon = icons[kind];
        return (
          <span key={kind} title={words} data-mark={kind}>
            <Icon size={13} aria-hidden="true" />
            <VisuallyHidden>{words}</VisuallyHidden>
          </span>
        );
      })}
    </span>
  );
}
