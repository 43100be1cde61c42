import { Page } from '../parts/page.tsx';

export default function Screen() {
  return <Page title="Decision">Not built yet.</Page>;
}
