import { dateWords, distanceWords, momentWords } from './formats.ts';
import { Missing } from './money-text.tsx';

interface DateTextProps {
  /** A plain date or an instant. */
  value: string | null | undefined;
  /** Distance from now, with the moment in the tooltip. */
  ago?: boolean;
}

/** A date as a date, an instant in the reader's time zone. */
export function DateText({ value, ago = false }: DateTextProps) {
  if (!value) return <Missing what="No date" />;
  const words = value.length > 10 ? momentWords(value) : dateWords(value);
  return (
    <time dateTime={value} title={ago ? words : undefined}>
      {ago ? distanceWords(value) : words}
    </time>
  );
}
