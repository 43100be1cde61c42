import { Menu, UnstyledButton } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { BellRing, CalendarOff, ChevronDown, Keyboard, KeyRound, LogOut } from 'lucide-react';
import { Link, useNavigate } from 'react-router';
import { useMe } from '../api/me.ts';
import { useWrite } from '../api/use-write.ts';
import { initials } from '../parts/formats.ts';
import { wordsFor } from '../parts/words.ts';
import classes from './account-menu.module.css';

/** Who one is here, the keys, and the way out. */
export function AccountMenu({ onHelp }: { onHelp(): void }) {
  const me = useMe();
  const navigate = useNavigate();
  const client = useQueryClient();
  const leave = useWrite({
    onDone: () => {
      client.clear();
      void navigate('/sign-in');
    },
  });
  return (
    <Menu position="bottom-end" width={240}>
      <Menu.Target>
        <UnstyledButton className={classes.account}>
          <span className={classes.initials} aria-hidden="true">
            {initials(me?.name ?? '')}
          </span>
          <span className={classes.name}>{me?.name}</span>
          <ChevronDown size={14} aria-hidden="true" />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          {me?.email}
          <br />
          {me?.roles.map(wordsFor).join(', ')}
        </Menu.Label>
        <Menu.Item component={Link} to="/away" leftSection={<CalendarOff size={15} />}>
          Away and standing in
        </Menu.Item>
        <Menu.Item component={Link} to="/settings/notifications" leftSection={<BellRing size={15} />}>
          How you are told
        </Menu.Item>
        <Menu.Item component={Link} to="/settings/tokens" leftSection={<KeyRound size={15} />}>
          Sign-ins and tokens
        </Menu.Item>
        <Menu.Item leftSection={<Keyboard size={15} />} onClick={onHelp}>
          Keys
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item
          leftSection={<LogOut size={15} />}
          onClick={() => leave.mutate({ method: 'DELETE', path: '/api/session' })}
        >
          Sign out
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
