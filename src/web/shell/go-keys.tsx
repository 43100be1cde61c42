import { Kbd, Modal, Switch, Table } from '@mantine/core';
import { useNavigate } from 'react-router';
import { useKeyboard, useShortcuts } from '../parts/keyboard.tsx';
import { usePlaces } from './use-places.ts';

interface GoKeysProps {
  help: boolean;
  onHelp(): void;
  onClose(): void;
}

/** What works without the single keys too. */
const always = [
  { keys: 'Ctrl+K', does: 'Find anything' },
  { keys: 'Ctrl+Enter', does: 'Send what one writes' },
];

/** g and a letter goes somewhere, ? lists what works here. */
export function GoKeys({ help, onHelp, onClose }: GoKeysProps) {
  const navigate = useNavigate();
  const { on, switchOn, shortcuts } = useKeyboard();
  const places = usePlaces().flatMap((group) => group.places);
  useShortcuts([
    ...places.flatMap(({ key, name, to }) =>
      key ? [{ keys: `g ${key}`, does: `Go to ${name.toLowerCase()}`, run: () => void navigate(to) }] : [],
    ),
    { keys: '[Shift]+?', does: 'Show the keys', run: onHelp },
  ]);
  return (
    <Modal opened={help} onClose={onClose} title="Keys">
      <Switch
        label="Single keys work"
        checked={on}
        onChange={(event) => switchOn(event.currentTarget.checked)}
        mb="sm"
      />
      <Table aria-label="Keys that work here" verticalSpacing={4}>
        <Table.Tbody>
          {[...always, ...shortcuts].map(({ keys, does }) => (
            <Table.Tr key={`${keys} ${does}`}>
              <Table.Td w={130}>
                {keys.split(' ').map((key) => (
                  <Kbd key={key} mr={4}>
                    {key.replace('[Shift]+', '')}
                  </Kbd>
                ))}
              </Table.Td>
              <Table.Td>{does}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Modal>
  );
}
