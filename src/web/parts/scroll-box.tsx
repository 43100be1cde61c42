import type { ReactNode } from 'react';

interface ScrollBoxProps {
  /** What is inside, for those who reach the box by keyboard. */
  label: string;
  className?: string;
  children: ReactNode;
}

/** Wide content that scrolls inside its own box and leaves the page alone. */
export function ScrollBox({ label, className, children }: ScrollBoxProps) {
  return (
    // Whoever has no mouse can only scroll what takes the focus (WCAG 2.1.1).
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section aria-label={label} className={className} tabIndex={0} style={{ overflowX: 'auto' }}>
      {children}
    </section>
  );
}
