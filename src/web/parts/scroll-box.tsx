import type { ReactNode } from 'react';

/** Wide content that scrolls inside its own box and leaves the page alone. */
export function ScrollBox({ className, children }: { className?: string; children: ReactNode }) {
  return (
    // Whoever has no mouse can only scroll what takes the focus (WCAG 2.1.1).
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className={className} tabIndex={0} style={{ overflowX: 'auto' }}>
      {children}
    </div>
  );
}
