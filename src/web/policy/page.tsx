import { Page } from '../parts/page.tsx';

export default function Screen() {
  return <Page title="Policy">Not built yet.</Page>;
}
