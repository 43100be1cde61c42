import { Drawer } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Menu } from 'lucide-react';
import { NavLink } from 'react-router';
import { PlaceLinks, Waiting } from './place-links.tsx';
import classes from './shell.module.css';
import { usePlaces } from './use-places.ts';

/** The four places that matter under way, and everything else behind a drawer. */
export function BottomBar() {
  const [opened, { open, close }] = useDisclosure(false);
  const work = usePlaces()[0]?.places.slice(0, 4) ?? [];
  return (
    <>
      <nav className={classes.bottom} aria-label="Main">
        {work.map(({ to, name, icon: Icon, waiting }) => (
          <NavLink key={to} to={to} end={to === '/'}>
            <Icon size={20} aria-hidden="true" />
            {name}
            {waiting > 0 && <Waiting count={waiting} />}
          </NavLink>
        ))}
        <button type="button" onClick={open}>
          <Menu size={20} aria-hidden="true" />
          More
        </button>
      </nav>
      <Drawer
        opened={opened}
        onClose={close}
        title="Go to"
        position="right"
        size={280}
        classNames={{ body: classes.drawer }}
      >
        <PlaceLinks onGo={close} />
      </Drawer>
    </>
  );
}
