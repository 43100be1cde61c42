import { Button, Menu } from '@mantine/core';
import { ChevronDown } from 'lucide-react';
import { useRef, useState } from 'react';
import type { AmendmentWay } from '../../domain/amend.ts';
import type { Subscription } from '../api/types.ts';
import { AmendDialog } from './amend-dialog.tsx';
import { CountDialog } from './count-dialog.tsx';

interface Props {
  subscription: Subscription;
  /** The deal it is quoted in; a new one when absent. */
  dealId?: string | undefined;
  label?: string;
  /** Offers its choices at once. */
  isOpen?: boolean;
}

const ways: readonly { command: string; way: AmendmentWay; label: string }[] = [
  { command: 'Renew', way: 'renewal', label: 'Renew' },
  { command: 'RenewEarly', way: 'early-renewal', label: 'Renew early' },
  { command: 'Expand', way: 'expansion', label: 'Expand' },
  { command: 'Contract', way: 'contraction', label: 'Reduce' },
];

/** Starts a quote from the subscription: what takes its place, what is added to it, what the yearly count found. */
export function StartQuote({ subscription, dealId, label = 'Quote a change', isOpen = false }: Props) {
  const [doing, setDoing] = useState<AmendmentWay | 'count'>();
  const may = (command: string): boolean => subscription.available.includes(command);
  const offered = ways.filter(({ command }) => may(command));
  const button = useRef<HTMLButtonElement>(null);
  const close = () => {
    setDoing(undefined);
    // What opened the dialog was an entry of a menu, which is gone.
    requestAnimationFrame(() => button.current?.focus());
  };
  if (offered.length === 0) return null;
  return (
    <>
      <Menu position="bottom-end" shadow="md" width={210} defaultOpened={isOpen} returnFocus>
        <Menu.Target>
          <Button
            ref={button}
            variant={isOpen ? 'default' : 'filled'}
            size={isOpen ? 'compact-xs' : undefined}
            rightSection={<ChevronDown size={14} />}
          >
            {label}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {offered.map(({ way, label }) => (
            <Menu.Item key={way} onClick={() => setDoing(way)}>
              {label}
            </Menu.Item>
          ))}
          {may('CountUnits') && <Menu.Item onClick={() => setDoing('count')}>Yearly count (true-up)</Menu.Item>}
        </Menu.Dropdown>
      </Menu>
      {doing === 'count' && <CountDialog {...{ subscription, dealId }} onClose={close} />}
      {doing && doing !== 'count' && <AmendDialog way={doing} {...{ subscription, dealId }} onClose={close} />}
    </>
  );
}
