import { Button, type ButtonProps } from '@mantine/core';
import type { ReactNode } from 'react';

interface CommandButtonProps extends ButtonProps {
  /** The command it gives: the button exists when `available` lists it. */
  command: string;
  available: readonly string[];
  onClick(): void;
  children: ReactNode;
}

/** A button for a command that this person may give now; nothing otherwise. */
export function CommandButton({ command, available, variant = 'default', ...button }: CommandButtonProps) {
  return available.includes(command) ? <Button variant={variant} {...button} /> : null;
}
