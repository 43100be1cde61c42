import { Page } from '../parts/page.tsx';

export default function Screen() {
  return <Page title="Orders">Not built yet.</Page>;
}
