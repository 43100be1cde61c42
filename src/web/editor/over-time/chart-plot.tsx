/* oxlint-disable jsx-a11y/prefer-tag-over-role -- a range field would draw its own track over the picture */
import { useElementSize } from '@mantine/hooks';
import { type KeyboardEvent, type MouseEvent, type PointerEvent, useRef } from 'react';
import { Axes, DrawnSeries } from './chart-drawing.tsx';
import { geometryOf, type Way } from './chart-geometry.ts';
import classes from './over-time.module.css';
import type { OverTime } from './use-over-time.ts';

const height = 220;

interface PlotProps {
  answer: OverTime;
  way: Way;
  at: number;
  /** What the month that is looked at says. */
  said: string;
  onLook: (index: number) => void;
  /** How the month that is looked at comes about. */
  onExplain: () => void;
}

/**
 * The picture: a slider over months, so that keys and screen readers walk through what eyes see. Enter or a click opens
 * how the month comes about; a finger has to look at it first.
 */
export function Plot({ answer: { months, currency }, way, at, said, onLook, onExplain }: PlotProps) {
  const { ref, width } = useElementSize<HTMLDivElement>();
  const size = { width: Math.max(width, 240), height };
  const geometry = geometryOf(months, way, size);
  const look = (index: number) => onLook(Math.min(Math.max(index, 0), months.length - 1));
  const wasLookedAt = useRef(false);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter') {
      event.preventDefault();
      onExplain();
      return;
    }
    const to = {
      ArrowLeft: at - 1,
      ArrowRight: at + 1,
      PageDown: at - 12,
      PageUp: at + 12,
      Home: 0,
      End: months.length - 1,
    }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    look(to);
  };
  const monthAt = (event: MouseEvent<HTMLDivElement>): number => {
    const x = event.clientX - event.currentTarget.getBoundingClientRect().left;
    return Math.floor((x - geometry.x(0)) / geometry.step);
  };
  const onPoint = (event: PointerEvent<HTMLDivElement>) => look(monthAt(event));
  const onPress = (event: PointerEvent<HTMLDivElement>) => {
    wasLookedAt.current = event.pointerType === 'mouse' || monthAt(event) === at;
    onPoint(event);
  };
  const onClick = (event: MouseEvent<HTMLDivElement>) => {
    if (wasLookedAt.current && months[monthAt(event)]) onExplain();
  };
  return (
    <div
      ref={ref}
      role="slider"
      tabIndex={0}
      aria-label="Month"
      aria-valuemin={0}
      aria-valuemax={months.length - 1}
      aria-valuenow={at}
      aria-valuetext={said}
      aria-haspopup="dialog"
      title="How the month comes about (Enter)"
      className={classes.plot}
      onKeyDown={onKeyDown}
      onClick={onClick}
      onPointerDown={onPress}
      onPointerMove={onPoint}
    >
      <svg
        width={size.width}
        height={height}
        viewBox={`0 0 ${size.width} ${height}`}
        aria-hidden="true"
        display="block"
      >
        <Axes {...{ months, geometry, currency }} width={size.width} />
        <DrawnSeries {...{ months, geometry, way }} />
        <line
          className={classes.cursorLine}
          x1={geometry.x(at) + geometry.step / 2}
          x2={geometry.x(at) + geometry.step / 2}
          y1={4}
          y2={geometry.bottom}
        />
      </svg>
    </div>
  );
}
