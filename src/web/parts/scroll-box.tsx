import type { ReactNode } from 'react';

/** Wide content that scrolls inside its own box and leaves the page alone. */
export function ScrollBox({ className, children }: { className?: string; children: ReactNode }) {
  return (
    // Positioned, or words that only a screen reader reads would lie outside of the box and widen the page.
    // Whoever has no mouse can only scroll what takes the focus (WCAG 2.1.1).
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className={className} tabIndex={0} style={{ position: 'relative', overflowX: 'auto' }}>
      {children}
    </div>
  );
}
