import { Page } from '../parts/page.tsx';

export default function Screen() {
  return <Page title="Account">Not built yet.</Page>;
}
