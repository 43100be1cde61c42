import { type CSSVariablesResolver, createTheme, type MantineColorsTuple } from '@mantine/core';

// The one accent: shade 7 on white has a contrast of 7.6 : 1.
const accent: MantineColorsTuple = [
  '#f1f3fc',
  '#e2e7f8',
  '#c3ccf0',
  '#9fade6',
  '#7d90db',
  '#5f76d0',
  '#4760c4',
  '#2f4bb3',
  '#263e98',
  '#1c2f76',
];

const small = { defaultProps: { size: 'xs' } };

/** Dense and quiet: 13 px text, 30 px controls, one accent. */
export const theme = createTheme({
  colors: { accent },
  primaryColor: 'accent',
  primaryShade: 7,
  fontFamily: "'Inter Variable', system-ui, sans-serif",
  fontFamilyMonospace: "ui-monospace, 'SF Mono', Menlo, Consolas, monospace",
  fontSizes: { xs: '13px', sm: '14px', md: '15px', lg: '17px', xl: '20px' },
  headings: {
    fontWeight: '600',
    sizes: { h1: { fontSize: '19px' }, h2: { fontSize: '14px' }, h3: { fontSize: '13px' } },
  },
  spacing: { xs: '6px', sm: '10px', md: '16px', lg: '24px', xl: '36px' },
  defaultRadius: 'sm',
  cursorType: 'pointer',
  focusRing: 'auto',
  components: {
    Button: small,
    TextInput: small,
    PasswordInput: small,
    Textarea: small,
    NumberInput: small,
    Select: small,
    MultiSelect: small,
    Autocomplete: small,
    NativeSelect: small,
    FileInput: small,
    Checkbox: small,
    Radio: small,
    Switch: small,
    SegmentedControl: small,
    Text: small,
    // Its place for the focus is none that a screen reader knows inside a menu.
    Menu: { defaultProps: { withInitialFocusPlaceholder: false } },
    Tabs: { defaultProps: { keepMounted: false } },
    Modal: {
      defaultProps: {
        closeButtonProps: { 'aria-label': 'Close' },
        centered: true,
        overlayProps: { backgroundOpacity: 0.35 },
      },
    },
    // A dialog's own heading is not the page's banner.
    ModalHeader: { defaultProps: { role: 'presentation' } },
    // The palette is the one dialog without a title to be named by.
    ModalContent: { defaultProps: { 'aria-label': 'Find anything' } },
    DrawerHeader: { defaultProps: { role: 'presentation' } },
    Drawer: { defaultProps: { closeButtonProps: { 'aria-label': 'Close' }, overlayProps: { backgroundOpacity: 0.2 } } },
    Notification: { defaultProps: { closeButtonProps: { 'aria-label': 'Close' } } },
    Tooltip: { defaultProps: { openDelay: 300, fz: 12 } },
  },
});

/** Greys that stay readable (4.5 : 1 and more) where the library's own are too light. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-text': '#1a1f29',
    '--mantine-color-dimmed': '#596273',
    '--mantine-color-placeholder': '#6b7385',
    '--mantine-color-default-border': '#d5d9e0',
    '--mantine-color-error': '#b3261e',
  },
  dark: {},
});
